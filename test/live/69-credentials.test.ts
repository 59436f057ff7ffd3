/**
 * The credentials of a deployed site: the list is complete and shows no secret. Those that `estate rotate` replaces are
 * replaced while clients use them, and each old one is denied afterwards.
 */
import test, { type ExecutionContext } from "ava";
import type { SiteCredentials } from "../../operations/credentials/model.ts";
import { locksOf } from "../../operations/state/paths.ts";
import { Store } from "../../operations/state/store.ts";
import { client } from "./helpers/client.ts";
import { estate } from "./helpers/cluster.ts";
import { eventually } from "./helpers/coe.ts";
import {
  accepted,
  accountNow,
  byCredential,
  byPassword,
  type Key,
  KUBECONFIG,
  keyNow,
  kubeconfigNow,
  opened,
  opensState,
  SITE,
  TENANT,
} from "./helpers/credentials.ts";
import { revealed, secretsOf } from "./helpers/secrets.ts";
import { make } from "./helpers/site.ts";

const PASSWORD = `service-account/${TENANT}`;
const CREDENTIAL = `application-credential/${TENANT}`;
const STATE_KEY = "state-key";

/** The state's lock, as a killed run leaves it. */
async function leaveDeadLock(): Promise<void> {
  const store = await Store.open(SITE);
  await store.put(`${locksOf(SITE)}killed.json`, Buffer.from('{"pid":999999999}'));
}

/** Every credential of the site, with the country that answers for it. */
const ALL = [
  ["administrator", "ML"],
  ["application-credential/ai-research", "ML"],
  [CREDENTIAL, "ML"],
  ["application-credential/e-visa", "ML"],
  ["application-credential/health", "ML"],
  ["application-credential/ouagadougou-customs", "BF"],
  ["copy-key/bamako-treasury", "ML"],
  ["copy-key/ouagadougou-customs", "ML"],
  ["kubeconfig/ai-research/lab", "ML"],
  ["kubeconfig/e-visa/apps", "ML"],
  [KUBECONFIG, "ML"],
  ["link-key", "ML"],
  ["passphrase", "ML"],
  ["pipeline", "ML"],
  ["service-account/ai-research", "ML"],
  [PASSWORD, "ML"],
  ["service-account/e-visa", "ML"],
  ["service-account/health", "ML"],
  ["service-account/ouagadougou-customs", "BF"],
  ["service-account/treasury", "ML"],
  ["state-account", "ML"],
  ["state-copy-key", "ML"],
  [STATE_KEY, "ML"],
];
/** What is listed once the kubeconfig was replaced: its former certificate is valid until its own end. */
const AFTER = ALL.flatMap((one) =>
  one[0] === KUBECONFIG ? [one, [`${KUBECONFIG}/former-1`, "ML"]] : [one],
);
/** No source knows how old these are. */
const AGELESS = ["administrator", "pipeline", "state-account"];
/** Their age is known once they were replaced. */
const AGED_BY_ROTATION = [STATE_KEY, "state-copy-key"];

const ONLY_ADMINISTRATORS = "/api/v1/namespaces/kube-system/secrets?limit=1";

/** All that the commands of this file printed. */
const printed: string[] = [];
/** Secrets from before the first replacement. */
let first: readonly string[];
/** The access key of the state that was replaced. */
let old: Key;

test.before(async () => {
  first = await secretsOf(SITE);
});
// A test that failed between the two phases leaves an old credential: it ends here, so that only one is valid.
test.after.always(async () => {
  const { begun } = await listed();
  if (begun.length > 0) await estate(["rotate", SITE, "--finish"]);
});

/** Runs a command of `estate`, and keeps its output. */
async function run(...args: string[]): Promise<string> {
  const { all } = await estate(args);
  printed.push(String(all));
  return String(all);
}

/** The list of the site's credentials. */
async function listed(): Promise<SiteCredentials> {
  const { stdout, all } = await estate(["credentials", SITE, "--json"]);
  printed.push(String(all));
  const { sites } = JSON.parse(stdout) as { sites: SiteCredentials[] };
  const [only] = sites;
  if (only === undefined || sites.length > 1) throw new Error(`${sites.length} sites, want 1`);
  return only;
}

