/** The state's key is replaced with overlap, on a cloud of this process; killed anywhere, the next run goes on. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import type { Handler } from "../../../operations/credentials/rotate/context.ts";
import type { Options } from "../../../operations/credentials/rotate/plan.ts";
import { rotate } from "../../../operations/credentials/rotate/run.ts";
import { note, readRotations } from "../../../operations/credentials/rotations.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { checkpointOf } from "../../../operations/state/paths.ts";
import { Store } from "../../../operations/state/store.ts";
import { heard } from "../../helpers/command.ts";
import { startStore } from "../../helpers/object-store.ts";
import { estates } from "../../helpers/reference.ts";
import { type Keystone, keystone } from "./fake-keystone.ts";
import { withAccount } from "./state.ts";

const SITE = "bamako";
const TITLE = "s3 key";

async function started(t: ExecutionContext): Promise<Keystone> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-rotate-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  process.env.AES_ESTATE_STATE = folder;
  const cloud = await keystone(t, "first");
  const { stateConfig, stateCredentials, stateClouds } = sitePlaces(SITE);
  const auth = `{ auth_url: "${cloud.url}/v3", username: k, password: a-password, project_name: state }`;
  await placed(stateClouds, `clouds: { state: { auth: ${auth}, region_name: bamako-1 } }\n`);
  await placed(stateConfig, `[profile state]\nregion = bamako-1\nendpoint_url = ${cloud.url}\n`);
  await placed(
    stateCredentials,
    "[state]\naws_access_key_id = first\naws_secret_access_key = secret-of-first\n",
  );
  return cloud;
}

async function placed(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const run = (options: Options, ids = ["state-key"], handlers?: Record<string, Handler>) =>
  heard(async () => {
    await rotate(SITE, ids, options, estates, "en", handlers ? { handlers } : {});
    return 0;
  });
const credentials = () => readFile(sitePlaces(SITE).stateCredentials, "utf8");
const begun = async () => (await readRotations(SITE)).begun["state-key"];

test.serial(
  `${TITLE}: two phases; both keys are valid in between, and no secret is printed`,
  async (t) => {
    const cloud = await started(t);
    const first = await run({});
    t.deepEqual([...cloud.keys.keys()], ["first", "key-2"]);
    t.is(
      await credentials(),
      "[state]\naws_access_key_id = key-2\naws_secret_access_key = secret-of-key-2\n",
    );
    t.is((await stat(sitePlaces(SITE).stateCredentials)).mode & 0o777, 0o600);
    t.deepEqual(JSON.parse(await readFile(sitePlaces(SITE).stateKey, "utf8")), {
      access: "key-2",
      secret: "secret-of-key-2",
    });
    t.like(await begun(), { step: "overlap", old: ["first"], before: ["first"] });
    t.is(
      first.stdout,
      `bamako: what will be done
  state-key: a new access key to the state, tried by S3, then put in place on this machine; the old one stays valid until --finish
state-key: the new one is in place, the old one stays valid. Next: npx estate rotate bamako state-key --finish`,
    );
    await t.throwsAsync(run({}), { message: /is still valid; end it first: --finish/ });
    const second = await run({ finish: true }, []);
    t.deepEqual([...cloud.keys.keys()], ["key-2"]);
    t.is(await begun(), undefined);
    t.true((await readRotations(SITE)).made["state-key"] !== undefined);
    t.notRegex(first.stdout + first.stderr + second.stdout + second.stderr, /secret-of|a-password/);
    await t.throwsAsync(run({ finish: true }, []), { message: /no replacement waits/ });
  },
);

test.serial(
  `${TITLE}: interrupted before the new key is in place, the same key is used, and overlaps`,
  async (t) => {
    const cloud = await started(t);
    cloud.s3 = 503;
    await t.throwsAsync(run({}), { message: /does not accept the new key \(HTTP 503\)/ });
    t.regex(await credentials(), /= first\n/);
    t.like(await begun(), { step: "begun", old: ["first"] });
    cloud.s3 = undefined;
    const again = await run({});
    t.regex(again.stdout, /state-key: continues what was interrupted, begun on \d{4}-/);
    t.deepEqual([...cloud.keys.keys()], ["first", "key-2"]);
    t.like(await begun(), { step: "overlap", old: ["first"] });
  },
);

test.serial(`${TITLE}: a run of the engine keeps the old key, a leak does not`, async (t) => {
  const cloud = await started(t);
  await run({});
  cloud.locks.push(".pulumi/locks/organization/aes-estate/bamako/x.json");
  await t.throwsAsync(run({ finish: true }), { message: /a run of the engine is in progress/ });
  t.deepEqual([...cloud.keys.keys()], ["first", "key-2"]);
  await run({ leaked: true });
  t.deepEqual([...cloud.keys.keys()], ["key-2"]);
});

test.serial(
  `${TITLE}: leaked, the old key ends in the same run; another person's key stays`,
  async (t) => {
    const cloud = await started(t);
    cloud.keys.set("a-person's", "secret-of-a-person");
    const { stdout } = await run({ leaked: true });
    t.deepEqual([...cloud.keys.keys()], ["a-person's", "key-3"]);
    t.regex(
      stdout,
      /then the old one ends at once \(--leaked\)[\s\S]*state-key: the old one has ended$/,
    );
  },
);

test.serial(
  `${TITLE}: the old key stays if a person has put it back; the replacement begins again`,
  async (t) => {
    const cloud = await started(t);
    const before = await credentials();
    await run({});
    await writeFile(sitePlaces(SITE).stateCredentials, before);
    await t.throwsAsync(run({ finish: true }), {
      message:
        "state-key: the new one is not in place; the old one stays. The replacement begins again with: npx estate rotate bamako state-key",
    });
    t.deepEqual([...cloud.keys.keys()], ["first", "key-2"]);
    await run({});
    t.regex(await credentials(), /= key-2\n/);
    await run({ finish: true });
    t.deepEqual([...cloud.keys.keys()], ["key-2"]);
  },
);

test.serial(
  "an application credential that an older state does not have: nothing ends, and the replacement begins again",
  async (t) => {
    const cloud = await started(t);
    const auth = `{ auth_url: "${cloud.url}/v3", username: a, password: p, project_name: admin }`;
    await placed(sitePlaces(SITE).clouds, `clouds: { bamako: { auth: ${auth} } }\n`);
    const store = await startStore(SITE);
    t.teardown(() => store.close());
    const id = "application-credential/treasury";
    const since = "2026-11-30T08:30:15.000Z";
    const name = "bamako-treasury-20261130T083015000Z";
    const others = { "app-1": "bamako-treasury-service-account", person: "by hand" };
    for (const [each, its] of Object.entries({ ...others, "app-2": name }))
      cloud.applications.set(each, its);
    const overlap = { since, step: "overlap" as const, old: ["app-1"], before: [], sites: [] };
    await note(SITE, id, overlap);
    await recorded("app-0", "bamako-treasury-20260101T000000000Z");
    await t.throwsAsync(run({ finish: true }, [id]), {
      message: /the new one is not in place; .*rotate bamako application-credential\/treasury$/,
    });
    t.is(cloud.applications.size, 3);
    const again = (await readRotations(SITE)).begun[id];
    t.like(again, { step: "begun", old: ["app-1", "app-0", "app-2"] });
    t.not(again?.since, since); // another name: the one that programs may have is not made again
    t.regex((await run({ dryRun: true }, [id])).stdout, /continues what was interrupted/);
    await note(SITE, id, overlap);
    await recorded("app-2", name);
    await run({ finish: true }, [id]);
    t.deepEqual([...cloud.applications.keys()], ["person", "app-2"]);
  },
);

/** The store has a state with this credential of the treasury. */
async function recorded(id: string, name: string): Promise<void> {
  const { resources = [] } = withAccount({});
  const latest = {
    resources: resources.map((one) =>
      one.id === "app-1" ? { ...one, id, inputs: { name } } : one,
    ),
  };
  const store = await Store.open(SITE);
  await store.make();
  await store.put(checkpointOf(SITE), Buffer.from(JSON.stringify({ checkpoint: { latest } })));
}

