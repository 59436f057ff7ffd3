/** The platforms repatriated to one site: whether they are late, and whether their tenants may and can host them. */

import type { SiteCheck, SiteContext } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import type { Platform } from "../../estate/model/index.ts";
import { toIssue } from "../../estate/violation-issue.ts";
import { choice } from "../../output/nearest.ts";
import { isSound } from "../../policies/alliance/registry.ts";
import { evaluate } from "../../policies/evaluate.ts";
import type { Fact } from "../../policies/facts/fact.ts";
import type { Violation } from "../../policies/violations.ts";
import { REPATRIATION } from "./check-messages.ts";
import { AMOUNTS, addedBy, freeOf, targetOf } from "./headroom.ts";

/** Platforms that are abroad after their deadline under the policies. */
export const lateness: SiteCheck = (context) => hostings(context, isLate);

/**
 * All other policy results about where platforms are: one declared as home without a day, or from a future day.
 */
export const homecomings: SiteCheck = (context) => hostings(context, (found) => !isLate(found));

const isLate = (violation: Violation) =>
  violation.rule === "repatriation" && violation.case === "late";

function hostings(context: SiteContext, isReported: (violation: Violation) => boolean): Issue[] {
  return aimedHere(context).flatMap(([key, platform]) => {
    const { deadline, status, moved, hosted } = platform;
    const hosting = { country: hosted.country, deadline, status, moved };
    const at = status === "home" ? "status" : "deadline";
    return violationsOf(context, key, [at], { effects: [], hosting }, isReported);
  });
}

/** The policies allow its data here, and its tenant is one for such data. */
export const targets: SiteCheck = (context) => [
  ...aimedHere(context).flatMap(([key, platform]) => {
    const region = context.allianceSite.region;
    for (const effect of ["stores", "processes"] as const) {
      const denied = violationsOf(context, key, ["target", "site"], { effects: [effect], region });
      if (denied.length > 0) return denied;
    }
    return tenantOf(context, key, platform);
  }),
  ...additions(context),
];

/** Platforms due at a tenant by a day fit into its quota's headroom: one issue for each tenant and field. */
export const headroom: SiteCheck = (context) => {
  const { key: site, site: source, tenants, repatriation: register } = context;
  return [...tenants].flatMap(([tenant, { data }]) => {
    const target = targetOf({ site, tenant });
    const free = freeOf(data, source.data);
    if (free === undefined || register === undefined) return []; // an unknown quota class is reported
    const coming = aimedHere(context)
      .filter(([, platform]) => platform.target.tenant === tenant)
      // A platform at home uses its capacity from the first day on.
      .map(([key, { size, status, deadline }]) => ({
        key,
        size,
        deadline,
        by: status === "home" ? "" : deadline,
      }))
      .sort((a, b) => (a.by < b.by || (a.by === b.by && a.key < b.key) ? -1 : 1));
    return AMOUNTS.flatMap((field): Issue[] => {
      let sum = 0;
      for (const [index, { key, size, by, deadline }] of coming.entries()) {
        sum += size[field];
        const most = free[field] + addedBy(by, target, register.data)[field];
        if (sum <= most) continue;
        const platforms = choice(coming.slice(0, index + 1).map((one) => one.key));
        return [
          issue(register.at(["platforms", key, "size", field]), REPATRIATION.targetFull, {
            field,
            sum,
            target,
            deadline,
            free: most,
            excess: sum - most,
            platforms,
            file: `${site}/tenants/${tenant}.yaml`,
          }),
        ];
      }
      return [];
    });
  });
};

function aimedHere({ key, repatriation }: SiteContext): [string, Platform][] {
  return Object.entries(repatriation?.data.platforms ?? {}).filter(
    ([, { target }]) => target.site === key,
  );
}

function tenantOf({ tenants, repatriation }: SiteContext, key: string, platform: Platform) {
  if (repatriation === undefined) return [];
  const { owner, dataClass, target } = platform;
  const at = repatriation.at(["platforms", key, "target", "tenant"]);
  const alike = [...tenants]
    .filter(([, { data }]) => data.owner === owner && data.dataClass === dataClass)
    .map(([name]) => name);
  if (alike.includes(target.tenant)) return [];
  const found = tenants.get(target.tenant)?.data;
  const wanted = { wantClass: dataClass, wantOwner: owner, allowed: choice(alike, target.tenant) };
  const got = { tenant: target.tenant, ...wanted };
  if (found === undefined) return [issue(at, REPATRIATION.targetUnknown, got)];
  return [
    issue(at, REPATRIATION.targetUnlike, {
      ...got,
      dataClass: found.dataClass,
      owner: found.owner,
    }),
  ];
}

function additions({ key: site, tenants, repatriation }: SiteContext): Issue[] {
  return Object.entries(repatriation?.data.additions ?? {}).flatMap(
    ([key, { site: to, tenant }]) => {
      if (repatriation === undefined || to !== site || tenants.has(tenant)) return [];
      const values = { got: tenant, allowed: choice(tenants.keys(), tenant) };
      return [
        issue(repatriation.at(["additions", key, "tenant"]), REFERENCES.unknownReference, values),
      ];
    },
  );
}

/** Evaluates the policies for one platform; unknown names cannot be evaluated and are reported elsewhere. */
function violationsOf(
  { alliance, key: site, repatriation, today }: SiteContext,
  key: string,
  path: readonly string[],
  input: Pick<Fact, "effects" | "region" | "hosting">,
  isReported: (violation: Violation) => boolean = () => true,
): Issue[] {
  const platform = repatriation?.data.platforms[key];
  const { members, classes } = alliance.data;
  if (!platform || !isSound(alliance.data)) return [];
  const { owner, dataClass } = platform;
  if (!Object.hasOwn(members, owner) || !Object.hasOwn(classes, dataClass)) return [];
  const at = repatriation.at(["platforms", key, ...path]);
  const subject = `${at.file}:${at.line}: ${at.path}`;
  const fact = { subject, type: `estate:platform/${key}`, owner, dataClass, ...input };
  return evaluate(fact, { alliance: alliance.data, site, rehearsal: false, today })
    .filter(isReported)
    .map((violation) => toIssue(at, violation));
}
