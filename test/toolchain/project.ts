/** A throw-away Pulumi project that the real engine runs: its own home, backend and passphrase. */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { compiledFolder } from "../../policies/startup/compiled.ts";
import { toolchainEnv, toolchainPaths } from "../../toolchain/paths.ts";

/** The packages that projects use are those of the repository. */
const MODULES = join(import.meta.dirname, "../../node_modules");

/** A resource of a stack's state. */
export interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The end of a command, with both streams as a user sees them. */
export interface Ended {
  readonly code: number | undefined;
  readonly output: string;
}

/** A project whose files a test writes. */
export interface Project {
  readonly folder: string;
  /** Writes files below the project's folder. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  pulumi(...args: string[]): Promise<Ended>;
  /** Configures the stack; the secret's value is not in any process's arguments. */
  configure(
    plain: Readonly<Record<string, string>>,
    secret: [key: string, value: string],
  ): Promise<void>;
  /** The resources of the state by name, secrets in plain with `plain`. */
  state(plain?: "plain"): Promise<Record<string, Recorded>>;
  close(): Promise<void>;
}

/** Creates a project `p` with a stack `s`; `more` are additional environment variables of its `pulumi`. */
export async function openProject(
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-toolchain-"));
  const paths = toolchainPaths();
  const env = {
    ...toolchainEnv(paths),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: randomBytes(18).toString("base64url"),
    NODE_COMPILE_CACHE: compiledFolder(),
    ...more,
  };
  await mkdir(join(folder, "home"));
  await mkdir(join(folder, "state"));
  await symlink(paths.plugins, join(folder, "home/plugins"));
  await symlink(MODULES, join(folder, "node_modules"));

  const pulumi = async (args: readonly string[], input?: string): Promise<Ended> => {
    const run = await execa("pulumi", [...args, "--non-interactive", "--color=never"], {
      cwd: folder,
      env,
      all: true,
      reject: false,
      ...(input === undefined ? {} : { input }),
    });
    return { code: run.exitCode, output: run.all };
  };
  const project: Project = {
    folder,
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
    },
    pulumi: (...args) => pulumi(args),
    async configure(plain, [key, value]) {
      const settings = Object.entries(plain).flatMap(([name, text]) => [
        "--plaintext",
        `${name}=${text}`,
      ]);
      for (const { code, output } of [
        await pulumi(["config", "set-all", ...settings]),
        await pulumi(["config", "set", "--secret", key], value),
      ]) {
        if (code !== 0) throw new Error(output);
      }
    },
    async state(plain) {
      const file = join(folder, "export.json");
      const { output, code } = await project.pulumi(
        "stack",
        "export",
        "--file",
        file,
        ...(plain ? ["--show-secrets"] : []),
      );
      if (code !== 0) throw new Error(output);
      const { deployment } = JSON.parse(await readFile(file, "utf8"));
      const resources: Recorded[] = deployment.resources ?? [];
      return Object.fromEntries(resources.map((r) => [r.urn.split("::").at(-1), r]));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
  await project.write({
    "Pulumi.yaml": "name: p\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    "package.json": JSON.stringify({
      name: "p",
      type: "module",
      main: "index.ts",
      dependencies: { "@pulumi/pulumi": "*", "@pulumi/random": "*", "@pulumi/openstack": "*" },
    }),
    ...files,
  });
  const { code, output } = await project.pulumi("stack", "init", "s");
  if (code !== 0) throw new Error(output);
  return project;
}
