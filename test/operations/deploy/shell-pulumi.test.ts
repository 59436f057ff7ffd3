/**
 * The `pulumi` of a person's shell, before an engine that only prints how it was started. plain-pulumi.cli.test.ts has
 * the real one.
 */
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { repository } from "../../../estate/project.ts";

const SHELL = join(repository, "operations/deploy/shell");
const ENGINE = `#!/bin/sh
echo "$(pwd -P)|$*|\${PULUMI_OPTION_CONFIG_FILE-}"
`;

let root: string;
let workspace: string;
test.before(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "aes-estate-shell-")));
  workspace = join(root, "a workspace");
  for (const folder of ["engine", "other/below", "a workspace"])
    await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, "other/Pulumi.yaml"), "name: other\n");
  await writeFile(join(root, "engine/pulumi"), ENGINE);
  await chmod(join(root, "engine/pulumi"), 0o755);
});
test.after.always(() => rm(root, { recursive: true, force: true }));

/** The folder, arguments and configuration file that the engine is started with; words with spaces are a list. */
async function started(
  line: string | readonly string[],
  cwd = repository,
  env: Record<string, string> = {},
) {
  const words = typeof line === "string" ? line.split(" ") : line;
  const path = [SHELL, `${SHELL}/`, join(root, "engine"), process.env.PATH].join(":");
  const settings = { PATH: path, PULUMI_STACK: "gao", AES_ESTATE_WORKSPACE: workspace, ...env };
  const { stdout } = await execa("pulumi", words, { cwd, env: settings });
  return stdout.split("|");
}

test("commands that know --config-file get the workspace's file, wherever in the repository", async (t) => {
  const file = join(workspace, "Pulumi.gao.yaml");
  const here = join(repository, "cli");
  for (const line of [
    "preview",
    "config set a:b c",
    "up --yes --target stack",
    "--color never refresh",
  ]) {
    t.deepEqual(await started(line), [repository, line, file]);
    t.deepEqual(await started(line, here), [here, line, file]);
  }
  const there = ["-C", repository, "import", "x"];
  t.deepEqual(await started(there, root), [root, there.join(" "), file]);
  const other = join(workspace, "Pulumi.niger.yaml");
  for (const line of ["up -s niger", "up --stack=organization/aes-estate/niger", "-sniger up"])
    t.deepEqual(await started(line), [repository, line, other]);
});

test("commands that write beside Pulumi.yaml run in the workspace, those with a person's path do not", async (t) => {
  for (const line of [
    "stack",
    "stack init x",
    "stack -s x rm --yes",
    "state repair",
    "destroy --remove",
  ])
    t.deepEqual(await started(line), [repository, `${line} -C ${workspace}`, ""]);
  for (const line of ["stack export --file x", "stack -s x import", "stack graph x"])
    t.deepEqual(await started(line), [repository, line, ""]);
});

test("an open journal is reported in one line, with every command on its stack and with no other", async (t) => {
  const marker = join(workspace, "open-journal-niamey");
  await writeFile(marker, "");
  const warning = async (line: string) => {
    const env = { PATH: [SHELL, join(root, "engine"), process.env.PATH].join(":") };
    const settings = { ...env, PULUMI_STACK: "niamey", AES_ESTATE_WORKSPACE: workspace };
    return (await execa("pulumi", line.split(" "), { cwd: repository, env: settings })).stderr;
  };
  for (const line of ["preview", "stack export --file x", "cancel", "state repair"]) {
    const text = await warning(line);
    t.regex(text, /^pulumi : une mise à jour de niamey .* « npx estate up niamey »/, line);
    t.regex(text, / \/ an update of niamey .* `npx estate refresh niamey` applies it$/);
    t.is(text.split("\n").length, 1);
  }
  t.is(await warning("stack -s gao"), "");
  await rm(marker);
  t.is(await warning("preview"), "");
});

test("what would go past the protection of data is rejected here, in both languages, and in no other project", async (t) => {
  const settings = {
    PATH: [SHELL, join(root, "engine"), process.env.PATH].join(":"),
    PULUMI_STACK: "gao",
  };
  const rejected = (line: string, env: Record<string, string> = {}) =>
    execa("pulumi", line.split(" "), {
      cwd: repository,
      env: { ...settings, AES_ESTATE_WORKSPACE: workspace, ...env },
      reject: false,
    });
  const variable = { PULUMI_OPTION_IGNORE_PROTECT: "true" };
  for (const [line, env, what] of [
    ["destroy --ignore-protect --target x", {}, "--ignore-protect"],
    ["up --ignore-protect=true", {}, "--ignore-protect"],
    ["up --yes", variable, "PULUMI_OPTION_IGNORE_PROTECT"],
    ["do openstack:compute/instance:Instance", {}, "pulumi do"],
  ] as const) {
    const run = await rejected(line, env);
    t.is(run.exitCode, 2, line);
    t.is(run.stdout, "", line);
    t.true(run.stderr.includes(`${what} est rejeté pour le parc`), run.stderr);
    t.true(run.stderr.includes(`${what} is rejected for the estate`), run.stderr);
  }
  for (const line of ["up --ignore-protect=false", "config set a:b -- --ignore-protect"]) {
    t.is((await started(line))[1], line);
  }
  t.is((await started("up", repository, { PULUMI_OPTION_IGNORE_PROTECT: "false" }))[1], "up");
  const other = join(root, "other/below");
  t.is((await started("up --ignore-protect", other, variable))[1], "up --ignore-protect");
});

test("in another project, and without a workspace, it is the engine and nothing more", async (t) => {
  const below = join(root, "other/below");
  for (const line of ["config set a b", "stack init x", "destroy --remove"]) {
    t.deepEqual(await started(line, below), [below, line, ""]);
    t.deepEqual(await started(`${line} --cwd=${root}`), [repository, `${line} --cwd=${root}`, ""]);
    t.deepEqual(await started(line, repository, { AES_ESTATE_WORKSPACE: "" }), [
      repository,
      line,
      "",
    ]);
  }
});

test("without an engine the error names the command to run", async (t) => {
  const run = await execa("pulumi", ["up"], {
    env: { PATH: `${SHELL}:/usr/bin:/bin` },
    reject: false,
  });
  t.is(run.exitCode, 127);
  t.regex(run.stderr, /make toolchain.* \/ .*make toolchain/);
});
