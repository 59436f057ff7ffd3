/** `estate atlas`: writes a whole atlas, replaces only an atlas, and changes nothing when it cannot. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { writeAtlas } from "../../../evidence/atlas/write.ts";
import { estateFolder } from "../../estate/overlay.ts";
import { estate } from "../../helpers/command.ts";

async function folderOf(t: import("ava").ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aes-atlas-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const FILES = new Map([
  ["atlas.json", "{}\n"],
  ["fr/index.html", "page"],
]);

test("an atlas replaces a former one whole, and leaves nothing beside it", async (t) => {
  const folder = await folderOf(t);
  const target = join(folder, "deep/atlas");
  await writeAtlas(target, new Map([...FILES, ["fr/old.html", "old"]]));
  await writeAtlas(target, FILES);
  t.deepEqual(await readdir(join(target, "fr")), ["index.html"]);
  t.deepEqual(await readdir(join(folder, "deep")), ["atlas"]);
});

test("a folder with other things is rejected, and so is a file", async (t) => {
  const folder = await folderOf(t);
  await writeFile(join(folder, "thesis.txt"), "work of years");
  for (const target of [folder, join(folder, "thesis.txt")]) {
    const { stderr, exitCode } = await estate("atlas", target, "--lang", "en");
    t.is(exitCode, 1);
    t.is(
      stderr,
      `estate: ${target}: contains something other than an atlas; name a new or empty folder`,
    );
  }
  t.is(await readFile(join(folder, "thesis.txt"), "utf8"), "work of years");
});

test("what cannot be written is one sentence, and the former atlas stays", async (t) => {
  const folder = await folderOf(t);
  const target = join(folder, "atlas");
  await writeAtlas(target, FILES);
  const broken = new Map([...FILES, ["fr/index.html/page.html", "no file is a folder"]]);
  await t.throwsAsync(writeAtlas(target, broken), { message: /could not be written \(E\w+\)/ });
  t.is(await readFile(join(target, "fr/index.html"), "utf8"), "page");
  t.deepEqual(await readdir(folder), ["atlas"]);
  await mkdir(join(folder, "empty"));
  await writeAtlas(join(folder, "empty"), FILES);
  await chmod(join(folder, "empty"), 0o755);
  t.is(await readFile(join(folder, "empty/fr/index.html"), "utf8"), "page");
});

test("an estate with issues has no atlas", async (t) => {
  const root = await estateFolder(t);
  await rm(join(root, "bamako/site.yaml"));
  const target = join(await folderOf(t), "atlas");
  const { exitCode, stderr } = await estate("atlas", target, "--root", root, "--lang", "fr");
  t.is(exitCode, 1);
  t.regex(stderr, /bamako/);
  await t.throwsAsync(readdir(target), { code: "ENOENT" });
});
