/** Previews an update of one rehearsal site, with its cloud or without. */
import type { Language } from "../../output/message.ts";
import type { EngineEvent } from "../engine/events.ts";
import { formatPlan } from "../engine/plan-summary.ts";
import { type Run, runEngine } from "../engine/run.ts";
import { warnOfJournal } from "../heal/format.ts";
import { compareWithState } from "../state/compare.ts";
import { keepState, keptState, stateOf } from "../state/record.ts";
import type { Store } from "../state/store.ts";
import { letAllGo, letGo } from "./deletions.ts";
import { openForPreview } from "./open.ts";
import { operation, policyPack } from "./pulumi.ts";
import { connect } from "./rehearsal-site.ts";
import { compareUpdates, warnOfStale } from "./stale.ts";
import { inThrowAwayPlaces, keptLogs } from "./throw-away.ts";
import { prepareWorkspace, type Workspace } from "./workspace.ts";

/** Shows the plan of a site's update, and warns if `up` would reject it because of the checkout. */
export async function preview(site: string, language: Language): Promise<void> {
  const runs = await connect(site).then(
    () => true,
    () => false,
  );
  const store = runs ? await openForPreview(site, language) : undefined;
  if (store !== undefined) {
    await warnOfJournal(site, store, language);
    warnOfStale(site, await compareUpdates(site, store), language);
  }
  await showPlan(site, { runs, store }, language);
}

/**
 * Previews a site under the policy pack, on its cloud if it runs, otherwise with placeholders for the cloud's ids. If
 * nothing is recorded yet, the preview records nothing either.
 */
export async function showPlan(
  site: string,
  { runs, store }: { readonly runs: boolean; readonly store: Store | undefined },
  language: Language,
): Promise<EngineEvent[]> {
  const state = await (store ? stateOf(site, store) : runs ? undefined : keptState(site));
  const { freed } = await compareWithState(site, state);
  if (store !== undefined && freed.length === 0)
    return show(await prepareWorkspace(site), { language });
  const rescue = keptLogs();
  return inThrowAwayPlaces(site, async () => {
    // Protection is removed in a separate state: a preview changes none.
    if (store !== undefined) await keepState(site, store);
    const workspace = await prepareWorkspace(site, { offline: true });
    // Placeholders for the cloud's ids look like replacements, and none of them can happen.
    if (runs) await letGo(workspace, freed);
    else await letAllGo(workspace, state);
    return show(workspace, { language, rescue, env: runs ? {} : { AES_ESTATE_OFFLINE: "1" } });
  });
}

async function show(
  workspace: Workspace,
  { env, ...options }: Omit<Run, "run">,
): Promise<EngineEvent[]> {
  const args = ["preview", ...operation(workspace), ...policyPack];
  const events = await runEngine(workspace, args, {
    ...options,
    run: "preview",
    // A preview stores nothing: without checkpoints it is several times faster (docs/adr/0012).
    env: { ...env, PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
  });
  console.log(formatPlan(events, workspace.site, options.language));
  return events;
}
