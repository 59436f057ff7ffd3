/**
 * One process of the openstack plugin for all providers of a run: each of the engine's connections to it has its own
 * credentials (docs/adr/0061). With `AES_ESTATE_SHARED_PLUGIN=off`, or an official install, the engine starts a process
 * for each provider, as it does by itself.
 */
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { programFolder } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import { PINS } from "../../toolchain/pins.ts";
import { engineEnvironment } from "../deploy/pulumi.ts";
import type { Workspace } from "../deploy/workspace.ts";
import { type Ended, startService } from "../service.ts";
import { readSwitch } from "../switch.ts";
import { TEXTS } from "./messages.ts";

/** How long the process may take to end once no connection is left, ms. */
const END_MS = 10_000;

/** A process that can be interrupted; what `execa` returns fits. */
interface Engine {
  kill(signal: "SIGINT"): boolean;
}

/** The plugin of a run. */
export interface SharedPlugin {
  /** What makes the engine use it; empty if the engine starts its own plugins. */
  readonly env: Readonly<Record<string, string>>;
  /** How it ended before the run did (a signal, or an exit code); `undefined` if it did not. */
  failure(): Promise<string | undefined>;
  /** Interrupts an engine if the plugin ends first: nothing that it tries from then on can succeed. */
  watch(engine: Engine): void;
  /** Ends it, after the engine. */
  end(): Promise<void>;
}

/** The engine starts a process for each provider. */
const separate: SharedPlugin = {
  env: {},
  failure: async () => undefined,
  watch: () => {},
  end: async () => {},
};

/**
 * Starts the plugin; `log` is the path of a file that receives its messages. Throws a `UserError` if it does not start,
 * or if `AES_ESTATE_SHARED_PLUGIN` is neither `on` nor `off`.
 */
export async function startSharedPlugin(workspace: Workspace, log: string): Promise<SharedPlugin> {
  const program = isWanted() ? programOf(workspace) : undefined;
  if (program === undefined) return separate;
  const printed = await open(log, "a");
  // When its input ends it serves the engine to its end, however this process ended, and ends too.
  const plugin = await startService(program, ["--serve"], {
    cwd: programFolder,
    env: engineEnvironment(workspace),
    stderr: printed.fd,
    endMs: END_MS,
  });
  await printed.close(); // the process has its own
  if (plugin.line === undefined) {
    await plugin.end();
    throw new UserError(TEXTS.pluginSilent, { how: howOf(await plugin.ended), log });
  }
  return {
    env: { PULUMI_DEBUG_PROVIDERS: `openstack:${plugin.line}` },
    async failure() {
      const failure = await plugin.failure();
      return failure && howOf(failure);
    },
    watch: (engine) =>
      void plugin.ended.then(async () => (await plugin.failure()) && engine.kill("SIGINT")),
    end: plugin.end,
  };
}

const howOf = ({ signal, exitCode, shortMessage }: Ended) =>
  signal ?? String(exitCode ?? shortMessage);

function isWanted(): boolean {
  // A person who attaches the engine to a plugin has a reason.
  return (
    readSwitch("AES_ESTATE_SHARED_PLUGIN") !== "off" &&
    process.env.PULUMI_DEBUG_PROVIDERS === undefined
  );
}

/** Our own plugin; `undefined` with an official install, whose plugins serve one provider each. */
function programOf({ variables: { PULUMI_HOME } }: Workspace): string | undefined {
  if (PULUMI_HOME === undefined) return undefined;
  const folder = `resource-openstack-v${PINS.plugins.openstack}`;
  const program = join(PULUMI_HOME, "plugins", folder, "pulumi-resource-openstack");
  return existsSync(program) ? program : undefined;
}
