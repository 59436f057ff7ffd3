/** `estate up|down|preview|refresh|env`: one rehearsal site's stack on its loopback cloud. */
import { Command } from "commander";
import { type Language, render } from "../../sovereignty/text.ts";
import type { Cloud } from "../cloud/client.ts";
import { siteInventory, sweepDefaultSecurityGroups } from "../cloud/inventory.ts";
import { formatDone, formatPlan } from "../engine/plan.ts";
import { type Run, runEngine } from "../engine/run.ts";
import { compareWithState } from "../state/against.ts";
import { copyOf, copyOrder, estateOf, openCopy, tieCopy } from "../state/copy.ts";
import { findState } from "../state/find.ts";
import { TEXTS as STATE } from "../state/messages.ts";
import { carryOver, keepState, keptState, stateOf } from "../state/record.ts";
import { checkpointIn, Store } from "../state/store.ts";
import { copyLine, instant } from "../state/tell.ts";
import { letAllGo, letGo } from "./deletions.ts";
import { type Healing, heal } from "./heal.ts";
import { TEXTS } from "./messages.ts";
import { exportState, operation, policyPack } from "./pulumi.ts";
import { Refusal } from "./refusal.ts";
import { connect, ended } from "./site.ts";
import { summary } from "./summary.ts";
import { inThrowAwayPlaces, keptLogs } from "./throw-away.ts";
import { prepareWorkspace, siteVariables, type Workspace } from "./workspace.ts";

type Action = (site: string, language: Language) => Promise<void>;

export const upCommand = define("up", up);
export const downCommand = define("down", down);
export const previewCommand = define("preview", preview);
export const refreshCommand = define("refresh", refresh);
export const envCommand = define("env", printEnvironment);

/**
 * Heals what an interrupted run left, updates the stack under the policy pack, and says what to do next. `withdrawn` is a site that
 * this one stood in for until now.
 */
export async function up(site: string, language: Language, withdrawn?: string): Promise<void> {
  const { workspace, store, cloud } = await open(site, language);
  await refuseToForget(site, store);
  tell(await heal(workspace, store, cloud), site, language);
  const begun = await compareWithState(site, await stateOf(site, store), withdrawn);
  await letGo(workspace, begun.freed);
  // A preview before it would judge and show the same once more.
  const args = ["up", "--yes", "--skip-preview", ...operation(workspace), ...policyPack];
  const events = await runEngine(workspace, args, { run: "up", language }).finally(() =>
    keepState(site, store),
  );
  console.log(formatDone(events, language));
  const standbys = Object.keys(begun.estate?.standbys ?? {});
  console.log(summary(site, await exportState(workspace), standbys, language));
  console.log(`  ${await copied(site, store, language)}`);
}

/** Destroys a site's stack, then asks the cloud itself whether anything of it is left. */
async function down(site: string, language: Language): Promise<void> {
  const { workspace, store, cloud } = await open(site, language);
  tell(await heal(workspace, store, cloud), site, language);
  await letAllGo(workspace, await stateOf(site, store));
  const args = ["destroy", "--yes", "--skip-preview", ...operation(workspace)];
  const expected = await countRecorded(site, store);
  const events = await runEngine(workspace, args, { run: "down", language, expected }).finally(() =>
    keepState(site, store),
  );
  console.log(formatDone(events, language));
  await sweepDefaultSecurityGroups(cloud);
  const left = await siteInventory(cloud, site);
  if (left.length > 0) {
    for (const { kind, item } of left)
      console.error(`  ${kind.kind} ${item.name ?? ""} ${item.id}`);
    throw new Refusal(TEXTS.left, { site, count: left.length });
  }
  console.log(render(TEXTS.gone, { site }, language));
}

/**
 * Previews a site under the policy pack, on its cloud when it runs, else with placeholders for the cloud's ids. Where nothing is
 * recorded yet, nothing is by a preview.
 */
async function preview(site: string, language: Language): Promise<void> {
  const runs = await connect(site).then(
    () => true,
    () => false,
  );
  const store = runs ? await openForPreview(site, language) : undefined;
  const state = await (store ? stateOf(site, store) : runs ? undefined : keptState(site));
  const { freed } = await compareWithState(site, state);
  if (store !== undefined && freed.length === 0)
    return show(await prepareWorkspace(site), { language });
  const rescue = keptLogs();
  await inThrowAwayPlaces(site, async () => {
    // What may go is let go of in a state of its own: a preview changes none.
    if (store !== undefined) await keepState(site, store);
    const workspace = await prepareWorkspace(site, { offline: true });
    // Placeholders for the cloud's ids look like replacements, and nothing of this can come to pass.
    if (runs) await letGo(workspace, freed);
    else await letAllGo(workspace, state);
    await show(workspace, { language, rescue, env: runs ? {} : { AES_ESTATE_OFFLINE: "1" } });
  });
}

