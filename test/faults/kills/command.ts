/**
 * A process that repairs and runs as `estate up` and `down` do, on a cloud in memory, for a series that kills it:
 * `COMMAND` is the command.
 */
import { Cloud } from "../../../operations/cloud/client.ts";
import type { Workspace } from "../../../operations/deploy/workspace.ts";
import { runEngine } from "../../../operations/engine/run.ts";
import { printHealing } from "../../../operations/heal/format.ts";
import { heal } from "../../../operations/heal/heal.ts";
import { watchedRun } from "../../../operations/watcher.ts";
import type { CloudEntry } from "../../../stacks/layers/clouds.ts";
import { openFileStore } from "./file-store.ts";

/** The command. */
export interface Command {
  readonly workspace: Workspace;
  readonly entry: CloudEntry;
  /** The folder of the state. */
  readonly store: string;
  readonly run: "up" | "down";
  readonly args: readonly string[];
}

const { workspace, entry, store, run, args } = JSON.parse(process.env.COMMAND ?? "") as Command;
const watched = { ...workspace, variables: { ...workspace.variables, ...watchedRun() } };
const language = "en";
const cloud = await Cloud.connect(entry);
try {
  printHealing(await heal(watched, openFileStore(store), cloud), workspace.site, language);
  await runEngine(watched, args, { run, language });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
