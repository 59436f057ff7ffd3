/**
 * The off-boarding of a tenant, up to the signed certificate: in a copy of the estate, on the same stack. The tenant is
 * new, and afterwards the site is as before.
 */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import type { Cloud } from "../../operations/cloud/client.ts";
import { connectAsServiceAccount } from "../../operations/cloud/service-account.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import type { Before } from "../../operations/offboard/before.ts";
import type { Certificate } from "../../operations/offboard/certificate.ts";
import { COLLECTIONS } from "../../operations/offboard/listings.ts";
import type { Listing } from "../../operations/offboard/model.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { estate } from "./helpers/cluster.ts";
import { type Copy, copyRepository } from "./helpers/copy.ts";
import { administrator, declared, make, recorded } from "./helpers/site.ts";

const [SITE, OTHER] = ["ouagadougou", "bamako"] as const;
const TENANT = "statistics";
const NAME = `${SITE}-${TENANT}`;
const FILE = `stacks/${SITE}/tenants/${TENANT}.yaml`;
const TEXT = `schemaVersion: 2
tenant: ${TENANT}
title: { fr: Statistiques, en: Statistics }
owner: BF
dataClass: administrative
contact: statistiques@finances.example
quota: { class: small, override: { instances: 0, cores: 0, ramGiB: 0, volumeGiB: 500 } }
groups:
  operators: { roles: [member, load-balancer_member] }
serviceAccount: { roles: [member, creator] }
flavors: [small]
volumeTypes: [encrypted]
segments:
  surveys: { ipv4: 10.48.30.0/26, ipv6: "fd5a:e500:2:10f0::/64" }
containers:
  reports: { maxGiB: 10 }
`;
/** A day that no run of this test reaches. */
const LATER = "2099-12-31";
const today = () => new Date().toISOString().slice(0, 10);
const retiredFrom = (day: string) =>
  `retire: { after: ${day}, approvedBy: { name: "responsable de la conformité du Burkina Faso", office: ouagadougou-compliance } }\n`;

/** What the command notes of the tenant on this machine. */
const RECORD = join(dirname(sitePlaces(SITE).stateConfig), "offboarding", `${TENANT}.json`);
const SIGNER = "conformite@bf.example";

let copy: Copy;
/** For the key and the certificate. */
let folder: string;
/** Whether the site may have something of the tenant. */
let deployed = false;
/** Ids of its project, user and group, with their names. */
let ids: Readonly<Record<string, string>>;

test.before(async () => {
  await rm(RECORD, { force: true }); // of a run that was ended
  copy = await copyRepository();
  folder = await mkdtemp(join(tmpdir(), "aes-offboard-"));
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, "key")]);
});
test.after.always(async () => {
  try {
    if (deployed) {
      await writeFile(join(copy.folder, FILE), TEXT + retiredFrom(today()));
      await up();
    }
  } finally {
    await copy?.remove();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    await rm(RECORD, { force: true });
  }
});

async function up(): Promise<string> {
  return String((await estate(["up", SITE], copy.folder)).all);
}

/** Runs `estate offboard` of the tenant; an exit code that is not 0 is no error. */
async function offboard(...args: string[]) {
  const command = ["offboard", SITE, TENANT, ...args];
  const run = await estate(command, copy.folder).catch((error) => error);
  return { code: run.exitCode as number, stdout: String(run.stdout), all: String(run.all) };
}

async function before(...args: string[]): Promise<Before & { code: number }> {
  const { code, stdout, all } = await offboard("--json", ...args);
  try {
    return { ...(JSON.parse(stdout) as Before), code };
  } catch {
    throw new Error(`exit code ${code}: ${all}`);
  }
}

/** `<service>, <what>` of the listings with a trace of the tenant, with the number of traces. */
function traces(listings: readonly Listing[]): string[] {
  return listings.flatMap((each) =>
    each.outcome === "searched" && each.traces.length > 0
      ? [`${each.site} ${each.service}, ${each.what}: ${each.traces.length}`]
      : [],
  );
}

/** `<site> <service>` of the listings that failed. */
function failed(listings: readonly Listing[]): string[] {
  return listings.flatMap(({ outcome, site, service }) =>
    outcome === "failed" ? [`${site} ${service}`] : [],
  );
}

/** The tenant's projects, users and groups: id → kind and name. */
async function subjects(cloud: Cloud): Promise<Record<string, string>> {
  const lists = await Promise.all(
    ["project", "user", "group"].map(async (kind) => {
      const items = await cloud.list("identity", `/${kind}s`, `${kind}s`);
      const own = items.filter(({ name }) => name === NAME || name?.startsWith(`${NAME}-`));
      return own.map(({ id, name }) => [id, `${kind} ${name}`] as const);
    }),
  );
  return Object.fromEntries(lists.flat());
}

