/** Replaces or updates some resources of a rehearsal site, and what depends on those that are replaced; nothing else. */
import type { Language } from "../../output/message.ts";
import { formatDone } from "../engine/plan-summary.ts";
import { runEngine } from "../engine/run.ts";
import { printHealing } from "../heal/format.ts";
import { heal } from "../heal/heal.ts";
import { compareWithState } from "../state/compare.ts";
import { keepState, stateOf } from "../state/record.ts";
import { open } from "./open.ts";
import { operation, policyPack } from "./pulumi.ts";

/** Resources by URN. */
export interface Targeted {
  readonly replace?: readonly string[];
  readonly update?: readonly string[];
}

/** Repairs what an interrupted run left, and runs the engine on these resources, under the policy pack. */
export async function replace(
  site: string,
  { replace: replaced = [], update = [] }: Targeted,
  language: Language,
): Promise<void> {
  const { workspace, store, cloud } = await open(site, language);
  printHealing(await heal(workspace, store, cloud), site, language);
  await compareWithState(site, await stateOf(site, store));
  const targets = [
    ...replaced.flatMap((urn) => ["--target-replace", urn]),
    ...update.flatMap((urn) => ["--target", urn]),
    ...(replaced.length > 0 ? ["--target-dependents"] : []),
  ];
  const args = ["up", "--yes", "--skip-preview", ...targets, ...operation(workspace)];
  const events = await runEngine(workspace, [...args, ...policyPack], {
    run: "up",
    language,
  }).finally(() => keepState(site, store));
  console.log(formatDone(events, language));
}
