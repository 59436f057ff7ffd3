/** Drift reports in a statement: what was changed by hand, and the violations that only the cloud shows. Pure. */
import type { Estate } from "../../estate/estate.ts";
import { withStandbys } from "../../estate/standby.ts";
import type { ReportedFinding, ReportedViolation } from "../../operations/drift/model.ts";
import type { Language } from "../../output/message.ts";
import { own } from "../../policies/values/own.ts";
import { type Waivers, waiverOf } from "../../policies/waivers/index.ts";
import { titled } from "../drift/in-language.ts";
import type { DriftFile } from "../drift/read.ts";
import type { SiteDrift, TenantCounts } from "./drift-model.ts";
import type { ViolationEntry } from "./model.ts";
import type { StatementRequest } from "./request.ts";
import { attributionOf, countFindings } from "./violations.ts";

/** What a site's drift report adds to a statement. */
export interface Shown {
  readonly drift: SiteDrift;
  readonly violations: readonly ViolationEntry[];
}

/** The findings and violations of a report that concern the owners of a statement, or no single owner. */
export function driftOf(
  { report }: DriftFile,
  estate: Estate,
  request: Pick<StatementRequest, "owners" | "asOf" | "language">,
  waivers: Waivers,
): Shown {
  const { site, rehearsal, cloud, at, language, result } = report;
  const isCovered = ({ owner }: { readonly owner?: string | undefined }) =>
    owner === undefined || request.owners.includes(owner);
  const found = [...report.findings, ...report.tenants].filter(isCovered);
  const reported = [
    ...found.flatMap((one) =>
      one.violations.map((violation) => entryOf(violation, site, whose(one, estate))),
    ),
    ...report.consequences.map((one) => entryOf(one, site, attributionOf(one.subject, estate))),
  ].filter(isCovered);
  const violations = reported.map((one) => ({
    ...withWaiver(one, waivers, request.asOf),
    ...otherLanguage(language, request.language),
  }));
  const findings = report.findings.filter(isCovered).map((one) => ({
    ...titled(one, request.language),
    violations: one.violations.map((violation) => withWaiver(violation, waivers, request.asOf)),
  }));
  const drift = {
    ...{ site, rehearsal, cloud, at, language, result, findings },
    counts: countsOf(findings, violations),
    tenants: tenantsOf(findings, violations),
  };
  return { drift, violations };
}

/** The language of a text, where a reader does not expect it. */
export function otherLanguage(is: Language, expected: Language): { language?: Language } {
  return is === expected ? {} : { language: is };
}

/** The tenant that a report names, and the data of that tenant by the files. */
function whose({ tenant, owner }: ReportedFinding, estate: Estate) {
  const declared = tenant === undefined ? undefined : own(withStandbys(estate).tenants, tenant);
  return {
    ...(tenant !== undefined && { tenant }),
    ...(owner !== undefined && { owner }),
    ...(declared && { dataClass: declared.dataClass }),
  };
}

function entryOf(
  violation: ReportedViolation,
  site: string,
  attribution: Pick<ViolationEntry, "tenant" | "owner" | "dataClass">,
): ViolationEntry {
  return { site, ...violation, ...attribution, seenIn: "cloud" };
}

/** A waiver counts on the day of the statement, not on that of the report. */
function withWaiver<Violation extends ReportedViolation>(
  { waiver: _, ...violation }: Violation,
  waivers: Waivers,
  asOf: string,
) {
  const key = waiverOf(violation, waivers, asOf);
  if (key === undefined) return { ...violation, status: "failed" as const };
  return { ...violation, status: "waived" as const, waiver: key };
}

function countsOf(
  findings: readonly ReportedFinding[],
  violations: readonly Pick<ViolationEntry, "status">[],
): SiteDrift["counts"] {
  const number = (is: ReportedFinding["is"]) => findings.filter((one) => one.is === is).length;
  const { failed, waived } = countFindings(violations);
  return {
    changed: number("changed"),
    unmanaged: number("unmanaged"),
    gone: number("gone"),
    failed,
    waived,
  };
}

/** Tenants in alphabetical order, then what belongs to none. */
function tenantsOf(
  findings: readonly ReportedFinding[],
  violations: readonly ViolationEntry[],
): TenantCounts[] {
  const keyOf = ({ tenant, owner }: Pick<ViolationEntry, "tenant" | "owner">) =>
    JSON.stringify([tenant ?? null, owner ?? null]);
  const all = Map.groupBy([...findings, ...violations], keyOf);
  return [...all]
    .map(([key, [first]]) => ({
      ...(first?.tenant !== undefined && { tenant: first.tenant }),
      ...(first?.owner !== undefined && { owner: first.owner }),
      ...countsOf(
        findings.filter((one) => keyOf(one) === key),
        violations.filter((one) => keyOf(one) === key),
      ),
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ tenant, owner = "" }: TenantCounts): string {
  return `${tenant === undefined ? 1 : 0} ${tenant ?? ""} ${owner}`;
}
