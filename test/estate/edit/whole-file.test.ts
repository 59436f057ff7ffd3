/** A file is replaced completely or not at all, and keeps everything but its text. */
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { writeWhole } from "../../../estate/edit/whole-file.ts";

async function folder(t: ExecutionContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "aes-estate-whole-"));
  t.teardown(() => rm(made, { recursive: true, force: true }));
  return made;
}

const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

test("a file keeps its mode, or has the requested one", async (t) => {
  const root = await folder(t);
  const file = join(root, "a.yaml");
  await writeFile(file, "old");
  await chmod(file, 0o664);
  await writeWhole(file, "new");
  t.deepEqual([await readFile(file, "utf8"), await modeOf(file)], ["new", 0o664]);
  await writeWhole(file, "secret", 0o600);
  t.deepEqual([await readFile(file, "utf8"), await modeOf(file)], ["secret", 0o600]);
  const fresh = join(root, "fresh");
  await writeWhole(fresh, "new", 0o600);
  t.is(await modeOf(fresh), 0o600);
  t.deepEqual((await readdir(root)).sort(), ["a.yaml", "fresh"]);
});

test("a symbolic link stays, and its target is replaced", async (t) => {
  const root = await folder(t);
  const [named, link] = [join(root, "shared/tenant.yaml"), join(root, "tenant.yaml")];
  await mkdir(join(root, "shared"));
  await writeFile(named, "old");
  await symlink("shared/tenant.yaml", link);
  await writeWhole(link, "new");
  t.true((await lstat(link)).isSymbolicLink());
  t.is(await readFile(named, "utf8"), "new");
  t.deepEqual(await readdir(join(root, "shared")), ["tenant.yaml"]);
});

test("a file that cannot be put in place leaves nothing behind", async (t) => {
  const root = await folder(t);
  await mkdir(join(root, "folder"));
  await t.throwsAsync(writeWhole(join(root, "folder"), "new"), { code: "EISDIR" });
  t.deepEqual(await readdir(root), ["folder"]);
});

test("a disk that takes only the beginning: the old file stays, whole, and an error says so", async (t) => {
  const root = await folder(t);
  await writeFile(join(root, "journal.json"), "old");
  await writeFile(join(root, "tenant.yaml"), "old");
  // A limit on the size of files simulates a full disk: the first blocks are written, the rest is not.
  const tried = `
    import { writeWhole } from "${join(import.meta.dirname, "../../../estate/edit/whole-file.ts")}";
    import { writeAll } from "${join(import.meta.dirname, "../../../estate/edit/files.ts")}";
    const text = "x".repeat(100_000);
    const codes = [];
    await writeWhole("journal.json", text).catch(({ code }) => codes.push(code));
    await writeAll([{ file: process.cwd() + "/tenant.yaml", text, was: "old" }])
      .catch(({ code }) => codes.push(code));
    console.log(codes.join(" "));`;
  const script = 'ulimit -f 8; exec "$0" --input-type=module --eval "$1"';
  const { stdout } = await execa("bash", ["-c", script, process.execPath, tried], { cwd: root });
  t.is(stdout, "EFBIG EFBIG");
  t.is(await readFile(join(root, "journal.json"), "utf8"), "old");
  t.is(await readFile(join(root, "tenant.yaml"), "utf8"), "old");
  t.deepEqual((await readdir(root)).sort(), ["journal.json", "tenant.yaml"]);
});
