/** The tables of bench/deploy, and the comparison of two inventories. */
import test from "ava";
import { type Measured, sameThings } from "../../../bench/deploy/measure.ts";
import { toMarkdown } from "../../../bench/deploy/report.ts";
import type { StepName, ToolName } from "../../../bench/deploy/tools.ts";
import { programIn } from "../../../bench/processes.ts";

const round = (tool: ToolName, step: StepName, resources: number, wall: number): Measured => ({
  tool,
  step,
  resources,
  wall,
  cloud: "memory",
  tenants: resources / 50,
  repetition: 1,
  cpu: 2 * wall,
  peakMiB: 100,
  programs: { pulumi: 1, program: wall },
});
const report = (...rounds: Measured[]) =>
  toMarkdown(
    { date: "2026-12-01T00:00:00Z", machine: {}, versions: {}, command: "c", rounds },
    "/r/deploy.json",
  );

test("each goal is reported at each size, reached or not", (t) => {
  const text = report(
    round("estate", "up", 100, 9),
    round("tofu", "up", 100, 10),
    round("estate", "up", 200, 30),
    round("tofu", "up", 200, 20),
    round("raw", "up", 200, 10),
  );
  t.regex(
    text,
    /From nothing: at most 0\.9 of OpenTofu: reached at 100 \(0\.90\), \*\*not reached\*\* at 200 \(1\.50\)\./,
  );
  t.regex(text, /at most 1\.3 of requests alone: \*\*not reached\*\* at 200 \(3\.00\)\./);
  t.regex(text, /No change, the state is trusted: at most 0\.7 of OpenTofu: not measured\./);
  t.regex(
    text,
    /growth with twice the resources at most 2\.1: \*\*not reached\*\* \(3\.33 to 200\)/,
  );
  t.regex(text, /\| OpenTofu \| 10\.0 \| 20\.0 \|/);
});

test("the spread of repeated rounds is shown", (t) => {
  const text = report(...[3, 1, 2].map((wall) => round("estate", "down", 100, wall)));
  t.regex(text, /\| `estate` \| 2\.0 \(1\.0 to 3\.0\) \|/);
  t.regex(text, /\| `estate` \| 4\.0 \(2\.0 to 6\.0\) \|/);
});

test("the profile is of the largest size of a tool", (t) => {
  const text = report(...[100, 200].map((size) => round("estate", "up", size, size / 10)));
  t.regex(text, /## Processor seconds of `estate` by program, 200 resources/);
  t.regex(text, /\| \| program \| pulumi \|\n.*\n\| From nothing \| 20\.0 \| 1\.0 \|/);
});

test("a program's name in a command line", (t) => {
  const lines = [
    ["/cache/bin/pulumi", "up"],
    ["/n/node", "--import=./start.js", "/work/policies/pack.ts", "127.0.0.1:1"],
    ["/n/node", "/work/cli/estate.ts", "up"],
    ["/n/node", "--import=./policies/startup/start.js", "--eval", "code", "/work"],
  ];
  t.deepEqual(
    lines.map((line) => programIn(line.join("\0"))),
    ["pulumi", "policy pack", "estate", "program"],
  );
});

test("inventories are the same if each thing is there as often", (t) => {
  t.notThrows(() => sameThings(["a", "b", "b"], ["b", "a", "b"], "here"));
  t.throws(() => sameThings(["a", "b"], ["b", "b"], "here"), {
    message: "bench: here: the cloud differs in 2 things: missing: b; too much: a",
  });
});
