/** Runs the engine on a site's stack and prints a short result; the engine's full output goes to a log. */
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { stacksFolder } from "../../estate/project.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { journalled } from "../deploy/journalled.ts";
import { pulumi } from "../deploy/pulumi.ts";
import type { Workspace } from "../deploy/workspace.ts";
import { sitePlaces } from "../paths.ts";
import type { Keeper } from "../state/keeper.ts";
import { keepAttempts } from "./attempts.ts";
import type { Failed } from "./cause.ts";
import { requireSpace } from "./disk.ts";
import { Durations } from "./durations.ts";
import type { EngineEvent } from "./events.ts";
import { formatFailure } from "./failure.ts";
import { follow } from "./follow.ts";
import { beginLog, rescueLog } from "./log.ts";
import { TEXTS } from "./messages.ts";
import type { Resource } from "./progress.ts";
import { startSharedPlugin } from "./shared-plugin.ts";
import { tenantFile } from "./tenant-file.ts";
import { keepUsual, readUsual } from "./usual.ts";

/** The command to run. */
export interface Run {
  /** The command of `estate` that a person typed. */
  readonly run: "up" | "down" | "preview" | "refresh" | "adopt";
  readonly language: Language;
  readonly env?: Readonly<Record<string, string>>;
  /** Resources that the run will go through, if known. */
  readonly recorded?: readonly Resource[];
  /** Where the log of a failure goes when the workspace is thrown away. */
  readonly rescue?: string;
}

/**
 * Runs `pulumi` and returns its events; what changes the state is stored by the state keeper, where there is one. Throws
 * a `UserError` that explains a failure.
 */
export async function runEngine(
  workspace: Workspace,
  args: readonly string[],
  how: Run,
): Promise<EngineEvent[]> {
  if (how.run === "preview") return runWith(undefined, workspace, args, how);
  return journalled(workspace, how.language, (keeper) => runWith(keeper, workspace, args, how));
}

async function runWith(
  keeper: Keeper | undefined,
  workspace: Workspace,
  args: readonly string[],
  { run, language, env = {}, recorded, rescue }: Run,
): Promise<EngineEvent[]> {
  const { site } = workspace;
  const folder = sitePlaces(site).workspace;
  const logs = join(folder, "logs");
  const { log, events: file } = await beginLog(logs, run);
  await requireSpace(logs);
  if (rescue === undefined) console.error(render(TEXTS.log, { site, log }, language));
  const plugin = await startSharedPlugin(workspace, log);
  const printed = await open(log, "a");
  const to = printed.fd as 1; // any file works; the library's types accept only the terminal's descriptors
  // An interrupt reaches the engine too, which then stops cleanly: wait for that.
  const wait = () => {};
  process.on("SIGINT", wait);
  let succeeded = false;
  try {
    const running = pulumi(workspace, [...args, "--color=never", "--event-log", file], {
      stdio: ["ignore", to, to],
      reject: false,
      // The engine accepts `--event-log` only with this (as its automation API does).
      env: { ...env, ...keeper?.variables, ...plugin.env, PULUMI_DEBUG_COMMANDS: "true" },
    });
    plugin.watch(running);
    const durations = new Durations(await readUsual(folder, run));
    const events = await follow(file, running, {
      language,
      site,
      durations,
      tenants: run !== "preview",
      look: run === "refresh" ? "refresh" : "done",
      ...(recorded === undefined ? {} : { recorded }),
    });
    await keepUsual(folder, run, durations.usual());
    const { failed, signal, exitCode, shortMessage } = await running;
    succeeded = !failed;
    if (succeeded) return whole(events, site, logs);
    if (signal === undefined && exitCode === undefined) throw new Error(shortMessage); // never started
    const kept = rescue === undefined ? log : await rescueLog(log, rescue);
    const [keeperFailure, pluginFailure] = await Promise.all([keeper?.failure(), plugin.failure()]);
    const failure = {
      site,
      run,
      events,
      log: kept,
      printed: await readFile(log, "utf8"),
      fileOf: (tenant: string) => tenantFile(site, tenant, stacksFolder),
      ...(signal === undefined ? {} : { signal }),
      ...(keeperFailure === undefined ? {} : { keeperFailure }),
      ...(pluginFailure === undefined ? {} : { pluginFailure }),
    };
    throw new Failure(failure);
  } finally {
    await plugin.end();
    process.off("SIGINT", wait);
    await printed.close();
    if (!succeeded && run !== "preview") await keepAttempts(sitePlaces(site), file);
    await rm(file, { force: true });
  }
}

/** The events of a run that succeeded. Without the summary at their end, a plan with changes would pass for an empty one. */
function whole(events: EngineEvent[], site: string, folder: string): EngineEvent[] {
  if (!events.some((event) => event.is === "summary"))
    throw new UserError(TEXTS.cutEvents, { site, folder });
  return events;
}

/** A failed run, explained in a person's language. */
class Failure extends UserError {
  readonly failed: Failed;

  constructor(failed: Failed) {
    super(TEXTS.failed, { run: failed.run, site: failed.site });
    this.failed = failed;
    this.message = this.in("en");
  }

  override in(language: Language): string {
    return formatFailure(this.failed, language);
  }
}
