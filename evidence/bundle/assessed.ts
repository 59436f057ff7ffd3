/** What was found of a site: by the audit of its recorded state, and by a drift report of its cloud. Pure. */
import type {
  Report as DriftReport,
  ReportedFinding,
  ReportedViolation,
} from "../../operations/drift/model.ts";
import { oncePer } from "../../policies/values/once.ts";
import type { Report } from "../audit/model.ts";
import { isAmong, withWaiver } from "../drift/violations.ts";
import { complianceIn } from "./compliance.ts";
import type { Audited } from "./controls.ts";
import type { BundleSource } from "./source.ts";

/** A violation that only the cloud shows. */
export interface CloudViolation {
  readonly violation: ReportedViolation;
  /** Place of its thing among `shownFindings`; absent for a recorded resource. */
  readonly thing?: number;
}

/** The things of a drift report that a bundle shows: all drift, and tenants' own things that a rule denies. */
export function shownFindings({
  findings,
  tenants,
}: Pick<DriftReport, "findings" | "tenants">): ReportedFinding[] {
  return [...findings, ...tenants.filter(({ violations }) => violations.length > 0)];
}

/** The violations that only the cloud shows; waivers count on the day of the evidence. Most documents ask for them. */
export const cloudViolations = oncePer((source: BundleSource): readonly CloudViolation[] => {
  const { digests, reports, waivers, drift } = source;
  if (drift === undefined) return [];
  const sound = { sound: waivers, problems: [] };
  const recorded = reports[drift.language].violations;
  const all = [
    ...shownFindings(drift).flatMap(({ violations }, thing) =>
      violations.map((violation) => ({ violation, thing })),
    ),
    ...drift.consequences.map((violation) => ({ violation })),
  ];
  return all
    .filter(({ violation }) => !isAmong(recorded, violation))
    .map((one) => ({ ...one, violation: withWaiver(one.violation, sound, digests.asOf) }));
});

/** The rules with everything that they evaluated and denied, in the state and in the cloud. */
export function assessedOf(source: BundleSource): Audited {
  const { result, rules, violations } = source.reports.en;
  const found = cloudViolations(source).map(({ violation }) => violation);
  return {
    result,
    rules: rules.map(({ name, subjects }) => {
      const denied = found.filter(({ rule }) => rule === name).map(({ subject }) => subject);
      return { name, subjects: [...new Set([...subjects, ...denied])] };
    }),
    violations: [...violations, ...found],
  };
}

/** The faulty waivers, by their places: one that only covers what was made by hand waives something. */
export function waiverFaults(source: BundleSource): number[] {
  const used = new Set(
    cloudViolations(source).flatMap(({ violation: { waiver } }) =>
      waiver === undefined ? [] : [`${waiver}.scope`],
    ),
  );
  return source.reports.en.waiverProblems.flatMap(({ path }, index) =>
    used.has(path) ? [] : [index],
  );
}

/** The result of the audit, without the faults of waivers that only cover what was made by hand. */
export function auditResult(source: BundleSource): Report["result"] {
  const { result, counts, attested } = source.reports.en;
  if (result !== "failed") return result;
  const faults = attested.some(({ faults: all }) => all.length > 0);
  return counts.failed > 0 || faults || waiverFaults(source).length > 0 ? "failed" : "passed";
}

/** The result of the evidence: of the audit, of the drift report if there is one, and of the compliance statement. */
export function resultOf(source: BundleSource): Report["result"] {
  const audit = auditResult(source);
  if (audit !== "passed") return audit;
  const failed = failedInCloud(source) > 0 || complianceIn(source, "en").result === "nonCompliant";
  return failed ? "failed" : "passed";
}

/** How many violations that only the cloud shows no waiver covers. */
export function failedInCloud(source: BundleSource): number {
  return cloudViolations(source).filter(({ violation }) => violation.status === "failed").length;
}
