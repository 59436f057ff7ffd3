/** How the pack starts, as the CLI starts it: until it says its port. And that `estate` starts the same way. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";

const root = join(import.meta.dirname, "../..");
const pack = join(root, "policies/pack.ts");
const folder = mkdtempSync(join(tmpdir(), "aes-estate-start-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the pack, takes the first line it says, and kills it as the engine does. */
async function started(XDG_CACHE_HOME: string): Promise<string> {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const child = spawn(process.execPath, [pack], { env: { ...env, XDG_CACHE_HOME } });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  for await (const text of child.stdout) {
    said += text;
    if (said.includes("\n")) break;
  }
  child.kill("SIGKILL");
  await ended;
  return said;
}

const kept = (caches: string) =>
  readdirSync(join(caches, "aes-estate/compiled"), { recursive: true }).length;

test("a killed pack leaves what it compiled, and the next one compiles nothing more", async (t) => {
  t.regex(await started(folder), /^\d+\n/);
  const first = kept(folder);
  t.true(first > 100, `${first} files`);
  t.regex(await started(folder), /^\d+\n/);
  t.is(kept(folder), first);
});

test("estate keeps what it compiled, too", async (t) => {
  const XDG_CACHE_HOME = join(folder, "estate");
  const env = { XDG_CACHE_HOME, NODE_COMPILE_CACHE: undefined };
  await execa(process.execPath, [join(root, "cli/estate.ts"), "--help"], { env });
  t.true(kept(XDG_CACHE_HOME) > 100);
});

test("where nothing can be kept the pack starts all the same", async (t) => {
  const file = join(folder, "not-a-folder");
  writeFileSync(file, "");
  t.regex(await started(file), /^\d+\n/);
});
