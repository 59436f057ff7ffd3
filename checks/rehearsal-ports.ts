/** Rehearsal clouds run side by side on one machine, so their port ranges must not overlap. */
import { type Issue, issue } from "../estate/issue.ts";
import type { Sources } from "../estate/load/sources.ts";
import { PORTS_A_SITE } from "../estate/rehearsal-ports.ts";
import { ADDRESSES } from "./messages/addresses.ts";

export function rehearsalPorts({ alliance }: Sources): Issue[] {
  if (alliance === undefined) return [];
  const ranges = Object.entries(alliance.data.sites)
    .map(([key, site]) => ({ key, first: site.rehearsal.firstPort }))
    .sort((a, b) => a.first - b.first || (a.key < b.key ? -1 : 1));
  return ranges.flatMap(({ key, first }, index) => {
    const before = ranges[index - 1];
    if (before === undefined || first - before.first >= PORTS_A_SITE) return [];
    const range = `${first}-${first + PORTS_A_SITE - 1}`;
    const at = alliance.at(["sites", key, "rehearsal", "firstPort"]);
    return [issue(at, ADDRESSES.portRange, { range, other: before.key, count: PORTS_A_SITE })];
  });
}
