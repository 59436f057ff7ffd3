/** Revisions of real repositories, harmless and hostile, are read in memory. */
import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { changedByEach, emptyTree } from "../../../evidence/history/changed.ts";
import {
  type Commit,
  commitOf,
  commits,
  commonCommit,
  historyOf,
} from "../../../evidence/history/commits.ts";
import { filesOf } from "../../../evidence/history/files.ts";
import { signedCommits } from "../../../evidence/history/objects.ts";
import { readTree } from "../../../evidence/history/tree.ts";
import { contains } from "../../../operations/git/contains.ts";
import { folderOf, openRepository } from "../../../operations/git/git.ts";
import { UserError } from "../../../output/user-error.ts";
import { type TestRepository, testRepository } from "../../helpers/repository.ts";

test.serial("commits are listed newest first by history, however they are dated", async (t) => {
  const made = await testRepository(t);
  const first = await made.commit({ "a.yaml": "1" }, "first");
  await writeFile(join(made.folder, "a.yaml"), "2");
  await made.git(["commit", "-q", "-a", "-m", "backdated", "--date=1999-01-01T00:00:00Z"]);
  const last = await made.commit({ "b.yaml": "1" }, "last\n\nbody");
  const repository = await openRepository(made.folder);
  process.env.GIT_DIR = "/nowhere"; // set by a hook that starts the command
  t.teardown(() => delete process.env.GIT_DIR);
  const all = await commits(repository, { to: last });
  t.deepEqual(
    all.map(({ subject }) => subject),
    ["last", "backdated", "first"],
  );
  t.is(all[1]?.authored, "1999-01-01T00:00:00+00:00");
  t.deepEqual(all[0]?.author, { name: "Awa Traoré", email: "awa@example.ml" });
  t.deepEqual(all[0]?.parents, [all[1]?.id]);
  const newer = await commits(repository, { to: last, notIn: first, paths: ["a.yaml"] });
  t.deepEqual(
    newer.map(({ subject }) => subject),
    ["backdated"],
  );
  t.is(await commonCommit(repository, first, last), first);
});

test("a revision's files are read from a folder of the repository, not from the work tree", async (t) => {
  const made = await testRepository(t);
  const commit = await made.commit({ "estate/stacks/é/x.yaml": "one", "other/y.yaml": "two" });
  await writeFile(join(made.folder, "estate/stacks/é/x.yaml"), "changed");
  const repository = await openRepository(join(made.folder, "estate"));
  t.is(folderOf(repository), join(made.folder, "estate"));
  const tree = await readTree(repository, commit, ["stacks", "none.yaml"]);
  t.deepEqual([...tree.keys()], ["stacks/é/x.yaml"]);
  const files = filesOf(tree, "/virtual");
  t.is(files.text("/virtual/stacks/é/x.yaml"), "one");
  const [entry] = await files.list("/virtual/stacks");
  t.like(entry, { name: "é" });
  t.true(entry?.isDirectory());
  t.throws(() => files.text("/virtual/stacks/é/z.yaml"), { message: /ENOENT/ });
  t.throws(() => files.text("/virtual/stacks/é"), { message: /a folder/ });
  t.throws(() => files.text("/etc/passwd"), { message: /ENOENT/ });
});

test("links, other repositories and huge files are there, and their content is never read", async (t) => {
  const made = await testRepository(t);
  await mkdir(join(made.folder, "stacks"));
  await symlink("/etc/passwd", join(made.folder, "stacks/link.yaml"));
  await writeFile(join(made.folder, "stacks/huge.yaml"), "x".repeat(3 * 2 ** 20));
  await made.git(["add", "--all"]);
  const absent = "1".repeat(40);
  await made.git(["update-index", "--add", "--cacheinfo", `160000,${absent},stacks/niamey`]);
  await made.git(["commit", "-q", "-m", "x"]);
  const repository = await openRepository(made.folder);
  const tree = await readTree(repository, await commitOf(repository, "main"), ["stacks"]);
  const files = filesOf(tree, made.folder);
  const inside = (name: string) => join(made.folder, "stacks", name);
  t.throws(() => files.text(inside("link.yaml")), { message: /symbolic link/ });
  t.throws(() => files.text(inside("huge.yaml")), { message: /3 MiB/ });
  t.throws(() => files.text(inside("niamey")), { message: /submodule/ });
  await t.throwsAsync(files.list(inside("niamey")), { code: "ENOTDIR" });
});

/** A tree object with any entries, which `git mktree` would not make. */
async function treeOf(made: TestRepository, entries: readonly [string, string][]): Promise<string> {
  const parts = entries.map(([header, object]) =>
    Buffer.concat([Buffer.from(`${header}\0`), Buffer.from(object, "hex")]),
  );
  const args = ["hash-object", "-t", "tree", "-w", "--literally", "--stdin"];
  return made.git(args, Buffer.concat(parts));
}

