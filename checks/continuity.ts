/** A critical tenant can run at its standby site: by contract, by the policies, and with that site's offer. */

import {
  type AllianceCheck,
  contextOf,
  type SiteCheck,
  type SiteContext,
} from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { IssueText } from "../estate/issue-text.ts";
import type { Path, Source } from "../estate/load/source.ts";
import type { Sources } from "../estate/load/sources.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import type { Tenant } from "../estate/model/index.ts";
import { asStandby, standbyKey } from "../estate/standby.ts";
import { choice } from "../output/nearest.ts";
import { isSound } from "../policies/alliance/registry.ts";
import { type ContractFault, contractFaults, copyCountries } from "../policies/alliance/standby.ts";
import { clusters } from "./clusters.ts";
import { containers } from "./containers.ts";
import { flows } from "./flows.ts";
import { CONTINUITY } from "./messages/continuity.ts";
import { administrators, egress, encryption, residency } from "./policies.ts";
import { ownQuota } from "./quotas.ts";
import { references } from "./references.ts";
import { segmentSizes } from "./segments.ts";

/** A site is active standby only for other, existing sites. */
export const activeStandbyFor: SiteCheck = ({ key, alliance, site }) => {
  const { sites } = alliance.data;
  const others = Object.keys(sites).filter(
    (name) => name !== key && sites[name]?.status === "open",
  );
  const all = site.data.activeStandbyFor;
  return all.flatMap((got, index) => {
    // Only an open site can be lost, and only once.
    if (others.includes(got) && all.indexOf(got) === index) return [];
    const at = site.at(["activeStandbyFor", index]);
    return [issue(at, REFERENCES.unknownReference, { got, allowed: choice(others, got) })];
  });
};

/** Checks that a tenant must pass at any site. */
const TENANT_CHECKS: readonly SiteCheck[] = [
  references,
  segmentSizes,
  flows,
  clusters,
  containers,
  ownQuota,
  residency,
  administrators,
  encryption,
  egress,
];

const ISSUES = {
  direction: CONTINUITY.standbyDirection,
  early: CONTINUITY.standbyEarly,
  over: CONTINUITY.standbyOver,
  class: CONTINUITY.standbyClass,
  owner: CONTINUITY.standbyClass,
} as const satisfies Record<ContractFault, IssueText>;

type Continuity = NonNullable<Tenant["continuity"]>;

/** One critical tenant, at home and at its standby site. */
interface Case {
  readonly home: SiteContext;
  readonly tenantKey: string;
  readonly tenant: Source<Tenant>;
  readonly continuity: Continuity;
  readonly standby: SiteContext;
}

export const continuity: AllianceCheck = (sources) => {
  const { alliance, sites } = sources;
  // An unsound registry is reported by another check; nothing can be evaluated with it.
  if (alliance === undefined || !isSound(alliance.data)) return [];
  const contexts = new Map([...sites.keys()].map((key) => [key, contextOf(sources, key)]));
  return [...sites.values()].flatMap(({ key, tenants }) =>
    [...tenants].flatMap(([tenantKey, tenant]): Issue[] => {
      const { continuity } = tenant.data;
      const home = contexts.get(key);
      if (continuity === undefined || home === undefined) return [];
      const standby = contexts.get(continuity.standby);
      const other = standby?.allianceSite.status === "open" && continuity.standby !== key;
      if (!other) return notOpen(home, tenant, continuity.standby, sources);
      const critical = { home, tenantKey, tenant, continuity, standby };
      const forbidden = byPolicy(critical);
      if (forbidden.length > 0) return forbidden;
      return [...byContract(critical), ...names(critical, sources), ...inPlace(critical)];
    }),
  );
};

function notOpen(
  { key, alliance }: SiteContext,
  tenant: Source<Tenant>,
  got: string,
  { sites }: Sources,
) {
  const open = Object.entries(alliance.data.sites).filter(([, { status }]) => status === "open");
  const allowed = open.map(([name]) => name).filter((name) => name !== key);
  // Open, but its file could not be read: reported by the reader.
  if (allowed.includes(got) && sites.get(got)?.site === undefined) return [];
  const at = tenant.at(["continuity", "standby"]);
  return [issue(at, CONTINUITY.standbyNotOpen, { got, allowed: choice(allowed, got) })];
}

/** The class may be copied to that country. */
function byPolicy({ home, tenant, standby }: Case): Issue[] {
  const { owner, dataClass } = tenant.data;
  const countries = copyCountries(home.alliance.data, { owner, dataClass });
  const { country } = standby.allianceSite;
  // Unknown names are reported by another check.
  if (countries === undefined || countries.includes(country)) return [];
  const values = { got: standby.key, country, owner, dataClass, allowed: choice(countries) };
  return [issue(tenant.at(["continuity", "standby"]), CONTINUITY.standbyForbidden, values)];
}

