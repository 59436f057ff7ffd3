/** The formats of the report; `doctor.ts` has a writer for each. */
export const FORMATS = ["text", "json", "junit"] as const;
export type Format = (typeof FORMATS)[number];
