/** A failover of a rehearsal and the way back, and what the plan of one says. */
import { join } from "node:path";
import type { Estate } from "../../estate/estate.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { failoverPlan } from "../../planning/continuity/failover-plan.ts";
import type { Failover } from "../../planning/continuity/model.ts";
import { stateFolder } from "../paths.ts";
import { backSteps } from "./failback.ts";
import { outSteps } from "./failover.ts";
import { forgetUnended, isUnended, minutesOf, readJournal } from "./journal.ts";
import { REFUSALS } from "./messages.ts";
import { walk } from "./steps.ts";

export type Way = "out" | "return";

/** What the loss of a site would mean, and how long the last failover of it took on this machine. */
export async function planWithMinutes(
  lost: Estate,
  estates: readonly Estate[],
): Promise<Failover & { readonly recoveryMinutes: number | null }> {
  const minutes = minutesOf(await readJournal(journalOf(lost.siteKey, "out")));
  return { ...failoverPlan(lost, estates), recoveryMinutes: minutes ?? null };
}

/** Goes one way, step by step, from where an interrupted run stopped. Throws a refusal where there is nothing to do. */
export async function carryOut(
  way: Way,
  lost: Estate,
  estates: readonly Estate[],
  language: Language,
): Promise<void> {
  const site = lost.siteKey;
  const plan = failoverPlan(lost, estates);
  if (plan.moves.length === 0) throw new UserError(REFUSALS.nobody, { site });
  const carried = estates.some((estate) => estate.site.standsInFor.includes(site));
  const begun = await isUnended(journalOf(site, way));
  if (way === "return" && !carried && !begun) throw new UserError(REFUSALS.notCarried, { site });
  // What the other way had left undone is overtaken by this one.
  await forgetUnended(journalOf(site, way === "out" ? "return" : "out"));
  const steps = way === "out" ? outSteps : backSteps;
  await walk(journalOf(site, way), way, steps(lost, plan, language), language);
}

function journalOf(site: string, way: Way): string {
  return join(stateFolder(), site, `failover-${way}.json`);
}
