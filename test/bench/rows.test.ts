/** Results of benchmarks as people read them: valid JSON, one line a row. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { writeResults } from "../../bench/arguments.ts";
import { toRows } from "../../bench/rows.ts";

test("a row is one line however deep it is; what is around the rows has a line a field", (t) => {
  const document = {
    date: "2026-12-01",
    machine: { processors: 2, model: "x" },
    none: [],
    rounds: [
      { round: 1, steps: [{ name: "up", seconds: 1.5 }] },
      { round: 2, failed: { output: "two\nlines" } },
    ],
    site: { kills: [{ at: 1 }] },
  };
  const text = `{
 "date": "2026-12-01",
 "machine": {"processors":2,"model":"x"},
 "none": [],
 "rounds": [
  {"round":1,"steps":[{"name":"up","seconds":1.5}]},
  {"round":2,"failed":{"output":"two\\nlines"}}
 ],
 "site": {
  "kills": [
   {"at":1}
  ]
 }
}
`;
  t.is(toRows(document), text);
  t.deepEqual(JSON.parse(text), document);
});

test("every document is read as it was written, and a row that printed much is a line still", (t) => {
  const output = `${'"\\\n'.repeat(600)}é`;
  const rows = [...Array(50).keys()].map((round) => ({ round, failed: { output } }));
  const long = Object.fromEntries(rows.map(({ round }) => [`check ${round}`, ["a", round, null]]));
  const parts = { parts: [{ rows: [...rows], long }, [], {}, null, true, -1.5e-7, [[1], [2]]] };
  for (const document of [parts, rows, [], {}, null, "text", { a: "" }]) {
    t.deepEqual(JSON.parse(toRows(document)), document);
  }
  t.is(toRows({ rows }).split("\n").length, rows.length + 5);
  t.is(toRows({ rows: [undefined], gone: undefined }), '{\n "rows": [null]\n}\n');
});

test("a benchmark's file has one line a row", (t) => {
  const results = mkdtempSync(join(tmpdir(), "aes-bench-rows-"));
  t.teardown(() => rmSync(results, { recursive: true }));
  const measured = { date: "2026-12-01T00:00:00Z", machine: { processors: 2 }, rounds: [{ n: 1 }] };
  const file = writeResults("rows", { results, name: "b" }, measured);
  t.is(file, join(results, "rows-2026-12-01b.json"));
  const text = readFileSync(file, "utf8");
  t.true(text.includes('\n "rounds": [\n  {"n":1}\n ]\n}\n'));
  const { versions, ...rest } = JSON.parse(text);
  t.is(versions["Node.js"], process.version);
  t.deepEqual(rest, measured);
});
