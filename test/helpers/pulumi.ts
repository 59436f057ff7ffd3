/** A real engine for tests: its own home, backend and passphrase, gone when the test file ends. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { kill } from "../../operations/process.ts";
import { compiledFolder } from "../../policies/startup/compiled.ts";
import { toolchainPaths } from "../../toolchain/paths.ts";

const root = join(import.meta.dirname, "../..");

export interface RunResult {
  readonly code: number | undefined;
  /** Both streams as a person would see them, without colours. */
  readonly output: string;
}

export interface Engine {
  /** A copy of the folder of programs, one project each; nothing is written beside the originals. */
  readonly programs: string;
  /** Path of the engine's program, and the variables that `pulumi` runs it with. */
  readonly program: string;
  readonly variables: Readonly<NodeJS.ProcessEnv>;
  /** Runs `pulumi` in one of the programs. */
  pulumi(
    program: string,
    args: readonly string[],
    env?: Record<string, string>,
  ): Promise<RunResult>;
  /** Creates a stack of a program, with its configuration. */
  init(program: string, stack: string, config: Record<string, unknown>): Promise<void>;
  /** URNs in a stack's state. */
  recorded(program: string, stack: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts with nothing: the caller closes it when its tests end. */
export async function openEngine(env: Record<string, string> = {}): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-engine-"));
  const [home, state, repository] = ["home", "state", "repository"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  for (const made of [home, state, repository]) await mkdir(made);
  const { bin, plugins } = engineOf(process.env);
  await symlink(plugins, join(home, "plugins"));
  const programs = join(repository, "test/programs");
  await cp(join(root, "test/programs"), programs, { recursive: true });
  for (const linked of ["node_modules", "output", "policies", "package.json"]) {
    await symlink(join(root, linked), join(repository, linked));
  }
  const settings = {
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(":"),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
    // As Pulumi.yaml starts the estate's program; test files share the compile cache.
    NODE_COMPILE_CACHE: compiledFolder(),
    NODE_OPTIONS: `--import=${join(root, "policies/startup/start.js")}`,
    ...env,
  };

  const program = join(bin, "pulumi");
  const variables = { ...withoutOpenStack(process.env), ...settings };
  const pulumi: Engine["pulumi"] = (project, args, more = {}) =>
    oneOfFew(async () => {
      const run = await execa(program, [...args, "--non-interactive", "--color=never"], {
        cwd: join(programs, project),
        env: { ...variables, ...more },
        extendEnv: false,
        all: true,
        reject: false,
        timeout: ENGINE_WITHIN,
      });
      return { code: run.exitCode, output: run.all };
    });
  return {
    programs,
    program,
    variables,
    pulumi,
    async init(project, stack, config) {
      const settingsFile = join(programs, project, `Pulumi.${stack}.yaml`);
      await writeFile(settingsFile, JSON.stringify({ config }));
      const { code, output } = await pulumi(project, ["stack", "init", stack]);
      if (code !== 0) throw new Error(output);
    },
    async recorded(program, stack) {
      const file = join(state, ".pulumi/stacks", program, `${stack}.json`);
      const { checkpoint } = JSON.parse(await readFile(file, "utf8"));
      const resources: { urn: string }[] = checkpoint.latest?.resources ?? [];
      return resources.map(({ urn }) => urn);
    },
    async close() {
      await endAllOf(home);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends what an engine with this home has left: plugins outlive one that was killed, each in its own process group. */
async function endAllOf(home: string): Promise<void> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const environment = await readFile(join("/proc", pid, "environ"), "utf8").catch(() => "");
    if (environment.split("\0").includes(`PULUMI_HOME=${home}`)) kill(Number(pid));
  }
}

/** The engine's runs take a multiple of their time beside the rehearsal clouds; ms. */
const ENGINE_WITHIN = 300_000;
const AT_ONCE = availableParallelism();
let running = 0;
const waiting: (() => void)[] = [];

/** AVA starts all tests of a file together, and each run of the engine is several processes. */
async function oneOfFew<T>(run: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** The engine under test: AES_TEST_PULUMI_BIN (folder) and AES_TEST_PULUMI_HOME, else the toolchain. */
function engineOf(env: NodeJS.ProcessEnv): { bin: string; plugins: string } {
  const { AES_TEST_PULUMI_BIN: bin, AES_TEST_PULUMI_HOME: home } = env;
  return bin && home ? { bin, plugins: join(home, "plugins") } : toolchainPaths(env);
}

/** A person's own OpenStack settings must not affect a test. */
function withoutOpenStack(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(OS|AES)_/.test(name)));
}
