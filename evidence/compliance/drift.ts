/** Drift reports in a statement: what was changed by hand, and the violations that only the cloud shows. Pure. */
import { countFindings } from "../../operations/drift/counts.ts";
import type { Report, ReportedFinding, ReportedViolation } from "../../operations/drift/model.ts";
import type { Language } from "../../output/message.ts";
import { own } from "../../policies/values/own.ts";
import type { Waivers } from "../../policies/waivers/index.ts";
import type { DriftFile } from "../drift/read.ts";
import { titled } from "../drift/titled.ts";
import { withWaiver } from "../drift/violations.ts";
import type { SiteDrift, TenantCounts } from "./drift-model.ts";
import type { SiteFacts } from "./facts-model.ts";
import type { ViolationEntry } from "./model.ts";
import type { Subject } from "./request.ts";
import {
  type Attribution,
  attributionOf,
  countFindings as countViolations,
  isCovered,
} from "./violations.ts";

/** What a site's drift report adds to a statement. */
export interface Shown {
  readonly drift: SiteDrift;
  readonly violations: readonly ViolationEntry[];
}

/** The findings and violations of a report that concern the owners of a statement, or no single owner. */
export function driftOf(
  { report }: Pick<DriftFile, "report">,
  facts: SiteFacts,
  request: Pick<Subject, "owners" | "everything" | "asOf" | "language">,
  waivers: Waivers,
): Shown {
  const { site, rehearsal, cloud, at, language, result } = report;
  const isOurs = (one: Attribution) => isCovered(one, request);
  const onDay = (all: readonly ReportedViolation[]) =>
    all.map((one) => withWaiver(one, waivers, request.asOf));
  const covered = (all: Report["findings"]) =>
    all.filter(isOurs).map((one) => ({ ...one, violations: onDay(one.violations) }));
  const findings = covered(report.findings).map((one) => titled(one, request.language));
  const own = otherLanguage(language, request.language);
  const entryOf = (violation: ReportedViolation, attribution: Attribution): ViolationEntry => {
    return { site, ...violation, ...attribution, seenIn: "cloud", ...own };
  };
  const violations = [
    ...[...findings, ...covered(report.tenants)].flatMap((one) =>
      one.violations.map((violation) => entryOf(violation, whose(one, facts))),
    ),
    ...onDay(report.consequences).map((one) => entryOf(one, attributionOf(one.subject, facts))),
  ].filter(isOurs);
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
function whose({ tenant, owner }: ReportedFinding, { tenants }: SiteFacts): Attribution {
  const declared = tenant === undefined ? undefined : own(tenants, tenant);
  return {
    ...(tenant !== undefined && { tenant }),
    ...(owner !== undefined && { owner }),
    ...(declared && { dataClass: declared.dataClass }),
  };
}

function countsOf(
  findings: readonly ReportedFinding[],
  violations: readonly Pick<ViolationEntry, "status">[],
): SiteDrift["counts"] {
  const { failed, waived } = countViolations(violations);
  return { ...countFindings(findings), failed, waived };
}

/** Tenants in alphabetical order, then what belongs to none. */
function tenantsOf(
  findings: readonly ReportedFinding[],
  violations: readonly ViolationEntry[],
): TenantCounts[] {
  const keyOf = ({ tenant, owner }: Attribution) => JSON.stringify([tenant ?? null, owner ?? null]);
  const found = Map.groupBy(findings, keyOf);
  const denied = Map.groupBy(violations, keyOf);
  return [...new Set([...found.keys(), ...denied.keys()])]
    .map((key) => {
      const [tenant, owner] = JSON.parse(key) as [string | null, string | null];
      return {
        ...(tenant !== null && { tenant }),
        ...(owner !== null && { owner }),
        ...countsOf(found.get(key) ?? [], denied.get(key) ?? []),
      };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ tenant, owner = "" }: TenantCounts): string {
  return `${tenant === undefined ? 1 : 0} ${tenant ?? ""} ${owner}`;
}