/** When a credential was made, as the list says. */
async function sinceOf(id: string): Promise<number> {
  const found = (await listed()).credentials.find((one) => one.id === id);
  return Date.parse(found?.since ?? "");
}

/** Starts a client, and ends it with the test at the latest. */
function started(t: ExecutionContext, ask: () => Promise<unknown>) {
  const one = client(ask);
  t.teardown(async () => void (await one.end()));
  return one;
}

test.serial("every credential is listed with owner and age, and no secret", async (t) => {
  t.timeout(120_000);
  const { state, credentials, begun, unread } = await listed();
  t.deepEqual([state, begun, unread], ["store", [], []]);
  t.deepEqual(
    credentials.map(({ id, owner }) => [id, owner]),
    ALL,
  );
  t.deepEqual(
    credentials.filter(({ recorded }) => recorded === false),
    [],
  );
  const ageless = credentials.filter(({ since }) => since === undefined).map(({ id }) => id);
  t.deepEqual(
    ageless.filter((id) => !AGED_BY_ROTATION.includes(id)),
    AGELESS,
  );
  for (const { id, since, days, result } of credentials) {
    // The reference's registry has no limits.
    t.is(result, "not assessed", id);
    if (since !== undefined) t.true(days !== undefined && days >= 0, `${id} since ${since}`);
  }
});

test.serial(
  "the state's key: its users see no failure, and both keys are valid until --finish",
  async (t) => {
    t.timeout(180_000);
    old = await keyNow();
    const user = await Store.open(SITE);
    // A run of the engine reads the key at its start, and then goes on; another one logs in at Keystone.
    const byS3 = started(t, async () => {
      const is = await opensState(await keyNow());
      if (is !== true) throw new Error(`HTTP ${is}`);
    });
    const byLogin = started(t, async () => {
      await user.list(locksOf(SITE));
      await Store.open(SITE);
    });

    t.regex(
      await run("rotate", SITE, STATE_KEY),
      /state-key: the new one is in place, the old one stays valid\. Next: .* --finish/,
    );
    const fresh = await keyNow();
    t.not(fresh.access, old.access);
    t.is(await opensState(old), true, "the old key overlaps");
    const during = await listed();
    t.deepEqual(
      during.begun.map(({ id, step }) => [id, step]),
      [[STATE_KEY, "overlap"]],
    );
    t.deepEqual(
      during.credentials.map(({ id }) => id),
      ALL.map(([id]) => id),
      "the second key is no unknown one",
    );
    const again = await estate(["rotate", SITE, STATE_KEY]).catch((error) => error);
    t.is(again.exitCode, 1);
    t.regex(again.all, /state-key: the old one, replaced on .*, is still valid; end it first/);

    t.regex(await run("rotate", SITE, "--finish"), /state-key: the old one has ended/);
    t.deepEqual(await keyNow(), fresh);
    for (const one of [byS3, byLogin]) {
      const { requests, failures } = await one.end();
      t.deepEqual(failures, []);
      t.true(requests > 2, "it was used meanwhile");
    }
    t.deepEqual((await listed()).begun, []);
  },
);

test.serial(
  "an application credential: its programs see no failure, and the old one is valid until --finish",
  async (t) => {
    t.timeout(240_000);
    const before = await accountNow();
    const program = started(t, async () => {
      await (await byCredential(before)).list("identity", "/auth/projects", "projects");
    });
    await leaveDeadLock();
    t.regex(await run("rotate", SITE, CREDENTIAL), /: the new one is in place/);
    const after = await accountNow();
    t.is(after.password, before.password);
    t.true(after.id !== before.id && after.secret !== before.secret);
    t.true(await accepted(byCredential(after)));
    const { requests, failures } = await program.end();
    t.deepEqual(failures, []);
    t.true(requests > 2, "it was used meanwhile");

    t.regex(await run("rotate", SITE, CREDENTIAL, "--finish"), /: the old one has ended/);
    t.false(await accepted(byCredential(before)));
    t.true(await accepted(byCredential(after)));
  },
);

