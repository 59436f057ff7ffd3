/** The inputs whose change requires another toolchain. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { moduleHash, moduleHashes, sourceFiles, toolchainKey } from "../../toolchain/key.ts";
import { type GoModule, MODULES } from "../../toolchain/modules.ts";

const MODULE: GoModule = {
  name: "m",
  title: "a module",
  main: ".",
  output: "bin/m",
  versionVariables: { "main.Version": "1.0.0" },
  seconds: { cold: 1, warm: 1 },
};

async function sources(
  t: ExecutionContext,
): Promise<(file: string, text: string) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-key-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return async (file, text) => {
    await mkdir(dirname(join(folder, "m", file)), { recursive: true });
    await writeFile(join(folder, "m", file), text);
    return moduleHash(MODULE, folder);
  };
}

test("the hash depends on every source, lock file and embedded file", async (t) => {
  const write = await sources(t);
  const hashes = [
    await write("go.mod", "module m"),
    await write("go.sum", "a h1:x"),
    await write("main.go", "package main"),
    await write("main.go", "package main // other"),
    await write("deep/er/x.js", "1"),
  ];
  t.is(new Set(hashes).size, hashes.length);
  t.true(hashes.includes(await write("deep/er/x.js", "1")));
});

test("the hash does not depend on tests and their data", async (t) => {
  const write = await sources(t);
  const hash = await write("main.go", "package main");
  t.is(await write("main_test.go", "package main"), hash);
  t.is(await write("testdata/x.json", "{}"), hash);
});

test("the hash of what is built without some packages depends on what stands for them", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-key-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "m"));
  await mkdir(join(folder, "omitted/clouds/files/a"), { recursive: true });
  const write = async (text: string) => {
    await writeFile(join(folder, "omitted/clouds/files/a/a.go"), text);
    return [moduleHash({ ...MODULE, omits: "clouds" }, folder), moduleHash(MODULE, folder)];
  };
  const [first, other] = [await write("package a"), await write("package a // other")];
  t.not(first[0], other[0]);
  t.is(first[1], other[1]);
});

test("the hash depends on the boundaries of files", async (t) => {
  const [one, other] = [await sources(t), await sources(t)];
  await one("a", "b");
  await other("a", "bb");
  t.not(await one("c", "bd"), await other("c", "d"));
});

test("the hash depends on how a module is built, not on its title and times", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-key-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "m"));
  const hash = moduleHash(MODULE, folder);
  const renamed = { ...MODULE, title: "else", seconds: { cold: 9, warm: 9 } };
  t.is(moduleHash(renamed, folder), hash);
  for (const changed of [
    { ...MODULE, main: "./x" },
    { ...MODULE, versionVariables: { "main.Version": "2.0.0" } },
    { ...MODULE, links: ["n"] },
  ]) {
    t.not(moduleHash(changed, folder), hash);
  }
});

test("the key depends on all modules, in any order", (t) => {
  const root = join(import.meta.dirname, "../../toolchain");
  const hashes = moduleHashes(root);
  t.deepEqual(
    [...hashes.keys()],
    MODULES.map(({ name }) => name),
  );
  const key = toolchainKey(hashes);
  t.regex(key, /^[0-9a-f]{16}$/);
  t.is(toolchainKey(new Map([...hashes].reverse())), key);
  t.not(toolchainKey(new Map([...hashes].slice(1))), key);
  t.true(sourceFiles(join(root, "langhost")).includes("bootstrap.js"));
});
