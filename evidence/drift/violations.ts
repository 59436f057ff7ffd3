/** Violations of a drift report in a document of another day that rests on a recorded state, too. Pure. */
import type { ReportedViolation } from "../../operations/drift/model.ts";
import { type Waivers, waiverOf } from "../../policies/waivers/index.ts";

/** A waiver counts on the day of the document, not on that of the report. */
export function withWaiver<Violation extends ReportedViolation>(
  { waiver: _, ...violation }: Violation,
  waivers: Waivers,
  asOf: string,
) {
  const key = waiverOf(violation, waivers, asOf);
  if (key === undefined) return { ...violation, status: "failed" as const };
  return { ...violation, status: "waived" as const, waiver: key };
}

type Worded = Pick<ReportedViolation, "rule" | "case" | "subject" | "what">;

/**
 * Whether the recorded state has the same violation: one that was recorded after the cloud was read may. `isOther` says
 * that the texts may be in another language.
 */
export function isAmong(all: readonly Worded[], one: Worded, isOther = false): boolean {
  return all.some(
    ({ rule, case: found, subject, what }) =>
      rule === one.rule &&
      found === one.case &&
      subject === one.subject &&
      (isOther || what === one.what),
  );
}
