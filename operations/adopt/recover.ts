/** The runs of the engine in throw-away places: one looks, one imports, one compares. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import type { Cloud } from "../cloud/client.ts";
import { exportState, importState, operation, policyPack } from "../deploy/pulumi.ts";
import { keptLogs } from "../deploy/throw-away.ts";
import { prepareWorkspace, type Workspace } from "../deploy/workspace.ts";
import type { EngineEvent } from "../engine/events.ts";
import { runEngine } from "../engine/run.ts";
import { sitePlaces } from "../paths.ts";
import { checkpointOf } from "../state/paths.ts";
import { keepState } from "../state/record.ts";
import type { Store } from "../state/store.ts";
import { atDesk, Desk } from "./desk.ts";
import { Finder } from "./find.ts";
import { loginsOf } from "./logins.ts";
import { TEXTS } from "./messages.ts";
import { type Difference, differencesOf, type Report, reportOf } from "./report.ts";
import { completed } from "./state.ts";
import { STATE_ALONE, targetsOf } from "./targets.ts";
import { secretsText } from "./text.ts";

/** The site to adopt. */
export interface Places {
  readonly site: string;
  readonly cloud: Cloud;
  readonly store: Store;
  /** Whether it has a state, of which only the rest is adopted. */
  readonly recorded: boolean;
}

/** What was found, and the state to store, if there is one. */
export interface Outcome {
  readonly report: Report;
  readonly differences: readonly Difference[];
  readonly checkpoint?: Buffer;
}

type Say = (message: keyof typeof TEXTS) => void;

/** Looks, and unless something is doubtful imports and compares; everything it writes is in throw-away places. */
export async function recover(
  places: Places,
  { dryRun }: { dryRun: boolean },
  say: Say,
  language: Language,
): Promise<Outcome> {
  const { site, cloud } = places;
  const workspace = await begin(places);
  const state = await exportState(workspace);
  const known = new Set((state?.resources ?? []).map(({ urn }) => urn));
  const finder = new Finder(cloud);
  const run: Run = { workspace, language };
  say("looking");
  const look = new Desk(finder, { recorded: known });
  await withDesk(look, run, "preview", STATE_ALONE);
  const report = reportOf(site, look.entries.values());
  const doubtful = report.ambiguous.length + report.unknown.length > 0;
  const nothing = report.found.length + report.later.length === 0;
  if (dryRun || doubtful || nothing) return { report, differences: [] };
  say("importing");
  const logins = loginsOf(readCloud(sitePlaces(site).clouds, site));
  const desk = new Desk(finder, { recorded: known, decided: look.entries, logins });
  announce(report, language);
  await withDesk(desk, run, "adopt", targetsOf(known, look));
  const imported = await exportState(workspace, { secrets: true });
  if (imported !== undefined) await importState(workspace, completed(imported, desk.entries));
  say("comparing");
  return compared(desk, run);
}

/** The throw-away state: empty, or a copy of what is recorded. */
async function begin({ site, store, recorded }: Places): Promise<Workspace> {
  const { lastState, formerBackend } = sitePlaces(site);
  for (const path of [lastState, formerBackend]) await rm(path, { recursive: true, force: true });
  if (recorded) await keepState(site, store);
  return prepareWorkspace(site, { offline: true });
}

/** What the next update would do with the imported state. */
async function compared({ entries }: Desk, run: Run): Promise<Outcome> {
  const { site } = run.workspace;
  const all = [...entries.values()];
  const missing = all.filter(({ finding }) => finding.is === "missing").map(({ urn }) => urn);
  const events = await engine(run, "preview", policyPack, {});
  const checkpoint = await readFile(join(sitePlaces(site).offline, checkpointOf(site)));
  return {
    report: reportOf(site, all),
    differences: differencesOf(events, new Set(missing)),
    checkpoint,
  };
}

/** Prints which secrets change, before they do. */
function announce(report: Report, language: Language): void {
  const lines = secretsText(report, language);
  if (lines !== "") console.error(lines);
}

interface Run {
  readonly workspace: Workspace;
  readonly language: Language;
}

/** A run whose program asks the desk; a failure to read the cloud is reported as what it is. */
async function withDesk(
  desk: Desk,
  run: Run,
  kind: "preview" | "adopt",
  targeted: readonly string[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-adopt-"));
  const socket = join(folder, "socket");
  try {
    const args = targeted.flatMap((urn) => ["--target", urn]);
    await atDesk(desk, socket, () => engine(run, kind, args, { AES_ESTATE_ADOPT: socket }));
  } catch (failure) {
    if (failure instanceof UserError) throw failure;
    const { site } = run.workspace;
    throw new UserError(TEXTS.unreadable, { site, reason: (failure as Error).message });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function engine(
  { workspace, language }: Run,
  kind: "preview" | "adopt",
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<EngineEvent[]> {
  const command = kind === "preview" ? ["preview"] : ["up", "--yes", "--skip-preview"];
  const all = [...command, ...operation(workspace), ...args];
  const fast =
    kind === "preview" ? { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" } : {};
  return runEngine(workspace, all, {
    run: kind,
    language,
    rescue: keptLogs(),
    env: { ...env, ...fast },
  });
}
