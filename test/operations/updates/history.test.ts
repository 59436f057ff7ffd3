/** The records of Pulumi's own history, as the store has them. */
import { gzipSync, zstdCompressSync } from "node:zlib";
import test from "ava";
import { recordedUpdates } from "../../../operations/updates/history.ts";
import { updateIn } from "../../../operations/updates/update.ts";

const AT = "2026-11-30T10:00:00.000000";
const [A, B] = ["a".repeat(40), "b".repeat(40)];
/** As the engine writes it; the store's folder has a checkpoint beside each record. */
const record = (environment: Record<string, string>, more = {}) =>
  JSON.stringify({
    kind: "update",
    startTime: 1_796_000_000,
    message: "a secret",
    environment: { "exec.kind": "cli", ...environment },
    config: { "aes-estate:key": { value: "v1:…", secure: true } },
    version: 0,
    result: "succeeded",
    endTime: 1_796_000_060,
    resourceChanges: { create: 2, same: 40 },
    ...more,
  });

test("an update is read without its message and its configuration", (t) => {
  const git = { "git.head": A, "git.author": "Awa\u001b Traoré\n", "git.dirty": "true" };
  t.deepEqual(updateIn(record(git), AT), {
    at: AT,
    kind: "update",
    succeeded: true,
    changed: true,
    targeted: false,
    commit: A,
    author: "Awa<U+001B> Traoré",
    uncommitted: true,
  });
});

test("what changed nothing, was targeted, was killed or is damaged is known", (t) => {
  t.false(updateIn(record({}, { resourceChanges: { same: 40, read: 1 } }), AT)?.changed);
  t.true(updateIn(record({ "pulumi.flag.target": "set" }), AT)?.targeted);
  t.true(updateIn(record({ "pulumi.flag.target-replace": "set" }), AT)?.targeted);
  const killed = updateIn(record({}, { resourceChanges: undefined, result: "failed" }), AT);
  t.like(killed, { changed: true, succeeded: false });
  t.false("commit" in (updateIn(record({ "git.head": "--all" }), AT) ?? {}));
  for (const text of ["", "[]", '{"kind":1}', record({}).slice(1)])
    t.is(updateIn(text, AT), undefined);
});

test("updates of two machines are in the order of the store's clock, not of their own", async (t) => {
  const fast = Buffer.from(record({ "git.head": A }));
  const slow = Buffer.from(record({ "git.head": B }));
  const folder = ".pulumi/history/aes-estate/bamako/bamako";
  // The machine whose clock is fast was first.
  const objects = new Map([
    [`${folder}-1000.checkpoint.json.zst`, { at: "12", content: Buffer.from("x") }],
    [`${folder}-1000.history.json.zst`, { at: "12", content: zstdCompressSync(slow) }],
    [`${folder}-2000.history.json.gz`, { at: "11", content: gzipSync(fast) }],
    [`${folder}-3000.history.json`, { at: "10", content: Buffer.from("damaged") }],
  ]);
  const read: string[] = [];
  const store = {
    list: async (prefix = "") =>
      [...objects]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, { at }]) => ({ name, hash: "", bytes: 1, last_modified: `2026-11-30T${at}` })),
    get: async (name: string) => {
      read.push(name);
      return objects.get(name)?.content as Buffer<ArrayBuffer> | undefined;
    },
  };
  const commits: (string | undefined)[] = [];
  for await (const { commit } of recordedUpdates("bamako", store)) commits.push(commit);
  t.deepEqual(commits, [B, A]);
  const first = await recordedUpdates("bamako", store).next();
  t.is(first.value?.commit, B);
  t.is(read.length, 4); // an older record is not read before it is needed
});
