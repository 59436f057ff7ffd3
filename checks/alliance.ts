/** The registry itself: policy violations in it, contradicting rights, sites without files and files without a site. */

import { type Issue, issue, positionOf } from "../estate/issue.ts";
import type { Source } from "../estate/load/source.ts";
import type { Sources } from "../estate/load/sources.ts";
import { FILES } from "../estate/messages/files.ts";
import { choice } from "../output/nearest.ts";
import type { Alliance } from "../policies/alliance/model.ts";
import { allianceProblems } from "../policies/alliance/problems/index.ts";
import { isSound } from "../policies/alliance/registry.ts";
import { POLICY } from "./messages/policies.ts";

export function registry({ alliance, sites }: Sources): Issue[] {
  if (alliance === undefined) return [];
  return [
    ...(isSound(alliance.data) ? [] : allianceProblems(alliance.data)).map((problem) => ({
      ...positionOf(alliance.at(problem.path)),
      message: problem.message,
      values: problem.values,
    })),
    ...replication(alliance),
    ...Object.entries(alliance.data.sites)
      .filter(([key, site]) => site.status === "open" && !sites.has(key))
      .map(([key]) => issue(alliance.at(["sites", key]), FILES.missingSite, { site: key })),
    ...[...sites.values()]
      .filter(({ key }) => !Object.hasOwn(alliance.data.sites, key))
      .flatMap(({ key, site, tenants }) => {
        const file = site ?? tenants.values().next().value;
        const allowed = choice(Object.keys(alliance.data.sites), key);
        return file ? [issue(file.at([]), FILES.unregisteredSite, { site: key, allowed })] : [];
      }),
  ];
}

/** A copy may be only where the data itself may be. */
function replication(alliance: Source<Alliance>): Issue[] {
  return Object.entries(alliance.data.classes).flatMap(([key, { replicate, reside }]) =>
    Object.entries(replicate).flatMap(([owner, countries]) => {
      const allowed = reside[owner] ?? [];
      const at = alliance.at(["classes", key, "replicate", owner]);
      return countries
        .filter((country) => !allowed.includes(country))
        .map((got) =>
          issue(at, POLICY.replicateWider, {
            got,
            owner,
            right: "reside",
            allowed: choice(allowed),
          }),
        );
    }),
  );
}
