/** The line of `npm test` on the machine that it ran on. */
import { execFileSync } from "node:child_process";
import test from "ava";
import { formatUsage, type Usage, usageNow } from "./usage.ts";

const before: Usage = { at: 100, busy: 5000, own: 2, processors: 2 };

test("on a quiet machine all seconds belong to the tests", (t) => {
  const after = { at: 188, busy: 5168, own: 162, processors: 2 };
  t.is(
    formatUsage(before, after),
    "took 88 s, 160 s of processor; other processes used 5 % of the 2 processors",
  );
});

test("a busy machine is reported, with the load of other processes", (t) => {
  const after = { at: 275, busy: 5340, own: 162, processors: 2 };
  t.is(
    formatUsage(before, after),
    "took 175 s, 160 s of processor; the machine was busy: other processes used 51 % of the 2 processors, on a quiet one it takes less",
  );
});

test("clocks that disagree by a tick do not count as load", (t) => {
  const after = { at: 101, busy: 5000.99, own: 3, processors: 2 };
  t.regex(formatUsage(before, after), /other processes used 0 %/);
});

test("the time of a child process counts for the run after it has ended", (t) => {
  const start = usageNow();
  const used = Number(
    execFileSync(process.execPath, [
      "--eval",
      "let used; do used = process.cpuUsage(); while (used.user + used.system < 3e5); console.log((used.user + used.system) / 1e6)",
    ]),
  );
  const end = usageNow();
  t.true(end.own - start.own >= used - 0.02, `${end.own - start.own} of ${used}`);
  t.true(end.busy - start.busy >= used - 0.02, `${end.busy - start.busy} of ${used}`);
  t.true(end.at > start.at);
  t.is(end.processors, start.processors);
});