for (const name of ["..", ".git", ".GIT", "."]) {
  test(`a tree with the name ${name} is rejected`, async (t) => {
    const made = await testRepository(t);
    const blob = await made.git(["hash-object", "-w", "--stdin"], "evil");
    const inner = await treeOf(made, [["100644 x.yaml", blob]]);
    const middle = await treeOf(made, [[`40000 ${name}`, inner]]);
    const top = await treeOf(made, [["40000 stacks", middle]]);
    const commit = await made.git(["commit-tree", top, "-m", "evil"]);
    const repository = await openRepository(made.folder);
    const error = await t.throwsAsync(readTree(repository, commit, ["stacks"]), {
      instanceOf: UserError,
    });
    t.true(error.message.includes(`stacks/${name}/x.yaml, a name that git does not write`));
  });
}

test("a tree with one name twice, as two files or as file and folder, is rejected", async (t) => {
  const made = await testRepository(t);
  const [one, two] = [
    await made.git(["hash-object", "-w", "--stdin"], "one"),
    await made.git(["hash-object", "-w", "--stdin"], "two"),
  ];
  const inner = await treeOf(made, [["100644 y.yaml", one]]);
  const doubles: [string, string][][] = [
    [
      ["100644 x.yaml", one],
      ["100644 x.yaml", two],
    ],
    [
      ["100644 x.yaml", one],
      ["40000 x.yaml", inner],
    ],
  ];
  const repository = await openRepository(made.folder);
  for (const entries of doubles) {
    const top = await treeOf(made, [["40000 stacks", await treeOf(made, entries)]]);
    const commit = await made.git(["commit-tree", top, "-m", "evil"]);
    await t.throwsAsync(readTree(repository, commit, ["stacks"]), { message: /the same twice/ });
  }
});

test("an unknown revision, an option in its place and a folder outside a repository are one sentence", async (t) => {
  const made = await testRepository(t);
  await made.commit({ a: "1" });
  const repository = await openRepository(made.folder);
  for (const revision of ["none", "--output=/tmp/x", "", "HEAD:a", "HEAD\n"]) {
    await t.throwsAsync(commitOf(repository, revision), { instanceOf: UserError }, revision);
  }
  await t.throwsAsync(openRepository("/"), {
    message: "/ is in no git repository; want a folder of one",
  });
});

test("what commits change is below the given paths; a merge has what it brings to the line", async (t) => {
  const made = await testRepository(t);
  await made.commit({ "estate/stacks/a.yaml": "1", "other.yaml": "1" });
  await made.git(["checkout", "-q", "-b", "topic"]);
  await made.commit({ "estate/stacks/é.yaml": "1", "other.yaml": "2" }, "topic");
  await made.git(["checkout", "-q", "main"]);
  await made.commit({ "estate/stacks/a.yaml": "2" }, "main");
  await made.git(["merge", "-q", "--no-ff", "topic", "-m", "merge"]);
  const repository = await openRepository(join(made.folder, "estate"));
  const to = await commitOf(repository, "HEAD");
  const all = await commits(repository, { to });
  const line = await commits(repository, { to, firstParent: true });
  const names = (some: readonly Commit[]) => some.map(({ subject }) => subject);
  t.deepEqual(names(line), ["merge", "main", "a change"]);
  t.deepEqual(names(await commits(repository, { to, most: 1 })), ["merge"]);
  const ids = new Set(line.map(({ id }) => id));
  const changed = await changedByEach(repository, all, ids, ["stacks"]);
  const subjects = new Map(all.map(({ id, subject }) => [id, subject]));
  t.deepEqual(Object.fromEntries([...changed].map(([id, files]) => [subjects.get(id), files])), {
    merge: ["stacks/é.yaml"],
    main: ["stacks/a.yaml"],
    topic: ["stacks/é.yaml"],
    "a change": ["stacks/a.yaml"],
  });
  const beside = await changedByEach(repository, all, new Set(), ["stacks"]);
  t.deepEqual(beside.get(to), []);
  t.deepEqual([...(await readTree(repository, await emptyTree(repository), ["stacks"]))], []);
  t.deepEqual([...(await signedCommits(repository, ids))], []);
  t.is((await historyOf(repository, to)).has(line[2]?.id ?? ""), true);
  t.false(await contains(repository, line[2]?.id ?? "", to));
});

test("settings of the repository start no program", async (t) => {
  const made = await testRepository(t);
  const commit = await made.commit({ "stacks/a.yaml": "1" });
  const mark = join(made.folder, "started");
  for (const key of ["core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand"]) {
    await made.git(["config", key, `touch ${mark}`]);
  }
  await made.git(["config", "log.showSignature", "true"]);
  const repository = await openRepository(made.folder);
  await commits(repository, { to: commit });
  await signedCommits(repository, new Set([commit]));
  await readTree(repository, commit, ["stacks"]);
  t.false(existsSync(mark));
});