test.serial(
  "a new tenant is deployed; without `retire` its off-boarding is rejected",
  async (t) => {
    t.timeout(300_000);
    const tenants = Object.keys((await declared(SITE)).tenants).length;
    await writeFile(join(copy.folder, FILE), TEXT);
    deployed = true;
    t.regex(await up(), new RegExp(`${SITE} is up \\(rehearsal\\): ${tenants + 1} tenants`));
    ids = await subjects(await administrator(SITE));
    t.deepEqual(Object.values(ids).sort(), [
      `group ${NAME}-operators`,
      `project ${NAME}`,
      `user ${NAME}-service-account`,
    ]);

    const { code, obstacles, listings, others, record } = await before();
    t.is(code, 1);
    t.is(obstacles.length, 1);
    t.regex(String(obstacles[0]?.what.en), /statistics\.yaml: no `retire` for the whole tenant/);
    t.deepEqual(others, []);
    t.is(record, undefined);
    await t.throwsAsync(stat(RECORD), { code: "ENOENT" });
    const found = traces(listings);
    for (const what of ["identity, projects: 1", "identity, users: 1", "network, networks: 1"]) {
      t.true(found.includes(`${SITE} ${what}`), what);
    }
    t.deepEqual(
      found.filter((each) => each.startsWith(OTHER)),
      [],
    );
    // Of another account, the administrator may read nothing in the object store.
    t.deepEqual(failed(listings), [`${SITE} object-store`]);

    const text = await offboard();
    t.is(text.code, 1);
    t.regex(text.all, /what stands in the way[\s\S]*Next, in this order:[\s\S]*1\. Freeze/);
    const certificate = await offboard("--certify", folder);
    t.is(certificate.code, 1);
    t.regex(certificate.all, /statistics: no off-boarding was begun at ouagadougou/);
  },
);

test.serial("frozen, with a day to come: nothing is deleted, and the ids are noted", async (t) => {
  t.timeout(300_000);
  await copy.edit(FILE, (text) => text + retiredFrom(LATER));
  const { code, obstacles, record } = await before();
  t.is(code, 1);
  t.deepEqual(
    obstacles.map(({ what }) => what.en),
    [`retention is open until ${LATER} (retire.after)`],
  );
  t.is(record, RECORD);
  const noted = JSON.parse(await readFile(RECORD, "utf8"));
  t.deepEqual(
    noted.subjects.map(({ site, ids: own }: { site: string; ids: object }) => [site, own]),
    [
      [OTHER, {}],
      [SITE, ids],
    ],
  );
  const keys = await offboard("--destroy-keys");
  t.is(keys.code, 1, "nothing is destroyed before the day");

  const frozen = await offboard("--freeze");
  t.is(frozen.code, 0, frozen.all);
  t.regex(frozen.all, /statistics is frozen: .*\n[\s\S]*its service account keeps member, creator/);
  await up();
  const admin = await administrator(SITE);
  t.deepEqual(await subjects(admin), ids);
  const [group] = Object.entries(ids).find(([, name]) => name.startsWith("group ")) ?? [];
  const list = `/role_assignments?group.id=${group}&include_names=true`;
  const held = await admin.list("identity", list, "role_assignments");
  t.deepEqual(
    held.map(({ role }) => (role as { name: string }).name),
    ["reader"],
  );
  const { resources } = await recorded(SITE);
  const own = resources.filter(({ urn }) => urn.split("::").at(-1)?.startsWith(NAME));
  t.true(own.length > 10);
  t.deepEqual(
    own.filter((one) => (one as { protect?: boolean }).protect === true).map(({ urn }) => urn),
    [],
  );
});

test.serial("on its day its keys are destroyed, and the next update deletes it", async (t) => {
  t.timeout(300_000);
  const account = await connectAsServiceAccount(await prepareWorkspace(SITE), TENANT);
  const secret = { name: "key", payload: "nothing", payload_content_type: "text/plain" };
  await account.write("POST", "key-manager", "/v1/secrets", secret);

  await copy.edit(FILE, (text) => text.replace(LATER, today()));
  const due = await before();
  t.true(due.frozen);
  t.deepEqual([due.code, due.obstacles, failed(due.listings)], [0, [], [`${SITE} object-store`]]);
  const early = await offboard("--certify", folder);
  t.is(early.code, 1);
  t.regex(early.all, /statistics: still in the state of ouagadougou \([\d,]+ resources\)/);
  t.is((await account.list("key-manager", "/v1/secrets", "secrets")).length, 1);
  await exported(t, account);
  const keys = await offboard("--destroy-keys");
  t.is(keys.code, 0, keys.all);
  t.regex(keys.all, /ouagadougou: 1 secret destroyed in Barbican/);
  t.is((await account.list("key-manager", "/v1/secrets", "secrets")).length, 0);

  const tenants = Object.keys((await declared(SITE)).tenants).length;
  t.regex(await up(), new RegExp(`${SITE} is up \\(rehearsal\\): ${tenants} tenants`));
  deployed = false;
  t.deepEqual(await subjects(await administrator(SITE)), {});
});

