/** Violations of recorded resources, and the tenant and data that each is about. */
import { tenantOf } from "../../operations/state/tenant-of.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import { own } from "../../policies/values/own.ts";
import type { ReportedViolation } from "../audit/model.ts";
import type { SiteFacts } from "./facts-model.ts";
import type { ViolationEntry } from "./model.ts";
import type { RecordedSite } from "./recorded.ts";
import type { Subject } from "./request.ts";

/** The tenant of a resource, and the owner and class of its data; empty for resources of no declared tenant. */
export interface Attribution {
  readonly tenant?: string | undefined;
  readonly owner?: string | undefined;
  readonly dataClass?: string | undefined;
}

/** A site and its tenants, its standbys for other sites among them. */
interface Site {
  readonly siteKey: string;
  readonly tenants: Readonly<
    Record<string, { readonly owner: string; readonly dataClass: string }>
  >;
}

/** Whose data a resource is about, by its name, which begins with the site and the tenant. */
export function attributionOf(urn: string, { siteKey, tenants }: Site): Attribution {
  const known = { has: (key: string) => Object.hasOwn(tenants, key) };
  const key = tenantOf(nameOf(urn), siteKey, known);
  const tenant = key === undefined ? undefined : own(tenants, key);
  if (key === undefined || tenant === undefined) return {};
  return { tenant: key, owner: tenant.owner, dataClass: tenant.dataClass };
}

/** The violations of a site's audit that a statement covers. */
export function violationsOf(
  { site, report }: RecordedSite,
  facts: SiteFacts,
  subject: Pick<Subject, "owners" | "everything">,
): ViolationEntry[] {
  return report.violations
    .map((violation) => entryOf(violation, site, attributionOf(violation.subject, facts)))
    .filter((one) => isCovered(one, subject));
}

/** Whether something concerns the owners of a statement, or no single owner. */
export function isCovered(
  { owner }: Attribution,
  { owners, everything = false }: Pick<Subject, "owners" | "everything">,
): boolean {
  return everything || owner === undefined || owners.includes(owner);
}

function entryOf(
  { marks: _, howToWaive: __, waiver, line: ___, ...violation }: ReportedViolation,
  site: string,
  attribution: Attribution,
): ViolationEntry {
  return { site, ...violation, ...attribution, ...(waiver && { waiver: waiver.key }) };
}

/** How many violations there are, and how many of them are waived and failed. */
export function countFindings(violations: readonly Pick<ViolationEntry, "status">[]) {
  const failed = violations.filter(({ status }) => status === "failed").length;
  return { raw: violations.length, waived: violations.length - failed, failed };
}
