/** What a killed run leaves of itself, with a fake store and a fake keeper. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { journalled } from "../../../operations/deploy/journalled.ts";
import { prepareWorkspace } from "../../../operations/deploy/workspace.ts";
import { printJournal, warnOfJournal } from "../../../operations/heal/format.ts";
import { finishInterrupted, hasOpenJournal } from "../../../operations/heal/interrupted.ts";
import { endOrphans, orphans } from "../../../operations/heal/orphaned-plugins.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { isAlive } from "../../../operations/process.ts";
import { journalOf, locksOf } from "../../../operations/state/paths.ts";
import { Store } from "../../../operations/state/store.ts";
import { starterIn } from "../../../operations/watcher.ts";
import { UserError } from "../../../output/user-error.ts";
import { toolchainPaths } from "../../../toolchain/paths.ts";
import { makeKeeperToolchain } from "../../helpers/keeper-toolchain.ts";
import { type FakeStore, startStore } from "../../helpers/object-store.ts";

const SITE = "bamako";
const GONE = 999_999_999;

let folder: string;
let fake: FakeStore;
let store: Store;
let marker: string;

test.before(async () => {
  process.env.AES_ESTATE_CACHE = await mkdtemp(join(tmpdir(), "aes-keeper-cache-"));
  await makeKeeperToolchain(process.env.AES_ESTATE_CACHE);
});
test.after.always(() => rm(process.env.AES_ESTATE_CACHE ?? "", { recursive: true, force: true }));

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-interrupted-"));
  process.env.AES_ESTATE_STATE = folder;
  delete process.env.AES_ESTATE_STATE_KEEPER;
  marker = sitePlaces(SITE).openJournal;
  await mkdir(dirname(marker), { recursive: true });
  fake = await startStore(SITE);
  store = await Store.open(SITE);
  await store.make();
});
test.afterEach.always(async () => {
  fake.close();
  await rm(folder, { recursive: true, force: true });
});

/** A workspace whose keeper finds its journal open, if so. */
async function workspaceOf({ open = false, keeper = "" } = {}) {
  const journal = join(folder, "journal");
  if (open) await writeFile(journal, "");
  const variables = {
    PULUMI_BACKEND_URL: "file:///state",
    FAKE_KEEPER: keeper,
    FAKE_KEEPER_JOURNAL: journal,
  };
  return { site: SITE, variables, configFile: "" };
}

const put = (name: string, content = "x") => store.put(name, Buffer.from(content));
const lock = (pid: number) => put(`${locksOf(SITE)}a.json`, JSON.stringify({ pid }));

/** A process of a command. */
function sleepOf(command: number, seconds: number) {
  const mark = { AES_ESTATE_RUN: join(folder, `run-${command}-1`) };
  return spawn("sleep", [String(seconds)], { env: { ...process.env, ...mark } });
}

test.serial("every engine of a prepared workspace has the mark of its command", async (t) => {
  const { bin } = toolchainPaths();
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, "pulumi"), "");
  const { AES_ESTATE_RUN: mark } = (await prepareWorkspace(SITE)).variables;
  t.is(starterIn(`AES_ESTATE_RUN=${mark}`, folder), process.pid);
});

/** Everything that `work` prints to one of the console's streams. */
async function printed(stream: "log" | "error", work: () => unknown): Promise<string[]> {
  const lines: string[] = [];
  const before = console[stream];
  console[stream] = (line: string) => lines.push(line);
  try {
    await work();
  } finally {
    console[stream] = before;
  }
  return lines;
}

test.serial(
  "the lock of a dead run goes, its journal is applied, and that is printed",
  async (t) => {
    await lock(GONE);
    await put(`${journalOf(SITE)}update/1-7`);
    await writeFile(marker, "");
    const interrupted = await finishInterrupted(await workspaceOf({ open: true }), store);
    const journal = { finished: true, entries: 7, pending: 2 };
    t.deepEqual(interrupted, { locks: 1, journal });
    t.deepEqual(await store.list(locksOf(SITE)), []);
    t.false(existsSync(marker));
    const lines = await printed("log", () => printJournal(interrupted, SITE, "en"));
    t.deepEqual(lines, [
      "journal of an interrupted run applied to the state of bamako: 7 steps, 2 operations without a result",
    ]);
  },
);

test.serial("without a journal there is nothing to print", async (t) => {
  const interrupted = await finishInterrupted(await workspaceOf({ keeper: "broken" }), store);
  t.deepEqual(interrupted, { locks: 0 });
  t.deepEqual(await printed("log", () => printJournal(interrupted, SITE, "en")), []);
  t.deepEqual(await printed("error", () => warnOfJournal(SITE, store, "en")), []);
});

test.serial("a living run is left alone, with its journal", async (t) => {
  await lock(process.pid);
  await put(`${journalOf(SITE)}update/1-7`);
  await t.throwsAsync(finishInterrupted(await workspaceOf({ open: true }), store), {
    instanceOf: UserError,
    message: new RegExp(`process ${process.pid}`),
  });
  t.is((await store.list(locksOf(SITE))).length, 1);
  t.true(existsSync(join(folder, "journal")));
});