test.serial(
  "a password: a program that reads the new one goes on, an application credential is not touched, the old one is denied",
  async (t) => {
    t.timeout(300_000);
    const [before, since] = [await accountNow(), await sinceOf(PASSWORD)];
    let current = before.password;
    const byRecord = started(t, async () => {
      // After a denial it reads the state: the new password is there once the engine has recorded it.
      if (!(await accepted(byPassword(current)))) current = (await accountNow()).password;
    });
    const answers: boolean[] = [];
    const byOld = started(t, async () => answers.push(await accepted(byPassword(before.password))));
    const program = started(t, () => byCredential(before));

    t.regex(await run("rotate", SITE, PASSWORD), /service-account\/civil-registry: replaced/);
    const after = await accountNow();
    t.not(after.password, before.password);
    t.deepEqual([after.id, after.secret], [before.id, before.secret]);
    t.true(await accepted(byPassword(after.password)));
    t.false(await accepted(byPassword(before.password)));
    await eventually(
      async () => current === after.password,
      (isNew) => isNew,
    );
    for (const one of [byRecord, byOld, program]) t.deepEqual((await one.end()).failures, []);
    t.deepEqual([...new Set(answers)], [true, false]);
    t.true(answers.lastIndexOf(true) < answers.indexOf(false), "denied once, denied for ever");
    t.true((await sinceOf(PASSWORD)) > since);
    // Tokens of the second in which the password changed have ended too: this one is younger.
    const account = await byPassword(after.password);
    t.deepEqual(
      (await account.list("identity", "/auth/projects", "projects")).map(({ name }) => name),
      [`${SITE}-${TENANT}`],
    );
  },
);

test.serial(
  "a kubeconfig: programs with the old one see no failure, the new one is an administrator's, both are listed",
  async (t) => {
    t.timeout(240_000);
    const [before, since] = [await kubeconfigNow(), await sinceOf(KUBECONFIG)];
    const old = await opened(t, before);
    const program = started(t, () => old.get(ONLY_ADMINISTRATORS));
    await leaveDeadLock();
    t.regex(await run("rotate", SITE, KUBECONFIG), /kubeconfig\/health\/records: replaced/);
    const after = await kubeconfigNow();
    t.not(after, before);
    await (await opened(t, after)).get(ONLY_ADMINISTRATORS);
    const { requests, failures } = await program.end();
    t.deepEqual(failures, []);
    t.true(requests > 2, "it was used meanwhile");

    const { credentials } = await listed();
    const [current, former] = credentials.filter(({ id }) => id.startsWith(KUBECONFIG));
    t.true(Date.parse(current?.since ?? "") > since);
    t.is(Date.parse(former?.since ?? ""), since);
    t.true(Date.parse(former?.until ?? "") > Date.now());

    for (const option of ["--leaked", "--finish"]) {
      const rejected = await estate(["rotate", SITE, KUBECONFIG, option]).catch((error) => error);
      printed.push(rejected.all);
      t.is(rejected.exitCode, 1, option);
      t.regex(rejected.all, /nothing was done\. .*declare a new cluster .*`retire`/);
    }
    t.is(await kubeconfigNow(), after);
  },
);

test.serial(
  "afterwards the old key of the state is denied, and an update changes nothing",
  async (t) => {
    t.timeout(300_000);
    t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
    // The object store may accept it for as long as its cache keeps it.
    await eventually(
      () => opensState(old),
      (answer) => answer !== true,
    );
    t.true([401, 403].includes(Number(await opensState(old))));
    t.is(await opensState(await keyNow()), true);
    const { credentials, begun } = await listed();
    t.deepEqual(begun, []);
    t.deepEqual(
      credentials.map(({ id, owner }) => [id, owner]),
      AFTER,
    );
    for (const id of [STATE_KEY, PASSWORD, CREDENTIAL, KUBECONFIG]) {
      t.is(credentials.find((one) => one.id === id)?.days, 0, id);
    }
  },
);

test.serial("no command has printed a secret, old or new", async (t) => {
  const hidden = [...first, ...(await secretsOf(SITE))];
  t.is(revealed(printed.join("\n"), hidden), 0);
});
