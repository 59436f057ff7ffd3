/** The waivers, as every enforcement point reads them: errors in them, and which are not in force today. */

import { type Issue, positionOf } from "../estate/issue.ts";
import type { Sources } from "../estate/load/sources.ts";
import { isSound } from "../policies/alliance/registry.ts";
import { applyWaivers, readWaivers } from "../policies/waivers/index.ts";

export function waivers({ alliance, waivers }: Sources): Issue[] {
  // In an unsound registry no office is known; another check reports that.
  if (!alliance || !waivers || !isSound(alliance.data)) return [];
  const today = new Date().toISOString().slice(0, 10);
  const { problems } = applyWaivers([], readWaivers(waivers.data, alliance.data), { today });
  return problems.map(({ path, ...problem }) => ({ ...positionOf(waivers.at(path)), ...problem }));
}
