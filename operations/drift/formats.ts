/** The formats of a report; `run.ts` has a writer for each. */
export const FORMATS = ["text", "json", "sarif", "junit"] as const;
export type Format = (typeof FORMATS)[number];
