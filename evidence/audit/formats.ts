/** How a report may be written; `run.ts` has each. */
export const FORMATS = ["text", "json", "sarif", "junit"] as const;
export type Format = (typeof FORMATS)[number];