test.serial("a lock whose holder is about to end is waited for", async (t) => {
  const holder = spawn("sleep", ["0.3"]);
  await lock(holder.pid ?? 0);
  t.deepEqual(await finishInterrupted(await workspaceOf(), store), { locks: 1 });
});

test.serial("a holder whose command is dead is waited for, too, and is no run", async (t) => {
  const holder = sleepOf(GONE, 2.5); // longer than another holder may take
  await lock(holder.pid ?? 0);
  t.deepEqual(await finishInterrupted(await workspaceOf(), store), { locks: 1 });
  t.is(holder.exitCode, 0, "it ended by itself");
});

test.serial("a journal that cannot be applied stops everything and stays open", async (t) => {
  await put(`${journalOf(SITE)}update/1-7`);
  await writeFile(marker, "");
  await t.throwsAsync(finishInterrupted(await workspaceOf({ keeper: "broken" }), store), {
    instanceOf: UserError,
    message: /nothing was deleted: the store does not answer/,
  });
  t.true(existsSync(marker));
  t.true(await hasOpenJournal(SITE, store));
  process.env.AES_ESTATE_STATE_KEEPER = "off";
  await t.throwsAsync(finishInterrupted(await workspaceOf(), store), {
    instanceOf: UserError,
    message: /unset AES_ESTATE_STATE_KEEPER=off/,
  });
});

test.serial("the journal of another stack whose name begins alike is not this one's", async (t) => {
  await put(".pulumi/journal/aes-estate/bamako-2/update/1-7");
  t.false(await hasOpenJournal(SITE, store));
  await put(`${journalOf(SITE)}head`);
  t.true(await hasOpenJournal(SITE, store));
  const [line, ...more] = await printed("error", () => warnOfJournal(SITE, store, "fr"));
  t.regex(line ?? "", /^attention : une mise à jour de bamako .* « npx estate up bamako »/);
  t.deepEqual(more, []);
});

test.serial("while a run stores its steps a shell can see that; after it, no longer", async (t) => {
  const workspace = await workspaceOf();
  await journalled(workspace, "en", async (keeper) => {
    t.regex(keeper?.variables.PULUMI_BACKEND_URL ?? "", /^http:/);
    t.true(existsSync(marker));
  });
  t.false(existsSync(marker));
});

test.serial(
  "what a failed run left in the journal is applied before its failure is thrown",
  async (t) => {
    const workspace = await workspaceOf({ open: true });
    const failure = new Error("killed");
    const run = () => journalled(workspace, "en", () => Promise.reject(failure));
    const lines = await printed("error", async () => t.is(await t.throwsAsync(run()), failure));
    t.regex(
      lines.join("\n"),
      /^journal of an interrupted run applied to the state of bamako: 7 steps/,
    );
    t.false(existsSync(marker));
    t.deepEqual(await printed("error", () => t.throwsAsync(run())), []);
  },
);

test.serial(
  "a journal that cannot be applied after a failed run is reported with that failure",
  async (t) => {
    const journal = join(folder, "a-folder");
    await mkdir(journal); // the fake keeper cannot remove it
    const workspace = await workspaceOf();
    const variables = { ...workspace.variables, FAKE_KEEPER_JOURNAL: journal };
    const failure = new Error("killed");
    const run = () => journalled({ ...workspace, variables }, "fr", () => Promise.reject(failure));
    const lines = await printed("error", async () => t.is(await t.throwsAsync(run()), failure));
    t.regex(lines.join("\n"), /^le journal ouvert de aes-estate\/bamako n'a pas pu être reporté/);
    t.true(existsSync(marker));
  },
);

test.serial("a keeper that does not start leaves no mark and applies nothing", async (t) => {
  const workspace = await workspaceOf({ open: true, keeper: "broken" });
  const run = () => journalled(workspace, "en", async () => t.fail("the run began"));
  const lines = await printed("error", () =>
    t.throwsAsync(run(), { instanceOf: UserError, message: /did not start/ }),
  );
  t.deepEqual(lines, []);
  t.false(existsSync(marker));
});

test.serial(
  "with the keeper switched off the engine's own way is used, and nothing is left",
  async (t) => {
    process.env.AES_ESTATE_STATE_KEEPER = "off";
    const keeper = await journalled(await workspaceOf(), "en", async (given) => {
      t.false(existsSync(marker));
      return given;
    });
    t.is(keeper, undefined);
  },
);

test.serial(
  "an engine whose command is dead is ended, one whose command lives is not",
  async (t) => {
    const started = [GONE, process.pid].map((pid) => sleepOf(pid, 60));
    const [left, living] = started as [(typeof started)[0], (typeof started)[0]];
    try {
      t.deepEqual(await orphans(), [left.pid]);
      const ended = once(left, "exit");
      t.is(await endOrphans(), 1);
      await ended;
      t.true(isAlive(living.pid ?? 0));
    } finally {
      for (const one of started) one.kill("SIGKILL");
    }
  },
);
