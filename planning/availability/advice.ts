/** Changes that would reach a tenant's demanded availability: tried one by one, then together. Pure. */

import { type Change, changesOf } from "./changes.ts";
import type { Plan } from "./edits.ts";
import { reaches } from "./graph/figures.ts";
import { type Place, serviceFigure } from "./service.ts";

/** Changes that reach a demand: those that do alone, else the first that do together, else the best available. */
export interface Advice {
  readonly kind: "alone" | "together" | "none";
  readonly changes: readonly Change[];
  /** Availability with each change alone, or with all together: as many as `changes`, or one. */
  readonly figures: readonly number[];
}

/** Smaller differences are not visible in the printed figures. */
const SEEN = 1e-6;

/** Changes that would reach the demand (%). `standbys` are the sites where the policies allow a standby. */
export function adviceFor(
  plan: Plan,
  demand: number,
  site: string,
  standbys: ReadonlyMap<string, Place>,
): Advice {
  const figure = (of: Plan) => serviceFigure(of.tenant, of.home, of.standby)?.availability ?? 0;
  const changes = changesOf(plan, site, standbys);
  const enough = changes
    .map((change) => ({ change, is: figure(change.apply(plan)) }))
    .filter(({ is }) => reaches(is, demand));
  if (enough.length > 0) {
    return {
      kind: "alone",
      changes: enough.map(({ change }) => change),
      figures: enough.map(({ is }) => is),
    };
  }
  let [so, is] = [plan, figure(plan)];
  const taken: Change[] = [];
  for (const change of changes) {
    const next = change.apply(so);
    const then = figure(next);
    if (then <= is) continue;
    [so, is] = [next, then];
    taken.push(change);
    if (reaches(is, demand)) break;
  }
  // Drops changes that the others make needless; below the demand, those with no visible effect on the figure.
  const done = reaches(is, demand);
  const enoughLeft = (left: number) => (done ? reaches(left, demand) : left >= is - SEEN);
  const all = (of: readonly Change[]) => figure(of.reduce((now, { apply }) => apply(now), plan));
  const needed = taken.reduce<readonly Change[]>((kept, change) => {
    const without = kept.filter((other) => other !== change);
    return enoughLeft(all(without)) ? without : kept;
  }, taken);
  return { kind: done ? "together" : "none", changes: needed, figures: [all(needed)] };
}
