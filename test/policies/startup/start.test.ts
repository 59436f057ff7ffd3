/** Starts the pack as the CLI does, until it prints its port; and checks that `estate` starts the same way. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../../..");
const pack = join(root, "policies/pack.ts");
const folder = mkdtempSync(join(tmpdir(), "aes-estate-start-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the pack, reads its first line, and kills it as the engine does. */
async function started(XDG_CACHE_HOME: string): Promise<string> {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const child = spawn(process.execPath, [pack], { env: { ...env, XDG_CACHE_HOME } });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let output = "";
  for await (const text of child.stdout) {
    output += text;
    if (output.includes("\n")) break;
  }
  child.kill("SIGKILL");
  await ended;
  return output;
}

const kept = (caches: string) =>
  readdirSync(join(caches, "aes-estate/compiled"), { recursive: true }).length;

test("a killed pack leaves its compiled code, and the next one compiles nothing more", async (t) => {
  t.regex(await started(folder), /^\d+\n/);
  const first = kept(folder);
  t.true(first > 100, `${first} files`);
  t.regex(await started(folder), /^\d+\n/);
  t.is(kept(folder), first);
});

test("estate keeps its compiled code too", async (t) => {
  const XDG_CACHE_HOME = join(folder, "estate");
  const env = { XDG_CACHE_HOME, NODE_COMPILE_CACHE: undefined };
  await execa(process.execPath, [join(root, "cli/estate.ts"), "--help"], { env });
  t.true(kept(XDG_CACHE_HOME) > 100);
});

/** Runs a program as Pulumi.yaml has the engine start it, and returns its output. */
async function program(text: string, more: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const { runtime } = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8"));
  const args = [...runtime.options.nodeargs.split(" "), "--input-type=module", "--eval"];
  const env = { XDG_CACHE_HOME: join(folder, "program"), NODE_COMPILE_CACHE: undefined, ...more };
  const { stdout } = await execa(process.execPath, [...args, text], { cwd: root, env });
  return JSON.parse(stdout);
}
// One after the other: the first of them compiles for all.
const CLOSURES = `
  import { createRequire } from "node:module";
  import * as pulumi from "@pulumi/pulumi";
  const require = createRequire(import.meta.url);
  const inCache = () => ["typescript", "@npmcli/arborist"].map((name) => require.resolve(name) in require.cache);
`;

test.serial(
  "a program's start keeps its compiled code, and loads the modules for closures only when one is serialised",
  async (t) => {
    const printed = await program(`${CLOSURES}
    const before = inCache();
    const one = 1;
    const { text } = await pulumi.runtime.serializeFunction(() => one + 1);
    const after = inCache();
    const { size } = await pulumi.runtime.computeCodePaths();
    console.log(JSON.stringify([before, text.includes("return () => one + 1;"), after, size > 1, inCache()]));
  `);
    t.deepEqual(printed, [[false, false], true, [true, false], true, [true, true]]);
    t.true(kept(join(folder, "program")) > 100);
  },
);

test.serial("the Automation API loads when a program uses it", async (t) => {
  const printed = await program(`${CLOSURES}
    const part = () => Object.keys(require.cache).some((file) => /@pulumi.pulumi.automation/.test(file));
    const before = part();
    const { automation } = pulumi;
    const all = Object.keys(automation);
    console.log(JSON.stringify([before, part(), "Stack" in automation, all.includes("LocalWorkspace"), typeof automation.LocalWorkspace.create]));
  `);
  t.deepEqual(printed, [false, true, true, true, "function"]);
});

test.serial(
  "promises of the library keep no stack trace, unless the search for leaks is on",
  async (t) => {
    const text = `
    import { createRequire } from "node:module";
    import "@pulumi/pulumi";
    const limit = Error.stackTraceLimit;
    const { debuggablePromise } = createRequire(import.meta.url)("@pulumi/pulumi/runtime/debuggable");
    const made = Promise.resolve(1);
    console.log(JSON.stringify([await debuggablePromise(made, "one"), made._debugCtx, / at /.test(made._debugStackTrace), Error.stackTraceLimit === limit]));
  `;
    t.deepEqual(await program(text), [1, "one", false, true]);
    t.deepEqual(await program(text, { PULUMI_DEBUG_PROMISE_LEAKS: "true" }), [
      1,
      "one",
      true,
      true,
    ]);
  },
);

test.serial(
  "resources name no place on the operator's machine, unless a fault is looked for",
  async (t) => {
    const text = `
    import * as pulumi from "@pulumi/pulumi";
    console.log(JSON.stringify(pulumi.Resource.stackTrace(0)));
  `;
    t.deepEqual(await program(text), []);
    for (const variable of ["PULUMI_DEBUG_PROMISE_LEAKS", "PULUMI_OPTION_DEBUG"]) {
      t.not(((await program(text, { [variable]: "true" })) as unknown[]).length, 0, variable);
    }
  },
);

test.serial("a program's heap grows little between two collections", async (t) => {
  const text = `
    const made = (value) => Array.from({ length: 100_000 }, (_, x) => ({ x, value }));
    const kept = Array.from({ length: 40 }, (_, at) => made(at));
    let most = 0;
    for (let turn = 0; turn < 160; turn += 1) {
      kept[turn % 40] = made(turn);
      most = Math.max(most, process.memoryUsage().heapTotal);
    }
    console.log(JSON.stringify(most));
  `;
  const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", text]);
  const [own, usual] = [Number(await program(text)), Number(stdout)];
  t.true(own < 0.8 * usual, `${own} of ${usual}`);
});

test.serial("a program that loads the compiler itself gets all of it", async (t) => {
  const printed = await program(`${CLOSURES}
    import * as all from "typescript";
    console.log(JSON.stringify([Object.keys(all).length > 100, all.version === require("typescript").version]));
  `);
  t.deepEqual(printed, [true, true]);
});

test("the pack starts even if it cannot keep its compiled code", async (t) => {
  const file = join(folder, "not-a-folder");
  writeFileSync(file, "");
  t.regex(await started(file), /^\d+\n/);
});