test.serial(
  "wrong command lines and what a person replaces: one message, and nothing is done",
  async (t) => {
    const cloud = await started(t);
    await t.throwsAsync(run({}, []), {
      message: /no credential was named; at bamako: .*state-key/,
    });
    await t.throwsAsync(run({}, ["state-kye"]), { message: /did you mean state-key\?/ });
    await t.throwsAsync(run({}, ["__proto__"]), { message: /no such credential/ });
    await t.throwsAsync(run({}, ["pipeline"]), { message: /does not replace it: tokens and keys/ });
    await t.throwsAsync(run({ finish: true }), { message: /without --finish it begins/ });
    await t.throwsAsync(run({ finish: true, leaked: true }), { message: /one of the two/ });
    const { stdout } = await run({ dryRun: true });
    t.regex(stdout, /^bamako: what will be done/);
    t.deepEqual([[...cloud.keys.keys()], await begun()], [["first"], undefined]);
  },
);

test.serial("a reset of the cloud removes the key and the days of its replacements", async (t) => {
  await started(t);
  await run({});
  const { stateKey, rotations } = sitePlaces(SITE);
  t.is(dirname(rotations), dirname(stateKey));
  await rm(dirname(stateKey), { recursive: true }); // as `sandbox reset` does
  t.deepEqual(await readRotations(SITE), { made: {}, begun: {} });
});

test.serial("one process at a time; the file of one that was killed does not count", async (t) => {
  await started(t);
  const lock = `${sitePlaces(SITE).rotations}.lock`;
  await placed(lock, "1");
  await t.throwsAsync(run({}), { message: /process 1 replaces credentials already/ });
  await placed(lock, "0");
  await run({});
  await t.throwsAsync(stat(lock), { code: "ENOENT" });
});
