/** The waivers, as every gate reads them: what is wrong in one, and which are not in force today. */
import { isSound } from "../../../sovereignty/registry.ts";
import { readWaivers, settle } from "../../../sovereignty/waivers/index.ts";
import type { Issue } from "../issue.ts";
import type { Sources } from "../load.ts";

export function waivers({ alliance, waivers }: Sources): Issue[] {
  // By a void registry nobody has an office; it is reported as such.
  if (!alliance || !waivers || !isSound(alliance.data)) return [];
  const today = new Date().toISOString().slice(0, 10);
  const { problems } = settle([], readWaivers(waivers.data, alliance.data), { today });
  return problems.map(({ path, ...said }) => ({ ...waivers.at(path), ...said }));
}
