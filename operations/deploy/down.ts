/** Destroys the resources of one rehearsal site, and checks that nothing is left. */
import { type Language, render, visible } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { siteInventory, sweepDeletedProjects } from "../cloud/inventory.ts";
import { formatDone } from "../engine/plan-summary.ts";
import { runEngine } from "../engine/run.ts";
import { printHealing } from "../heal/format.ts";
import { heal } from "../heal/heal.ts";
import { keepState, stateOf } from "../state/record.ts";
import { letAllGo } from "./deletions.ts";
import { TEXTS } from "./messages.ts";
import { open, recordedResources } from "./open.ts";
import { operation } from "./pulumi.ts";

/** Destroys a site's stack, then checks in the cloud that nothing of it is left. */
export async function down(site: string, language: Language): Promise<void> {
  const { workspace, store, cloud } = await open(site, language);
  printHealing(await heal(workspace, store, cloud), site, language);
  await letAllGo(workspace, await stateOf(site, store));
  const args = ["destroy", "--yes", "--skip-preview", ...operation(workspace)];
  const recorded = await recordedResources(site, store);
  const events = await runEngine(workspace, args, { run: "down", language, recorded }).finally(() =>
    keepState(site, store),
  );
  console.log(formatDone(events, language));
  await sweepDeletedProjects(cloud);
  const left = await siteInventory(cloud, site);
  if (left.length > 0) {
    for (const { kind, item } of left)
      console.error(`  ${kind.kind} ${visible(item.name ?? "")} ${item.id}`);
    throw new UserError(TEXTS.left, { site, count: left.length });
  }
  console.log(render(TEXTS.gone, { site }, language));
}
