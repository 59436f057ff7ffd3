/** A site's first day: after the steps in the README and the pages of docs/, the tests of a fork are green. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa, execaNode } from "execa";
import { agreeOnTheWayHome } from "../estate/move/contract-home.ts";
import { checkOut, everything } from "../helpers/checkout.ts";
import { edit } from "../helpers/edit.ts";
import { newTenant } from "../helpers/new-tenant.ts";

/**
 * One folder for all forks, one after the other: each reuses the compile cache of the last, and other caches stay
 * unchanged.
 */
let home: string;
test.before(async () => {
  home = await mkdtemp(join(tmpdir(), "aes-estate-fork-"));
});
test.after.always(() => rm(home, { recursive: true, force: true }));

/** A copy of the whole repository, with its tests. */
async function forked(t: ExecutionContext): Promise<string> {
  const folder = join(home, "fork");
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await mkdir(folder);
  await checkOut(folder, await everything());
  return folder;
}

const compiled = () => ({ NODE_COMPILE_CACHE: join(home, "compiled") });

async function estate(folder: string, ...args: string[]): Promise<void> {
  const env = { AES_ESTATE_PROJECT: folder, AES_ESTATE_LANGUAGE: "en", ...compiled() };
  await execaNode(join(folder, "cli/estate.ts"), args, { cwd: folder, env });
}

const tenantMade = async (folder: string): Promise<void> => {
  await newTenant(join(folder, "stacks"));
};

/** docs/new-site.md. */
function newSite(folder: string): Promise<void> {
  return estate(folder, "new-site", "niamey", "--country", "NE");
}

const APPROVED = ["--approved-by", "responsable de la conformité du Niger"];

/** docs/new-site.md, when a hosted tenant comes home. */
async function finishedMove(folder: string): Promise<void> {
  await agreeOnTheWayHome(join(folder, "stacks"));
  await edit(join(folder, "stacks/bamako/tenants/niger-civil-registry.yaml"), (text) =>
    text.replace(/^groups:$/m, "movesTo: niamey\ngroups:"),
  );
  await estate(folder, "move", "bamako/niger-civil-registry", "--finish", ...APPROVED);
}

/** docs/failover.md: `pulumi config set` at a real site, which rewrites the file. */
function configSet(folder: string): Promise<void> {
  return writeFile(
    join(folder, "Pulumi.bamako.yaml"),
    `secretsprovider: passphrase
encryptionsalt: v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
config:
  aes-estate:cloud: bamako
  aes-estate:copyAccounts:
    treasury: AUTH_00000000000000000000000000000000
  aes-estate:language: en
  aes-estate:rehearsal: "true"
`,
  );
}

/** Runs the tests there, as `npm test` starts them; only some files if they are named. */
async function tests(folder: string, ...files: string[]): Promise<string> {
  // On a busy machine, minutes pass without a result.
  const args = ["node_modules/.bin/ava", "--tap", "--timeout=20m", ...files];
  const tier = files.length > 0 ? "fast" : "together";
  const env = { TEST_TIER: tier, AES_ESTATE_PROJECT: "", ...compiled() };
  const run = await execa(process.execPath, args, { cwd: folder, env, reject: false });
  const failed = run.stdout.match(/^not ok .*$/gm) ?? [];
  return [...failed, run.exitCode === 0 ? "green" : run.stderr].join("\n");
}

const DAYS: Readonly<Record<string, readonly ((folder: string) => Promise<void>)[]>> = {
  "the README's new tenant": [tenantMade],
  "a new site": [newSite],
  "a move that is finished": [newSite, finishedMove],
  "the documented config set": [configSet],
};

for (const [name, acts] of Object.entries(DAYS)) {
  test.serial(`${name} alone: every general check of an estate passes`, async (t) => {
    const folder = await forked(t);
    for (const act of acts) await act(folder);
    t.is(await tests(folder, "test/site"), "green");
  });
}

test.serial("all of them together: the whole fast tier is green", async (t) => {
  const folder = await forked(t);
  for (const act of [tenantMade, newSite, finishedMove, configSet]) await act(folder);
  t.is(await tests(folder), "green");
});

test.serial("an estate with an issue is not green", async (t) => {
  const folder = await forked(t);
  await edit(join(folder, "stacks/bamako/tenants/tax.yaml"), (text) =>
    text.replace("owner: ML", "owner: FR"),
  );
  t.regex(await tests(folder, "test/site"), /not ok .* the estate has no issue/);
});
