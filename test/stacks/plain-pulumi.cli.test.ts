/**
 * A person types plain `pulumi` in a copy of the repository, in a shell of `make env`: no file of it ever changes, and
 * settings take effect. The program is a small one that prints its settings, so that the engine's runs are short.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa, execaNode } from "execa";
import type { Workspace } from "../../operations/deploy/workspace.ts";
import { toolchainPaths, toolchainRoot } from "../../toolchain/paths.ts";
import { checkOut, PROGRAM } from "../helpers/checkout.ts";

const SITE = "bamako";
const STACK = `# Comments are a person's, and stay.
secretsprovider: passphrase
config:
  aes-estate:cloud: ${SITE}
  aes-estate:language: fr # of this stack
  aes-estate:rehearsal: true
`;
const SETTINGS = `import { readSettings } from "./settings.ts";
const { language, rehearsal, cloud, copyAccounts, copyKeys } = readSettings();
export const read = [language, rehearsal, cloud].join();
export const keys = [copyKeys !== undefined, copyAccounts?.treasury].join();
`;

let root: string;
let folder: string;
let state: string;
let stackFile: string;
test.before(async () => {
  root = await mkdtemp(join(tmpdir(), "aes-estate-plain-"));
  folder = join(root, "repository");
  state = join(root, "state");
  stackFile = join(folder, `Pulumi.${SITE}.yaml`);
  await mkdir(folder);
  await checkOut(folder, PROGRAM);
  // The compile cache of a copy is useful only to that copy.
  const NODE_COMPILE_CACHE = join(root, "compiled");
  Object.assign(process.env, { AES_ESTATE_STATE: state, AES_ESTATE_PROJECT: folder });
  Object.assign(process.env, { NODE_COMPILE_CACHE });
  await writeFile(stackFile, STACK);
  await writeFile(join(folder, "stacks/index.ts"), SETTINGS);
});
test.after.always(() => rm(root, { recursive: true, force: true }));

/** Prepares what `make env` prepares; without a cloud the state is in a file. */
async function prepare(): Promise<Workspace> {
  const { prepareWorkspace } = (await import(
    join(folder, "operations/deploy/workspace.ts")
  )) as typeof import("../../operations/deploy/workspace.ts");
  return prepareWorkspace(SITE, { offline: true });
}

/** Every file of the copy with its content. */
async function files(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    found[path] = await readFile(path, "latin1");
  }
  return found;
}

test.serial("no command changes a file of the repository", async (t) => {
  const before = await files();
  const { variables, configFile } = await prepare();
  const secret = (await readFile(variables.PULUMI_CONFIG_PASSPHRASE_FILE ?? "", "utf8")).trim();
  /** Runs a command and returns its output. */
  const typed = async (line: string, options: { input?: string; env?: object } = {}) => {
    const run = await execa("pulumi", [...line.split(" "), "--non-interactive"], {
      cwd: folder,
      env: { ...variables, ...options.env },
      input: options.input ?? "",
      all: true,
      reject: false,
    });
    t.is(run.exitCode, 0, `pulumi ${line}: ${run.all}`);
    t.deepEqual(await files(), before, `pulumi ${line}`);
    return run.all;
  };

  t.regex(await typed("preview"), /read: "fr,true,bamako"/);
  t.regex(await typed("preview", { env: { LC_ALL: "en_GB.UTF-8" } }), /read: "en,true,bamako"/);
  await typed("config set aes-estate:language en");
  await typed("config rm aes-estate:cloud");
  await typed("config set --secret --path aes-estate:linkKeys.gao", { input: "k".repeat(40) });
  await typed("config set aes-estate:cloud bamako");
  t.regex(await typed("up --yes --skip-preview"), /read: "en,true,bamako"/);
  const again = await typed("-C stacks preview --expect-no-changes");
  t.regex(again, /1 unchanged/);
  await typed("refresh --yes --skip-preview");
  await typed("stack init other");
  await typed("stack select other");
  await typed("stack rm other --yes");
  await typed("stack change-secrets-provider passphrase", { input: `${secret}\n${secret}\n` });
  const token = "random:index/randomString:RandomString";
  await typed(`import ${token} word a-word --yes --skip-preview --generate-code=false`);
  await typed("state unprotect --all --yes");
  await typed("config refresh --force");
  t.is(await typed("stack output read"), "en,true,bamako");
  t.is((await typed("config get aes-estate:linkKeys")).includes("k".repeat(40)), true);

  // `make up` starts like this: settings made here stay, beside those of the repository's file.
  await prepare();
  const kept = await readFile(configFile, "utf8");
  t.regex(kept, /language: en[\s\S]*gao:\s+secure: v1:/);
  await typed("destroy --yes --skip-preview --remove");
});

