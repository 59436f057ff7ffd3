/**
 * Sound files against what the state records: what the cloud would refuse, or the engine, because of what stands. Within one
 * run the new is made before the old goes, so what passes on takes two runs, or is said to be a renaming. Pure.
 */
import type { SiteContext } from "../../estate/context.ts";
import type { Issue } from "../../estate/issue.ts";
import { takenAddresses } from "./addresses.ts";
import { standOf } from "./matching.ts";
import type { Recorded } from "./model.ts";
import { sumsTogether } from "./sums.ts";
import { fixedOnceMade } from "./unchangeable.ts";

/** One site's. */
export function recordedIssues(context: SiteContext, recorded: Recorded): Issue[] {
  const stand = standOf(context, recorded);
  const taken = takenAddresses(stand);
  // A segment under another name is one mistake, whether it is its addresses or the quota that it meets first.
  const files = new Set(taken.map(({ file }) => file));
  const sums = sumsTogether(stand, context.site.data).filter(({ file }) => !files.has(file));
  return [...fixedOnceMade(stand), ...taken, ...sums];
}
