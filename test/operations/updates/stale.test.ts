/** An update by a checkout that lacks what was applied last, on real repositories and with a made history. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { rejectStale } from "../../../operations/deploy/stale.ts";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { appliedUpdates } from "../../../operations/updates/history.ts";
import { compareWithCheckout } from "../../../operations/updates/missing.ts";
import type { Update } from "../../../operations/updates/update.ts";
import { UserError } from "../../../output/user-error.ts";
import { type TestRepository, testRepository } from "../../helpers/repository.ts";

const SITE = "bamako";
const UPDATE: Update = {
  at: "2026-11-30T10:00:00.000000",
  kind: "update",
  succeeded: true,
  changed: true,
  targeted: false,
  author: "Awa Traoré",
  uncommitted: false,
};
const LOST = "1".repeat(40);

const of = (commit: string, more: Partial<Update> = {}): Update => ({ ...UPDATE, commit, ...more });

async function missingIn({ folder }: TestRepository, ...applied: Update[]): Promise<string[]> {
  const { missing } = await compareWithCheckout(SITE, applied, folder);
  return missing.map(({ commit }) => commit);
}

test("a checkout that contains the last commit is complete, also with uncommitted changes", async (t) => {
  const mine = await testRepository(t);
  const applied = await mine.commit({ "site.yaml": "1" });
  t.deepEqual(await missingIn(mine, of(applied)), []);
  await mine.commit({ "site.yaml": "2" });
  await writeFile(join(mine.folder, "site.yaml"), "3");
  t.deepEqual(await missingIn(mine, of(applied, { uncommitted: true })), []);
});

test("a commit that was not fetched is missing; so is one that diverged, until it is merged", async (t) => {
  const theirs = await testRepository(t);
  await theirs.commit({ "site.yaml": "1" });
  const mine = await testRepository(t);
  await mine.git(["fetch", "--quiet", theirs.folder, "main"]);
  await mine.git(["reset", "--quiet", "--hard", "FETCH_HEAD"]);
  const applied = await theirs.commit({ "tenant.yaml": "theirs" });
  await mine.commit({ "other.yaml": "mine" });
  const compare = () => compareWithCheckout(SITE, [of(applied)], mine.folder);

  const before = await compare();
  t.deepEqual(
    before.missing.map(({ commit }) => commit),
    [applied],
  );
  t.is(before.merge, `git fetch --all && git merge ${applied.slice(0, 12)}`);
  await mine.git(["fetch", "--quiet", theirs.folder, "main"]);
  const fetched = await compare();
  t.is(fetched.missing.length, 1);
  t.is(fetched.merge, `git merge ${applied.slice(0, 12)}`);
  await mine.git(["merge", "--quiet", "--no-edit", applied]);
  t.deepEqual((await compare()).missing, []);
});

test("a commit that was amended here is not missing, also twice", async (t) => {
  const mine = await testRepository(t);
  const first = await mine.commit({ "site.yaml": "1" });
  const applied = await mine.commit({ "site.yaml": "2" });
  for (const text of ["3", "4"]) {
    await writeFile(join(mine.folder, "site.yaml"), text);
    await mine.git(["commit", "--quiet", "--all", "--amend", "-m", `now ${text}`]);
  }
  t.deepEqual(await missingIn(mine, of(applied)), []);
  await mine.git(["reset", "--quiet", "--hard", first]);
  t.deepEqual(await missingIn(mine, of(applied)), [applied]);
});

test("a commit that was rebased is not missing, also if it was amended before; one that was left behind is", async (t) => {
  const mine = await testRepository(t);
  const base = await mine.commit({ "site.yaml": "1" });
  await mine.git(["checkout", "--quiet", "-b", "work"]);
  const applied = await mine.commit({ "tenant.yaml": "1" });
  const amended = await mine.commit({ "other.yaml": "1" });
  await writeFile(join(mine.folder, "other.yaml"), "2");
  await mine.git(["commit", "--quiet", "--all", "--amend", "-m", "now 2"]);
  await mine.git(["checkout", "--quiet", "main"]);
  await mine.commit({ "site.yaml": "2" });
  t.deepEqual(await missingIn(mine, of(applied)), [applied]);
  await mine.git(["rebase", "--quiet", "main", "work"]);
  t.deepEqual(await missingIn(mine, of(amended), of(applied)), []);
  await mine.git(["commit", "--quiet", "--allow-empty", "-m", "more"]);
  await mine.git(["rebase", "--quiet", "--keep-empty", "--onto", base, "HEAD~1"]);
  t.deepEqual(await missingIn(mine, of(applied)), [applied]);
});

test("a commit whose files HEAD had since is not missing: one that was squashed or only reworded", async (t) => {
  const mine = await testRepository(t);
  const base = await mine.commit({ "site.yaml": "1" });
  await mine.commit({ "site.yaml": "2" });
  const applied = await mine.commit({ "site.yaml": "3" });
  await mine.git(["reset", "--quiet", "--soft", base]);
  await mine.git(["commit", "--quiet", "-m", "all of it"]);
  await mine.commit({ "site.yaml": "4" });
  t.deepEqual(await missingIn(mine, of(applied)), []);
});

test("a commit that takes a change back is missing, although HEAD once had the same files", async (t) => {
  const mine = await testRepository(t);
  await mine.commit({ "site.yaml": "1" });
  const head = await mine.commit({ "site.yaml": "2" });
  const applied = await mine.commit({ "site.yaml": "1" });
  await mine.git(["reset", "--quiet", "--hard", head]);
  t.deepEqual(await missingIn(mine, of(applied)), [applied]);
});

test("a shallow clone has its own commit, and fetches the others to compare", async (t) => {
  const theirs = await testRepository(t);
  const older = await theirs.commit({ "site.yaml": "1" });
  const tip = await theirs.commit({ "site.yaml": "2" });
  const mine = await testRepository(t);
  await mine.git(["fetch", "--quiet", "--depth=1", `file://${theirs.folder}`, "main"]);
  await mine.git(["reset", "--quiet", "--hard", "FETCH_HEAD"]);
  t.deepEqual(await missingIn(mine, of(tip)), []);
  const { missing, merge } = await compareWithCheckout(SITE, [of(older)], mine.folder);
  t.is(missing.length, 1);
  t.is(merge, `git fetch --unshallow && git merge ${older.slice(0, 12)}`);
});

test("if only one side names a commit, there is a line about it; if none does, there is none", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-no-repository-"));
  t.teardown(() => rm(folder, { recursive: true }));
  const outside = await compareWithCheckout(SITE, [of(LOST)], folder);
  t.deepEqual(outside.missing, []);
  t.regex(outside.notice?.message ?? "", /bamako \(111111111111 by Awa.*is in no git repository/);
  t.regex(outside.notice?.in("fr") ?? "", /n'est dans aucun dépôt git/);
  t.deepEqual(await compareWithCheckout(SITE, [UPDATE], folder), { missing: [], merge: "" });

  const mine = await testRepository(t);
  await mine.commit({ "site.yaml": "1" });
  const unnamed = await compareWithCheckout(SITE, [UPDATE], mine.folder);
  t.deepEqual(unnamed.missing, []);
  t.regex(unnamed.notice?.message ?? "", /it names no commit/);
  t.deepEqual(await compareWithCheckout(SITE, [], mine.folder), { missing: [], merge: "" });
});

test("the last whole update counts, and each failed or targeted one since", async (t) => {
  const applied = (...all: Update[]) =>
    appliedUpdates(
      (async function* () {
        yield* all;
      })(),
    ).then((found) => found.map(({ commit }) => commit));
  const [failed, targeted] = [of("f", { succeeded: false }), of("t", { targeted: true })];
  t.deepEqual(await applied(of("b"), of("a")), ["b"]);
  t.deepEqual(await applied(failed, targeted, of("b"), of("a")), ["f", "t", "b"]);
  t.deepEqual(await applied(of("c", { changed: false }), of("b"), of("a")), ["b"]);
  t.deepEqual(await applied(of("c", { kind: "refresh" }), of("b")), ["b"]);
  t.deepEqual(await applied(of("c", { kind: "destroy" }), of("b")), []);
  t.deepEqual(await applied(of("c", { kind: "destroy", succeeded: false }), of("b")), ["b"]);
});

const step = { urn: "u", type: "t", name: "n", parent: "", changes: [], forces: [] };
const CHANGE: EngineEvent[] = [{ at: 0, is: "done", step: { ...step, op: "update" } }];
const SAME: EngineEvent[] = [{ at: 0, is: "done", step: { ...step, op: "same" } }];
const OTHER = "2".repeat(40);

/** What a run with two missing updates does, and how often it shows its plan. */
async function outcome(accepted: readonly string[], events: EngineEvent[] | UserError = CHANGE) {
  const failed = { commit: OTHER, succeeded: false, uncommitted: true };
  const missing = [
    { ...UPDATE, ...failed },
    { ...UPDATE, commit: LOST },
  ];
  let shown = 0;
  const plan = async () => {
    shown += 1;
    if (events instanceof UserError) throw events;
    return events;
  };
  const compared = { missing, merge: "git fetch --all" };
  const rejected = await rejectStale(SITE, compared, accepted, plan, "en").then(
    () => undefined,
    (error: UserError) => error,
  );
  return { rejected, shown };
}