test.serial("if settings are lost, a plan reads the other site's outputs again", async (t) => {
  const account = "0123456789abcdef".repeat(2);
  const outputs = { projectIds: { "bamako-treasury": account } };
  const latest = { resources: [{ urn: "a", type: "pulumi:pulumi:Stack", outputs }] };
  await mkdir(join(state, "ouagadougou"), { recursive: true });
  const lastState = join(state, "ouagadougou/last-state.json");
  await writeFile(lastState, JSON.stringify({ version: 3, checkpoint: { latest } }));
  t.teardown(() => rm(lastState));
  await rm((await prepare()).variables.AES_ESTATE_WORKSPACE ?? "", { recursive: true });
  const { variables } = await prepare();
  const plan = () =>
    execa("pulumi", ["preview", "--non-interactive"], { cwd: folder, env: variables });
  t.regex((await plan()).stdout, new RegExp(`keys: "true,AUTH_${account}"`));
});

test.serial("a file that a bare engine has rewritten is read as before", async (t) => {
  const { variables } = await prepare();
  const engine = join(toolchainPaths().bin, "pulumi");
  t.teardown(() => writeFile(stackFile, STACK));
  const bare = ["config", "set", "aes-estate:cloud", "rewritten", "--non-interactive"];
  await execa(engine, bare, { cwd: folder, env: variables });
  t.regex(await readFile(stackFile, "utf8"), /rehearsal: "true"/);
  const { stdout } = await execa("pulumi", ["preview", "--non-interactive"], {
    cwd: folder,
    env: variables,
  });
  t.regex(stdout, /read: "fr,true,rewritten"/);
  t.regex((await audit()).stderr, /^estate: the rehearsal cloud of bamako does not answer/);
});

/** `make audit` on a machine where nothing was ever started. */
function audit() {
  const env = { AES_ESTATE_STATE: join(root, "nothing"), AES_ESTATE_LANGUAGE: "en" };
  const args = ["-s", "-o", "node_modules/.package-lock.json", "audit", `SITE=${SITE}`];
  return execa("make", args, { cwd: folder, env, reject: false });
}

test.serial("an audit without settings names the command to run, and starts nothing", async (t) => {
  const { exitCode, stderr, stdout } = await audit();
  t.is(exitCode, 2);
  t.is(stdout, "");
  const [message, ...more] = stderr.split("\n");
  t.regex(String(message), /^estate: .* does not answer .*: run `make cloud SITE=bamako`$/);
  t.is(more.length, 1, stderr); // make's own line
  t.false((await readdir(root)).includes("nothing"));
});

test.serial("a preview without a cloud leaves nothing outside of its caches", async (t) => {
  const [home, caches] = [join(root, "home"), join(root, "caches")];
  await Promise.all([home, caches].map((made) => mkdir(made)));
  await symlink(toolchainRoot(), join(caches, "toolchain"));
  const { stdout } = await execaNode(
    join(folder, "cli/estate.ts"),
    ["preview", SITE, "--lang", "en"],
    {
      cwd: folder,
      env: {
        HOME: home,
        XDG_STATE_HOME: "",
        AES_ESTATE_STATE: join(root, "nothing"),
        XDG_CACHE_HOME: join(caches, "compiled"),
        AES_ESTATE_CACHE: caches,
        NODE_COMPILE_CACHE: undefined,
      },
    },
  );
  t.regex(stdout, /read: "en,true,bamako"/);
  t.deepEqual(await readdir(home), []);
  t.false((await readdir(root)).includes("nothing"));
  t.deepEqual((await readdir(caches)).sort(), ["compiled", "toolchain"]);
});
