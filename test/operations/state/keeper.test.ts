/** How the state keeper is started, watched and ended, with a fake one; keeper.cli.test.ts has the real one. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { isAlive } from "../../../operations/process.ts";
import {
  finishJournal,
  keeperProgram,
  storeOf,
  withKeeper,
} from "../../../operations/state/keeper.ts";
import { UserError } from "../../../output/user-error.ts";
import { storeBehind } from "../../../policies/enforce/state-keeper.ts";
import { toolchainPaths } from "../../../toolchain/paths.ts";

const PROGRAM = join(import.meta.dirname, "../../helpers/fake-keeper.ts");
const STORE = "file:///state";

let root: string;
test.before(async () => {
  root = await mkdtemp(join(tmpdir(), "aes-keeper-"));
});
test.after.always(() => rm(root, { recursive: true, force: true }));

/** A place, with variables for its keeper. */
async function placeOf(more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(root, "place-"));
  return { folder, variables: { PULUMI_BACKEND_URL: STORE, ...more } };
}

test("the engine receives the keeper's address and a login of its own, which is gone afterwards", async (t) => {
  const place = await placeOf();
  const login = join(place.folder, `keeper-login-${process.pid}`);
  const result = await withKeeper(
    place,
    async (keeper) => {
      const {
        PULUMI_BACKEND_URL: url = "",
        PULUMI_ACCESS_TOKEN: token = "",
        ...others
      } = keeper?.variables ?? {};
      t.regex(url, /^http:\/\/127\.0\.0\.1:\d+$/);
      t.regex(token, /^[0-9a-f]{64}$/);
      t.deepEqual(others, {
        PULUMI_CREDENTIALS_PATH: login,
        PULUMI_CREDENTIAL_HELPER: "none",
        PULUMI_DISABLE_JOURNALING: "false",
        PULUMI_JOURNALING_BATCH_PERIOD: "2",
        PULUMI_EXPERIMENTAL: "true",
        PULUMI_SKIP_CHECKPOINTS: "true",
        PULUMI_OPTION_SUPPRESS_PERMALINK: "true",
      });
      t.is((await stat(login)).mode & 0o777, 0o700);
      await writeFile(join(login, "credentials.json"), token);
      t.is(await keeper?.failure(), undefined);
      t.is(storeBehind(url, token), STORE);
      return "done";
    },
    PROGRAM,
  );
  t.is(result, "done");
  t.deepEqual(await readdir(place.folder), []);
});

test("a store that answers over a network collects steps a little longer", async (t) => {
  const place = await placeOf({ PULUMI_BACKEND_URL: "s3://bucket?endpoint=http://127.0.0.1:1" });
  const period = await withKeeper(
    place,
    async (keeper) => keeper?.variables.PULUMI_JOURNALING_BATCH_PERIOD,
    PROGRAM,
  );
  t.is(period, "20");
});

test("the keeper receives the store and the access to it, and neither a passphrase nor a token", async (t) => {
  const seen = join(root, "seen");
  const place = await placeOf({
    FAKE_KEEPER_SEEN: seen,
    AWS_PROFILE: "state",
    PULUMI_DIY_BACKEND_ZSTD: "true",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/passphrase",
    PULUMI_CONFIG_PASSPHRASE: "open sesame",
    PULUMI_ACCESS_TOKEN: "another",
  });
  await withKeeper(place, async () => {}, PROGRAM);
  const environment = JSON.parse(await readFile(seen, "utf8")) as Record<string, string>;
  t.is(environment.STATE_KEEPER_STORE, STORE);
  t.is(environment.AWS_PROFILE, "state");
  t.is(environment.PULUMI_DIY_BACKEND_ZSTD, "true");
  t.false("STATE_KEEPER_FINISH" in environment);
  t.deepEqual(
    Object.keys(environment).filter((name) => /PASSPHRASE|ACCESS_TOKEN/.test(name)),
    [],
  );
});

test("the keeper ends with the run, also if the run fails", async (t) => {
  const seen = join(root, "seen-before-failure");
  const place = await placeOf({ FAKE_KEEPER_SEEN: seen });
  const failure = new Error("the run failed");
  let pid = 0;
  const thrown = await t.throwsAsync(
    withKeeper(
      place,
      async (keeper) => {
        pid = JSON.parse(await readFile(seen, "utf8")).pid;
        t.true(isAlive(pid));
        t.is(await keeper?.failure(), undefined);
        throw failure;
      },
      PROGRAM,
    ),
  );
  t.is(thrown, failure);
  t.false(isAlive(pid));
  t.deepEqual(await readdir(place.folder), []);
});

