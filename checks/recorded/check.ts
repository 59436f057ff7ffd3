/**
 * Compares sound files with the recorded state: changes that the cloud or the engine would reject. Within one run, new
 * resources are created before old ones are deleted, so addresses or quota that change hands need two runs, or
 * `renamedFrom`. Pure.
 */
import type { SiteContext } from "../../estate/context.ts";
import type { Issue } from "../../estate/issue.ts";
import { takenAddresses } from "./addresses.ts";
import { standOf } from "./matching.ts";
import type { Recorded } from "./model.ts";
import { sumsTogether } from "./sums.ts";
import { fixedOnceMade } from "./unchangeable.ts";

/** The issues of one site. */
export function recordedIssues(context: SiteContext, recorded: Recorded): Issue[] {
  const stand = standOf(context, recorded);
  const taken = takenAddresses(stand);
  // A renamed segment is one mistake, whether its addresses or the quota conflict first.
  const files = new Set(taken.map(({ file }) => file));
  const sums = sumsTogether(stand, context.site.data).filter(({ file }) => !files.has(file));
  return [...fixedOnceMade(stand), ...taken, ...sums];
}