/** A contract in force covers this owner's data of this class. */
function byContract({ home, tenant, continuity, standby }: Case): Issue[] {
  const { alliance, key: from } = home;
  const { owner, dataClass } = tenant.data;
  const today = new Date().toISOString().slice(0, 10);
  const order = { from, to: standby.key, owner, dataClass };
  const { contracts } = alliance.data;
  const fitting = Object.entries(contracts).filter(
    ([, each]) => contractFaults(each, order, today).length === 0,
  );
  const got = continuity.contract;
  const values = {
    ...order,
    got,
    allowed: choice(
      fitting.map(([name]) => name),
      got,
    ),
  };
  const at = tenant.at(["continuity", "contract"]);
  const contract = Object.hasOwn(contracts, got) ? contracts[got] : undefined;
  if (contract === undefined) return [issue(at, CONTINUITY.standbyContract, values)];
  const { start, end, owners, classes } = contract;
  const covered = `${choice(owners)}/${choice(classes)}`;
  const terms = { otherFrom: contract.from, otherTo: contract.to, start, end, covered };
  const faults = contractFaults(contract, order, today);
  // If the direction is wrong, the contract's other terms do not matter.
  const reported = faults.includes("direction") ? (["direction"] as const) : faults;
  return reported.map((fault) => issue(at, ISSUES[fault], { ...values, ...terms }));
}

/** Its name there is unique and not the prefix of another: the prefix of a group's name identifies its tenant. */
function names({ home, tenantKey, tenant, standby }: Case, { sites }: Sources): Issue[] {
  const got = standbyKey(home.key, tenantKey);
  const standing = [...sites.values()].flatMap(({ key, tenants }) =>
    [...tenants]
      .filter(([, { data }]) => key !== home.key && data.continuity?.standby === standby.key)
      .map(([name]) => standbyKey(key, name)),
  );
  const other = [...standby.tenants.keys(), ...standing].find(
    (name) => name === got || name.startsWith(`${got}-`) || got.startsWith(`${name}-`),
  );
  if (other === undefined) return [];
  const at = tenant.at(["continuity", "standby"]);
  return [issue(at, CONTINUITY.standbyName, { got, other, standby: standby.key })];
}

/** At its standby site it passes every check; issues that it also has at home are reported once. */
function inPlace(critical: Case): Issue[] {
  const { home, tenantKey, tenant, continuity, standby } = critical;
  const missing = segments(critical);
  if (missing.length > 0) return missing;
  const there = {
    file: tenant.file,
    data: asStandby(standbyKey(home.key, tenantKey), tenant.data),
    at: (path: Path) => tenant.at(written(path, continuity)),
  };
  const issuesOf = (context: SiteContext, source: Source<Tenant>) =>
    TENANT_CHECKS.flatMap((check) =>
      check({ ...context, tenants: new Map([[source.data.tenant, source]]) }),
    );
  const known = new Set(issuesOf(home, tenant).map(({ path }) => path));
  return issuesOf(standby, there)
    .filter(({ path }) => !known.has(path))
    .map(({ message: { fr, en }, values, ...found }) => ({
      ...found,
      message: {
        fr: `sur le site de secours {standby}, ${fr}`,
        en: `at the standby site {standby}, ${en}`,
      },
      values: { ...values, standby: continuity.standby },
    }));
}

/** Values that differ there are under `continuity`; all others are at their usual path in the file. */
function written(path: Path, { apiAccess }: Continuity): Path {
  const [first, name = "", part, ...rest] = path;
  if (first === "segments" && (part === "ipv4" || part === "ipv6")) {
    return ["continuity", first, name, part];
  }
  const access = first === "clusters" && part === "apiAccess" && apiAccess !== undefined;
  return access ? ["continuity", part, ...rest] : path;
}

/** `continuity` has addresses for exactly its segments. */
function segments({ tenant, continuity, standby }: Case): Issue[] {
  const own = Object.keys(tenant.data.segments);
  const at = (name: string) => tenant.at(["continuity", "segments", name]);
  const { ipv4, ipv6 } = standby.site.data.addressPools;
  const pools = choice([...ipv4, ...ipv6]);
  return [
    ...own
      .filter((name) => !Object.hasOwn(continuity.segments, name))
      .map((segment) =>
        issue(at(segment), CONTINUITY.standbySegment, { segment, standby: standby.key, pools }),
      ),
    ...Object.keys(continuity.segments)
      .filter((name) => !own.includes(name))
      .map((got) =>
        issue(at(got), REFERENCES.unknownReference, { got, allowed: choice(own, got) }),
      ),
  ];
}
