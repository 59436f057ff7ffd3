/** The formats of a review; `run.ts` has a writer for each. */
export const FORMATS = ["markdown", "json", "sarif"] as const;
export type Format = (typeof FORMATS)[number];
