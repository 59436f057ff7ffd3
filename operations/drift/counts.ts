/** The figures of a drift report, from its own findings. Pure. */
import type { ReportedFinding } from "./model.ts";

/** How many findings there are of each kind of drift. */
export function countFindings(findings: readonly Pick<ReportedFinding, "is">[]) {
  const number = (is: ReportedFinding["is"]) => findings.filter((one) => one.is === is).length;
  return { changed: number("changed"), unmanaged: number("unmanaged"), gone: number("gone") };
}

/** Whether a report with these findings and so many violations without a waiver shows drift. */
export function isDrift(findings: readonly object[], failed: number): boolean {
  return findings.length > 0 || failed > 0;
}
