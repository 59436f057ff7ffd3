import test from "ava";
import { countAva, countGo, countOne, countPytest } from "./counts.ts";

test("a check is counted by its exit code", (t) => {
  t.deepEqual(countOne("", 0), { passed: 1, failed: 0, skipped: 0 });
  t.deepEqual(countOne("", 3), { passed: 0, failed: 1, skipped: 0 });
});

test("AVA's TAP is counted, with skips apart", (t) => {
  const output = "TAP version 13\nok 1 - a\nnot ok 2 - b\nok 3 - c # SKIP\n";
  t.deepEqual(countAva(output, 1), { passed: 1, failed: 1, skipped: 1 });
});

test("go's test events are counted, packages are not", (t) => {
  const events = [
    { Action: "run", Test: "A" },
    { Action: "pass", Test: "A" },
    { Action: "fail", Test: "B" },
    { Action: "fail" },
  ];
  const output = events.map((event) => JSON.stringify(event)).join("\n");
  t.deepEqual(countGo(output, 1), { passed: 1, failed: 1, skipped: 0 });
});

test("pytest's closing line is counted", (t) => {
  const output = "...\n=== 2 failed, 7 passed, 1 skipped in 0.5s ===\n";
  t.deepEqual(countPytest(output, 1), { passed: 7, failed: 2, skipped: 1 });
});

test("a runner that fails without a failed test is a failure", (t) => {
  t.is(countAva("ok 1 - a\n", 1).failed, 1);
  t.is(countGo("not even JSON", 2).failed, 1);
  t.is(countPytest("", 1).failed, 1);
});
