/** Everything a run of the bench needs, in its own folder: estates, an engine's home, a project to preview. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { buildToolchain, toolchainEnv } from "../../toolchain/build.ts";
import { type Estate, SITE } from "./estate.ts";
import { buildConftest } from "./peer.ts";
import { toPlan, toRegoData } from "./plan.ts";
import { toExport } from "./recorded.ts";

export interface Workspace {
  /** The measured programs. */
  readonly pulumi: string;
  readonly conftest: string;
  /** File with the data of the Rego rules besides the registry. */
  readonly regoData: string;
  /** A project whose stack `bamako` creates `BENCH_RESOURCES` resources. */
  readonly project: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes an estate in both formats; returns the folder of its `export.json` and `plan.json`. */
  write(estate: Estate): Promise<string>;
  close(): Promise<void>;
}

/** Creates a workspace; the caller closes it. */
export async function openWorkspace(): Promise<Workspace> {
  const conftest = await buildConftest();
  const paths = await buildToolchain({ modules: ["cli", "langhost", "openstack"] });
  const pulumi = join(paths.bin, "pulumi");
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-bench-"));
  const [home, state, project] = ["home", "state", "project"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const made of [home, state, project]) await mkdir(made);
  await symlink(paths.plugins, join(home, "plugins"));
  const env = {
    ...withoutSettings(process.env),
    ...toolchainEnv(paths),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    // As `estate preview` runs it (docs/adr/0012): a preview stores nothing.
    PULUMI_EXPERIMENTAL: "true",
    PULUMI_SKIP_CHECKPOINTS: "true",
  };
  const regoData = join(folder, "rego.json");
  await writeFile(regoData, JSON.stringify(toRegoData(SITE)));
  await makeProject(project);
  await execa(pulumi, ["stack", "init", SITE, "--non-interactive"], {
    cwd: project,
    env,
    extendEnv: false,
  });
  let estates = 0;
  return {
    pulumi,
    conftest,
    regoData,
    project,
    env,
    async write(estate) {
      estates += 1;
      const made = join(folder, `estate-${estates}`);
      await mkdir(made);
      await writeFile(join(made, "export.json"), JSON.stringify(toExport(estate), null, 4));
      await writeFile(join(made, "plan.json"), JSON.stringify(toPlan(estate)));
      return made;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A project outside this repository that runs our program. */
async function makeProject(folder: string): Promise<void> {
  const program = join(import.meta.dirname, "program.ts");
  const runtime = { name: "nodejs", options: { typescript: false } };
  const files = {
    "Pulumi.yaml": JSON.stringify({ name: "bench", runtime, main: "index.ts" }),
    [`Pulumi.${SITE}.yaml`]: JSON.stringify({ config: { "aes-estate:rehearsal": true } }),
    "package.json": JSON.stringify({ type: "module" }),
    "index.ts": `import ${JSON.stringify(program)};\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await symlink(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
}

/** The environment without personal settings, which must not affect the measurements. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(OS_|PULUMI_|NODE_|AES_ESTATE_(?!CACHE$|PULUMI$))/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