test("a keeper that ends in mid-run gives its last words", async (t) => {
  const place = await placeOf({ FAKE_KEEPER: "dies" });
  await withKeeper(
    place,
    async (keeper) => {
      const { PULUMI_BACKEND_URL: url = "" } = keeper?.variables ?? {};
      await t.throwsAsync(fetch(url));
      t.is(await keeper?.failure(), "the disk is full");
    },
    PROGRAM,
  );
});

test("a keeper that does not start stops the run before it begins", async (t) => {
  const place = await placeOf({ FAKE_KEEPER: "broken" });
  const run = withKeeper(place, async () => t.fail("the run began"), PROGRAM);
  const error = await t.throwsAsync(run, { instanceOf: UserError });
  t.is(
    error?.message,
    "the state keeper did not start (the store does not answer); nothing was changed",
  );
  t.deepEqual(await readdir(place.folder), []);
  const absent = withKeeper(
    await placeOf(),
    async () => t.fail("the run began"),
    join(root, "none"),
  );
  await t.throwsAsync(absent, { instanceOf: UserError, message: /did not start \(.*ENOENT/ });
});

test("the login of a killed run is removed by the next, that of a living one is not", async (t) => {
  const place = await placeOf();
  for (const owner of ["999999999", String(process.ppid)])
    await mkdir(join(place.folder, `keeper-login-${owner}`));
  await withKeeper(place, async () => {}, PROGRAM);
  t.deepEqual(await readdir(place.folder), [`keeper-login-${process.ppid}`]);
});

test("an open journal is finished once", async (t) => {
  const journal = join(root, "journal");
  await writeFile(journal, "");
  const place = await placeOf({ FAKE_KEEPER_JOURNAL: journal });
  const finish = () => finishJournal(place, "aes-estate/bamako", PROGRAM);
  t.deepEqual(await finish(), { finished: true, entries: 7, pending: 2 });
  t.deepEqual(await finish(), { finished: false, entries: 0, pending: 0 });
});

test("a journal that cannot be finished says why", async (t) => {
  const place = await placeOf({ FAKE_KEEPER: "broken" });
  const error = await t.throwsAsync(finishJournal(place, "p/s", PROGRAM), {
    instanceOf: UserError,
  });
  t.is(
    error?.message,
    "the open journal of p/s could not be applied to the state; nothing was deleted: the store does not answer",
  );
});

test("only stores that the keeper can write are accepted", (t) => {
  for (const url of ["file://~", "s3://bucket?region=x", "postgres://db/pulumi"])
    t.is(storeOf({ PULUMI_BACKEND_URL: url }), url);
  for (const url of ["https://api.pulumi.com", "http://127.0.0.1:1", "gs://bucket", ""])
    t.throws(() => storeOf({ PULUMI_BACKEND_URL: url }), { instanceOf: UserError });
});

test("the keeper is used where it was built with the engine, and where a person wants it", async (t) => {
  const cache = await mkdtemp(join(root, "cache-"));
  const built = { AES_ESTATE_CACHE: cache };
  const program = join(toolchainPaths(built).rehearsal, "pulumi-state-keeper");
  const setting = (AES_ESTATE_STATE_KEEPER: string) => ({ ...built, AES_ESTATE_STATE_KEEPER });
  t.is(keeperProgram(built), undefined);
  t.throws(() => keeperProgram(setting("on")), {
    instanceOf: UserError,
    message: /make toolchain/,
  });

  await mkdir(dirname(program), { recursive: true });
  await writeFile(program, "");
  t.is(keeperProgram(built), program);
  t.is(keeperProgram(setting("")), program);
  t.is(keeperProgram(setting("on")), program);
  t.is(keeperProgram(setting("off")), undefined);
  t.throws(() => keeperProgram(setting("no")), { message: /is "no"; it may be "on" or "off"/ });

  await writeFile(join(cache, "pulumi"), "");
  await chmod(join(cache, "pulumi"), 0o755);
  const official = { AES_ESTATE_PULUMI: "official", PATH: cache };
  t.is(keeperProgram({ ...built, ...official }), undefined);
  t.is(keeperProgram({ ...setting("on"), ...official }), program);
});

test("without a keeper the run is the engine's own, and an open journal stops it", async (t) => {
  const before = process.env.AES_ESTATE_STATE_KEEPER;
  process.env.AES_ESTATE_STATE_KEEPER = "off";
  try {
    const place = await placeOf();
    t.is(await withKeeper(place, async (keeper) => keeper), undefined);
    t.deepEqual(await readdir(place.folder), []);
    await t.throwsAsync(finishJournal(place, "p/s"), {
      instanceOf: UserError,
      message: /which only the state keeper can apply/,
    });
  } finally {
    if (before === undefined) delete process.env.AES_ESTATE_STATE_KEEPER;
    else process.env.AES_ESTATE_STATE_KEEPER = before;
  }
});