test("a plan is rejected after it is shown, with what is missing and both ways out", async (t) => {
  const { rejected, shown } = await outcome([]);
  t.is(shown, 1);
  t.is(
    rejected?.in("en"),
    `bamako: these files lack something that was applied, and the plan would undo it; nothing was changed. Missing:
    222222222222 by Awa Traoré, on 2026-11-30 10:00:00 UTC, failed on the way, with uncommitted changes
    111111111111 by Awa Traoré, on 2026-11-30 10:00:00 UTC
  to take it over: git fetch --all (its operator must have pushed it)
  to replace it deliberately: npx estate up bamako --supersede 222222222222 --supersede 111111111111`,
  );
  t.regex(rejected?.in("fr") ?? "", /222222222222 de Awa Traoré, le 2026.*, a échoué en route/);
});

test("an empty plan passes", async (t) => {
  t.deepEqual(await outcome([], SAME), { rejected: undefined, shown: 1 });
});

test("all missing commits must be named to replace them, and nothing else", async (t) => {
  t.deepEqual(await outcome([OTHER, LOST.slice(0, 7)]), { rejected: undefined, shown: 0 });
  const one = await outcome([OTHER.slice(0, 12)]);
  t.regex(one.rejected?.message ?? "", /--supersede 111111111111$/);
  const wrong = await outcome(["3333333"]);
  t.is(wrong.shown, 0);
  t.regex(wrong.rejected?.message ?? "", /got --supersede 3333333, want 222222222222, 1{12}:/);
  const none = rejectStale(SITE, { missing: [], merge: "" }, ["3333333"], async () => [], "en");
  await t.throwsAsync(none, { message: /have all that was applied to bamako/ });
});

test.serial(
  "files without a plan are rejected for what they lack, after the plan's own error",
  async (t) => {
    const { error } = console;
    const printed: string[] = [];
    console.error = (text: string) => printed.push(text);
    try {
      const broken = new UserError({ fr: "illisible", en: "unreadable" }, {});
      const { rejected } = await outcome([], broken);
      t.regex(rejected?.message ?? "", /these files lack/);
      t.deepEqual(printed, ["unreadable"]);
    } finally {
      console.error = error;
    }
  },
);
