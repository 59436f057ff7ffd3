/** Runs the failover and the return of a rehearsal, and plans one. */
import type { Estate } from "../../estate/estate.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { failoverPlan } from "../../planning/continuity/failover-plan.ts";
import type { Failover } from "../../planning/continuity/model.ts";
import { sitePlaces } from "../paths.ts";
import { backSteps } from "./failback.ts";
import { outSteps } from "./failover.ts";
import { forgetUnended, isUnended, minutesOf, readJournal } from "./journal.ts";
import { FAILURES } from "./messages.ts";
import { runSteps } from "./run-steps.ts";

export type Way = "out" | "return";

/** The effects of losing a site, and how long its last failover took on this machine. */
export async function planWithMinutes(
  lost: Estate,
  estates: readonly Estate[],
): Promise<Failover & { readonly recoveryMinutes: number | null }> {
  const minutes = minutesOf(await readJournal(journalOf(lost.siteKey, "out")));
  return { ...failoverPlan(lost, estates), recoveryMinutes: minutes ?? null };
}

/**
 * Runs a failover or a return step by step, from where an interrupted run stopped. Throws a `UserError` if there is
 * nothing to do.
 */
export async function carryOut(
  way: Way,
  lost: Estate,
  estates: readonly Estate[],
  language: Language,
): Promise<void> {
  const site = lost.siteKey;
  const plan = failoverPlan(lost, estates);
  if (plan.moves.length === 0) throw new UserError(FAILURES.noStandby, { site });
  const failedOver = estates.some((estate) => estate.site.activeStandbyFor.includes(site));
  const begun = await isUnended(journalOf(site, way));
  if (way === "return" && !failedOver && !begun)
    throw new UserError(FAILURES.notFailedOver, { site });
  // This run supersedes what the opposite direction had left unfinished.
  await forgetUnended(journalOf(site, way === "out" ? "return" : "out"));
  const steps = way === "out" ? outSteps : backSteps;
  await runSteps(journalOf(site, way), way, steps(lost, plan, language), language);
}

function journalOf(site: string, way: Way): string {
  const { failoverJournal, returnJournal } = sitePlaces(site);
  return way === "out" ? failoverJournal : returnJournal;
}
