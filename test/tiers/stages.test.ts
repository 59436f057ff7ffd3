/** A stage of a run always ends, with its processes: by itself, by its limit, and with what it left behind. */
import { setTimeout as delay } from "node:timers/promises";
import test from "ava";
import { Stages } from "./stages.ts";

const options = { cwd: "/", env: process.env };
const shell = (script: string) => ["sh", "-c", script];

test("a stage gives all its output, its lines as they come, and its exit code", async (t) => {
  const lines: string[] = [];
  const texts: string[] = [];
  const { output, code } = await new Stages().run(shell("echo a; printf b; echo c >&2; exit 3"), {
    ...options,
    onLine: (line) => lines.push(line),
    onText: (text) => texts.push(text),
  });
  t.is(code, 3);
  t.deepEqual([...output].sort().join(""), "\n\nabc");
  t.is(texts.join(""), output);
  t.deepEqual(lines, ["a"], "what has no end of line is no line");
});

test("a program that is not there fails", async (t) => {
  const { output, code } = await new Stages().run(["/no/such/program"], options);
  t.not(code, 0);
  t.regex(output, /ENOENT/);
});

test("the end of a run ends a stage with its children", async (t) => {
  const stages = new Stages();
  let child = 0;
  const run = stages.run(shell("sleep 600 & echo $!; wait"), {
    ...options,
    onLine: (line) => {
      child = Number(line);
      stages.end("SIGTERM");
    },
  });
  t.not((await run).code, 0);
  await gone(child);
  t.false(exists(child));
});

test("a stage that does not want to end is killed", async (t) => {
  const stages = new Stages({ killAfterMs: 50 });
  const { code } = await stages.run(shell("trap '' TERM; echo ready; while :; do sleep 1; done"), {
    ...options,
    onLine: () => stages.end("SIGTERM"),
  });
  t.not(code, 0);
});

test("a process that holds a stage's output open does not keep the stage", async (t) => {
  let child = 0;
  t.teardown(() => exists(child) && process.kill(child));
  const stages = new Stages({ readAfterMs: 50 });
  const { output, code } = await stages.run(shell("setsid sleep 600 & echo $!"), {
    ...options,
    onLine: (line) => {
      child = Number(line);
    },
  });
  t.is(code, 0);
  t.is(output, `${child}\n`);
  t.true(exists(child));
});

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  for (let left = 200; left > 0 && exists(pid); left -= 1) await delay(50);
}
