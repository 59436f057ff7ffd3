/** Several files are written together or not at all. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { Overtaken, onCopy, textOf, writeAll } from "../../../estate/edit/files.ts";

async function folder(t: ExecutionContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "aes-estate-edits-"));
  t.teardown(() => rm(made, { recursive: true, force: true }));
  await writeFile(join(made, "old.yaml"), "old");
  return made;
}

const all = async (root: string) => (await readdir(root, { recursive: true })).sort();

test("new files, new folders and changed files are written", async (t) => {
  const root = await folder(t);
  const [old, fresh] = [join(root, "old.yaml"), join(root, "a/b/new.yaml")];
  await writeAll([
    { file: old, text: "changed", was: "old" },
    { file: fresh, text: "new", was: undefined },
  ]);
  t.is(await textOf(old), "changed");
  t.is(await textOf(fresh), "new");
  t.deepEqual(await all(root), ["a", "a/b", "a/b/new.yaml", "old.yaml"]);
});

test("a file that changed meanwhile, or came to be, stops all of it", async (t) => {
  const root = await folder(t);
  const old = { file: join(root, "old.yaml"), text: "changed", was: "old" };
  const inWay = { file: join(root, "in-way.yaml"), text: "ours", was: undefined };
  const fresh = { file: join(root, "a/b/new.yaml"), text: "new", was: undefined };
  await writeFile(inWay.file, "theirs");
  await t.throwsAsync(writeAll([old, fresh, inWay]), { instanceOf: Overtaken });
  await t.throwsAsync(writeAll([fresh, { ...old, was: "older" }]), { instanceOf: Overtaken });
  t.is(await readFile(old.file, "utf8"), "old");
  t.is(await readFile(inWay.file, "utf8"), "theirs");
  t.deepEqual(await all(root), ["in-way.yaml", "old.yaml"]);
});

test("a folder that cannot be written into leaves the others as they were", async (t) => {
  const root = await folder(t);
  await writeFile(join(root, "file"), "no folder");
  const edits = [
    { file: join(root, "old.yaml"), text: "changed", was: "old" },
    { file: join(root, "file/new.yaml"), text: "new", was: undefined },
  ];
  await t.throwsAsync(writeAll(edits));
  t.is(await textOf(join(root, "old.yaml")), "old");
  t.deepEqual(await all(root), ["file", "old.yaml"]);
});

test("a file that goes comes back when the rest fails", async (t) => {
  const root = await folder(t);
  const gone = { file: join(root, "old.yaml"), text: undefined, was: "old" };
  const overtaken = { file: join(root, "absent.yaml"), text: "changed", was: "was" };
  await t.throwsAsync(writeAll([gone, overtaken]), { instanceOf: Overtaken });
  t.is(await textOf(gone.file), "old");
  t.is(await onCopy(root, [gone], (copy) => textOf(join(copy, "old.yaml"))), undefined);
  await writeAll([gone]);
  t.deepEqual(await all(root), []);
});

test("a trial sees the edits, the estate does not", async (t) => {
  const root = await folder(t);
  await mkdir(join(root, "site"));
  await writeFile(join(root, "site/site.yaml"), "same");
  const edits = [
    { file: join(root, "old.yaml"), text: "changed", was: "old" },
    { file: join(root, "../outside.yaml"), text: "new", was: undefined },
  ];
  const seen = await onCopy(root, edits, async (copy) => [
    await textOf(join(copy, "old.yaml")),
    await textOf(join(copy, "site/site.yaml")),
    await textOf(join(copy, "../outside.yaml")),
  ]);
  t.deepEqual(seen, ["changed", "same", undefined]);
  t.is(await textOf(join(root, "old.yaml")), "old");
});
