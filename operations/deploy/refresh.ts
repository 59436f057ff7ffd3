/** Records the cloud's values of one rehearsal site. */
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { formatPlan } from "../engine/plan-summary.ts";
import { runEngine } from "../engine/run.ts";
import { printJournal } from "../heal/format.ts";
import { finishInterrupted } from "../heal/interrupted.ts";
import { keepState } from "../state/record.ts";
import { TEXTS } from "./messages.ts";
import { openForPreview, recordedResources } from "./open.ts";
import { operation } from "./pulumi.ts";
import { prepareWorkspace } from "./workspace.ts";

/** Records the cloud's current values, and reports what differs from the recorded ones. */
export async function refresh(site: string, language: Language): Promise<void> {
  const store = await openForPreview(site, language);
  if (store === undefined) throw new UserError(TEXTS.nothing, { site });
  const workspace = await prepareWorkspace(site);
  printJournal(await finishInterrupted(workspace, store), site, language);
  const args = ["refresh", "--yes", "--skip-preview", ...operation(workspace)];
  const recorded = await recordedResources(site, store);
  const events = await runEngine(workspace, args, { run: "refresh", language, recorded }).finally(
    () => keepState(site, store),
  );
  console.log(formatPlan(events, site, language, "refresh"));
}
