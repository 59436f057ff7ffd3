/** Updates one rehearsal site to what its files declare, and links its state to the copy at the other site. */
import { formatTime } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { sweepDeletedProjects } from "../cloud/inventory.ts";
import { formatDone } from "../engine/plan-summary.ts";
import { runEngine } from "../engine/run.ts";
import { printHealing } from "../heal/format.ts";
import { heal } from "../heal/heal.ts";
import { compareWithState } from "../state/compare.ts";
import { copyOf, copyOrder, estateOf, openCopy, tieCopy } from "../state/copy.ts";
import { copyLine } from "../state/format.ts";
import { TEXTS as STATE } from "../state/messages.ts";
import { keepState, keptState, stateOf } from "../state/record.ts";
import { checkpointIn, type Store } from "../state/store.ts";
import { letGo } from "./deletions.ts";
import { summary } from "./next-steps.ts";
import { open } from "./open.ts";
import { showPlan } from "./preview.ts";
import { operation, policyPack } from "./pulumi.ts";
import { compareUpdates, rejectStale } from "./stale.ts";

/** How an update differs from that of a person who types `estate up`. */
export interface Upping {
  /** A site whose active standby this one was until now. */
  readonly withdrawn?: string;
  /**
   * Commits of updates that this checkout may replace although it lacks them. `any`: a run that writes the files itself
   * and cannot wait for others, such as a failover.
   */
  readonly supersede?: readonly string[] | "any";
}

/**
 * Repairs what an interrupted run left, updates the stack under the policy pack, and prints what to do next. Throws a
 * `UserError` if the files lack what was applied last.
 */
export async function up(
  site: string,
  language: Language,
  { withdrawn, supersede = [] }: Upping = {},
): Promise<void> {
  const { workspace, store, cloud } = await open(site, language);
  await rejectLostState(site, store);
  // Also records what an interrupted run of another checkout has applied.
  printHealing(await heal(workspace, store, cloud), site, language);
  if (supersede !== "any") {
    const plan = () => showPlan(site, { runs: true, store }, language);
    await rejectStale(site, await compareUpdates(site, store), supersede, plan, language);
  }
  const begun = await compareWithState(site, await stateOf(site, store), withdrawn);
  await letGo(workspace, begun.freed);
  // A preview first would evaluate and show the same a second time.
  const args = ["up", "--yes", "--skip-preview", ...operation(workspace), ...policyPack];
  const events = await runEngine(workspace, args, { run: "up", language }).finally(() =>
    keepState(site, store),
  );
  await sweepDeletedProjects(cloud); // a tenant may just have been deleted
  console.log(formatDone(events, language));
  const standbys = Object.keys(begun.estate?.standbys ?? {});
  console.log(summary(site, await keptState(site), standbys, language));
  console.log(`  ${await copied(site, store, language)}`);
}

/** A machine without a site's state must not start a new one while another site has a copy. */
async function rejectLostState(site: string, store: Store): Promise<void> {
  if (((await checkpointIn(site, store)) ?? (await keptState(site))) !== undefined) return;
  const copy = await copyOf(site, await estateOf(site), store);
  if (copy.is !== "there" || copy.of === undefined) return;
  throw new UserError(STATE.copyFirst, { site, at: copy.at, of: formatTime(copy.of) });
}

/** Links the state to its copy if the other site's cloud runs, and returns the copy's condition. */
async function copied(site: string, store: Store, language: Language): Promise<string> {
  const estate = await estateOf(site);
  const order = copyOrder(estate);
  const copy = order && (await openCopy(site, order.at));
  if (order && copy) {
    const name = await tieCopy(site, order, store, copy);
    if (name) console.log(`  ${render(STATE.former, { site, at: order.at, name }, language)}`);
  }
  return copyLine(await copyOf(site, estate, store), language);
}