/** Exports one object with the rest, signed; afterwards its container is empty again, so that it can be deleted. */
async function exported(t: ExecutionContext, account: Cloud): Promise<void> {
  const store = "object-store";
  const [{ name: container } = { name: "" }] = await account.get<{ name: string }[]>(
    store,
    "?format=json",
  );
  const path = `/${encodeURIComponent(container)}/report`;
  await account.raw("PUT", store, path, { "x-object-meta-year": "2026" }, "a report");
  const into = join(folder, "export");
  const run = await offboard("--export", into, "--key", join(folder, "key"));
  t.is(run.code, 0, run.all);
  const inside = join(into, SITE, "objects", container, "report");
  t.is(await readFile(inside, "utf8"), "a report");
  const list = await readFile(join(into, SITE, "containers", `${container}.jsonl`), "utf8");
  t.is(JSON.parse(list).metadata["x-object-meta-year"], "2026");
  await execa("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: into });
  t.true((await readdir(into)).includes("manifest.fr.txt.sig"));
  await account.delete(store, path);
}

test.serial("no list of a cloud has a trace, and the signed certificate says so", async (t) => {
  t.timeout(240_000);
  const key = join(folder, "key");
  const into = join(folder, "certificates");
  const run = await offboard("--certify", into, "--key", key);
  t.is(run.code, 0, run.all);
  const base = `offboarding-${SITE}-${TENANT}`;
  const files = [`${base}.en.txt`, `${base}.fr.txt`, `${base}.json`];
  t.deepEqual(
    (await readdir(into)).sort(),
    files.flatMap((file) => [file, `${file}.sig`]),
  );

  const read = (file: string) => readFile(join(into, file), "utf8");
  const certificate = JSON.parse(await read(`${base}.json`)) as Certificate;
  const { listings, record, rehearsal, unsearched } = certificate;
  t.true(rehearsal);
  t.deepEqual(
    record.subjects.map(({ site, ids: own }) => [site, own]),
    [
      [OTHER, {}],
      [SITE, ids],
    ],
  );
  t.deepEqual(
    record.keys.map(({ site, destroyed }) => [site, destroyed]),
    [[SITE, 1]],
  );
  t.deepEqual(traces(listings), []);
  t.deepEqual(failed(listings), [`${SITE} object-store`]);
  const admin = await administrator(SITE);
  for (const { service, what } of COLLECTIONS.filter((one) => admin.offers(one.service))) {
    for (const site of [SITE, OTHER]) {
      const found = listings.filter(
        (one) => one.site === site && one.service === service && one.what === what,
      );
      t.is(found.length, 1, `${site} ${service}, ${what}`);
    }
  }
  t.deepEqual(
    unsearched.map(({ site, service }) => `${site} ${service}`),
    [`${OTHER} key-manager`, `${SITE} key-manager`],
  );
  const texts = { en: /^Certificate of the off-boarding of/, fr: /^Certificat de clôture du/ };
  for (const [language, title] of Object.entries(texts)) {
    const text = await read(`${base}.${language}.txt`);
    t.regex(text, title);
    for (const id of Object.keys(ids)) t.true(text.includes(id), `${language} ${id}`);
  }

  const signers = join(folder, "allowed-signers");
  const [type, base64] = (await readFile(`${key}.pub`, "utf8")).split(" ");
  await writeFile(signers, `${SIGNER} ${type} ${base64}\n`);
  const verified = async (file: string, text: string) => {
    const named = ["-I", SIGNER, "-n", "aes-estate-offboarding", "-s", join(into, `${file}.sig`)];
    const args = ["-Y", "verify", "-f", signers, ...named];
    return (await execa("ssh-keygen", args, { input: text, reject: false })).exitCode === 0;
  };
  for (const file of files) {
    const text = await read(file);
    t.true(await verified(file, text), file);
    t.false(await verified(file, `${text} `), `${file}, changed`);
  }
});

test.serial("afterwards the site is as the repository's own files declare it", async (t) => {
  t.timeout(300_000);
  t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
});
