/** The formats of a report; `run.ts` has a writer for each. */
export const FORMATS = ["text", "json", "sarif", "junit", "openreports", "policyreport"] as const;
export type Format = (typeof FORMATS)[number];