async function show(workspace: Workspace, { env, ...options }: Omit<Run, "run">): Promise<void> {
  const args = ["preview", ...operation(workspace), ...policyPack];
  const events = await runEngine(workspace, args, {
    ...options,
    run: "preview",
    // A preview stores nothing: without checkpoints it is several times faster (docs/adr/0012).
    env: { ...env, PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" },
  });
  console.log(formatPlan(events, workspace.site, options.language));
}

/** Records what the cloud says now, and says what differs from what was recorded. */
async function refresh(site: string, language: Language): Promise<void> {
  const store = await openForPreview(site, language);
  if (store === undefined) throw new Refusal(TEXTS.nothing, { site });
  const workspace = await prepareWorkspace(site);
  const args = ["refresh", "--yes", "--skip-preview", ...operation(workspace)];
  const expected = await countRecorded(site, store);
  const events = await runEngine(workspace, args, { run: "refresh", language, expected }).finally(
    () => keepState(site, store),
  );
  console.log(formatPlan(events, site, language, "refresh"));
}

/** How many resources a run goes through that looks at all of them. */
async function countRecorded(site: string, store: Store): Promise<number> {
  return (await stateOf(site, store))?.resources?.length ?? 0;
}

/** A site's running cloud, the store of its state there, and the workspace on both. */
async function open(
  site: string,
  language: Language,
): Promise<{ cloud: Cloud; store: Store; workspace: Workspace }> {
  return { ...(await openStore(site, language)), workspace: await prepareWorkspace(site) };
}

async function openStore(
  site: string,
  language: Language,
): Promise<{ cloud: Cloud; store: Store }> {
  const cloud = await connect(site);
  const store = await Store.open(site).catch((error: Error) => {
    throw new Refusal(TEXTS.noCloud, { site, reason: error.message });
  });
  const folder = await carryOver(site, store);
  if (folder !== undefined) console.error(render(TEXTS.carried, { site, folder }, language));
  return { cloud, store };
}

/** The store of what is recorded of a site whose cloud runs; nothing where nothing is. */
async function openForPreview(site: string, language: Language): Promise<Store | undefined> {
  const { cloud, store } = await openStore(site, language);
  const found = await findState(site, store, cloud);
  if (found === "of another cloud") throw new Refusal(TEXTS.otherCloud, { site });
  if (found === "lost") throw new Refusal(TEXTS.lost, { site });
  return found === "new" ? undefined : store;
}

/** A machine that knows nothing of a site must not begin it anew while another site remembers it. */
async function refuseToForget(site: string, store: Store): Promise<void> {
  if (((await checkpointIn(site, store)) ?? (await keptState(site))) !== undefined) return;
  const copy = await copyOf(site, await estateOf(site), store);
  if (copy.is !== "there" || copy.of === undefined) return;
  throw new Refusal(STATE.copyFirst, { site, at: copy.at, of: instant(copy.of) });
}

/** Ties the state to its copy when the other site's cloud runs, and says how the copy is. */
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

function tell(healing: Healing, site: string, language: Language): void {
  const { locks, pending, removed, failed, aside } = healing;
  if (aside !== undefined) console.log(render(TEXTS.aside, { site, aside }, language));
  if (locks + pending > 0) console.log(render(TEXTS.healed, { locks, pending }, language));
  for (const what of removed) console.log(render(TEXTS.removed, { what }, language));
  for (const cluster of failed) console.log(render(TEXTS.failed, { cluster }, language));
}

async function printEnvironment(site: string, language: Language): Promise<void> {
  const { configFile } = await prepareWorkspace(site);
  for (const [name, value] of Object.entries(siteVariables(site))) {
    console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
  }
  console.log(`# ${render(TEXTS.stackFile, { site, file: configFile }, language)}`);
}

function define(name: "up" | "down" | "preview" | "refresh" | "env", action: Action) {
  return (language: Language, end: (exitCode: number) => void): Command =>
    new Command(name)
      .description(TEXTS[name][language])
      .argument("<site>", TEXTS.site[language])
      .option("--lang <lang>")
      .action(async (site: string) => {
        end(await ended(site, language, () => action(site, language)));
      });
}
