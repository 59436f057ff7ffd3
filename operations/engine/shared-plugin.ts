/**
 * One process of the openstack plugin for all providers of a run: each of the engine's connections to it has its own
 * credentials (docs/adr/0061). Used with `AES_ESTATE_SHARED_PLUGIN=on`; without it the engine starts a process for each
 * provider, as it does by itself.
 */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { programFolder } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import { PINS } from "../../toolchain/pins.ts";
import { engineEnvironment } from "../deploy/pulumi.ts";
import type { Workspace } from "../deploy/workspace.ts";
import { TEXTS } from "./messages.ts";

/** How long the process may take to end once no connection is left, ms. */
const DEADLINE_MS = 10_000;

/** A process that can be interrupted; what `execa` returns fits. */
interface Engine {
  kill(signal: "SIGINT"): boolean;
}

/** The plugin of a run. */
export interface SharedPlugin {
  /** What makes the engine use it; empty if the engine starts its own plugins. */
  readonly env: Readonly<Record<string, string>>;
  /** How it ended before the run did (a signal, or an exit code); `undefined` if it did not. */
  readonly failure: string | undefined;
  /** Interrupts an engine if the plugin ends first: nothing that it tries from then on can succeed. */
  watch(engine: Engine): void;
  /** Ends it, after the engine. */
  end(): Promise<void>;
}

/** The engine starts a process for each provider. */
const separate: SharedPlugin = {
  env: {},
  failure: undefined,
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
  const plugin = execa(program, ["--serve"], {
    cwd: programFolder,
    env: engineEnvironment(workspace),
    extendEnv: false,
    // An interrupt from the terminal is the engine's: it still needs the plugin to stop cleanly.
    detached: true,
    // Its input ends with this process, however that ends; then it serves the engine to its end, and ends too.
    stdio: ["pipe", "pipe", printed.fd as 1],
    buffer: false,
    reject: false,
  });
  const announced = firstLine(plugin.stdout); // at once: output that nothing reads is dropped
  await printed.close(); // the process has its own
  let ending = false;
  let failure: string | undefined;
  const ended = plugin.then(({ signal, exitCode, shortMessage }) => {
    const how = signal ?? String(exitCode ?? shortMessage);
    if (!ending) failure = how;
    return how;
  });
  const port = await Promise.race([announced, ended.then(() => undefined)]);
  if (port === undefined) throw new UserError(TEXTS.pluginSilent, { how: await ended, log });
  return {
    env: { PULUMI_DEBUG_PROVIDERS: `openstack:${port}` },
    get failure() {
      return failure;
    },
    watch: (engine) => void ended.then(() => ending || engine.kill("SIGINT")),
    async end() {
      ending = true;
      plugin.stdin.end();
      const deadline = setTimeout(() => plugin.kill("SIGKILL"), DEADLINE_MS);
      await ended;
      clearTimeout(deadline);
    },
  };
}

function isWanted(): boolean {
  const value = process.env.AES_ESTATE_SHARED_PLUGIN ?? "";
  if (!["", "on", "off"].includes(value)) throw new UserError(TEXTS.pluginChoice, { value });
  // A person who attaches the engine to a plugin has a reason.
  return value === "on" && process.env.PULUMI_DEBUG_PROVIDERS === undefined;
}

/** Our own plugin; `undefined` with an official install, whose plugins serve one provider each. */
function programOf({ variables: { PULUMI_HOME } }: Workspace): string | undefined {
  if (PULUMI_HOME === undefined) return undefined;
  const folder = `resource-openstack-v${PINS.plugins.openstack}`;
  const program = join(PULUMI_HOME, "plugins", folder, "pulumi-resource-openstack");
  return existsSync(program) ? program : undefined;
}

/** The first line of a stream; `undefined` if it ends without one. */
async function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  const lines = createInterface(stream);
  const [line] = await Promise.race([once(lines, "line"), once(lines, "close")]);
  stream.resume(); // a stream that is not read never ends
  return line;
}
