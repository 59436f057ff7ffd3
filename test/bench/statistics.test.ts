/** The statistics of `bench/policy` on repeated measurements, and how it measures. */
import test from "ava";
import fc from "fast-check";
import { type Results, toMarkdown } from "../../bench/policy/report.ts";
import { leastSquares, spread } from "../../bench/statistics.ts";
import { timed } from "../../bench/timed.ts";

test("the spread of one, of an odd and of an even number of values", (t) => {
  t.deepEqual(spread([3]), { median: 3, least: 3, most: 3 });
  t.deepEqual(spread([9, 1, 4]), { median: 4, least: 1, most: 9 });
  t.deepEqual(spread([10, 2, 1, 3]), { median: 2.5, least: 1, most: 10 });
});

test("points on a line give that line", (t) => {
  const number = fc.integer({ min: -1000, max: 1000 });
  const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 2 });
  fc.assert(
    fc.property(number, number, sizes, (start, slope, found) => {
      const line = leastSquares(found.map((size) => ({ size, value: start + slope * size })));
      t.true(Math.abs(line.slope - slope) < 1e-6, `${line.slope}`);
      t.true(Math.abs(line.start - start) < 1e-2, `${line.start}`);
    }),
  );
});

test("a command is timed with its children, and its output is returned", async (t) => {
  const busy = "i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done";
  const script = `echo heard "$WORD"; echo wrong >&2; bash -c '${busy}'; exit 3`;
  const env = { PATH: process.env.PATH, WORD: "so" };
  const run = await timed({ argv: ["bash", "-c", script], cwd: import.meta.dirname, env });
  t.is(run.code, 3);
  t.is(run.stdout, "heard so");
  t.is(run.stderr, "wrong");
  t.true(run.cpu > 0.01, `${run.cpu}`);
  t.true(run.wall > 0.01, `${run.wall}`);
});

const of = (evaluator: "analyze" | "conftest", cpu: number, wall: (size: number) => number) =>
  [10, 100, 1000].flatMap((size) =>
    [1, 2, 3].map((repetition) => ({ evaluator, size, repetition, wall: wall(size), cpu })),
  );
const results: Results = {
  date: "2026-11-25T10:00:00.000Z",
  machine: { processors: 2 },
  versions: { conftest: "v0.71.1" },
  rules: { pack: ["location", "cluster"], rego: ["location"] },
  evaluators: [
    { key: "analyze", title: "ours" },
    { key: "conftest", title: "theirs" },
  ],
  evaluations: [
    ...of("analyze", 2, (size) => 1 + size / 1000),
    ...of("conftest", 3, (size) => 0.1 + size / 100),
  ],
  previewed: 1000,
  previews: [
    { repetition: 1, plain: { wall: 10, cpu: 1 }, withPack: { wall: 12, cpu: 1 } },
    { repetition: 2, plain: { wall: 10, cpu: 1 }, withPack: { wall: 11.5, cpu: 1 } },
    { repetition: 3, plain: { wall: 20, cpu: 1 }, withPack: { wall: 20, cpu: 1 } },
  ],
};

test("the table has the numbers, and shows where a goal is reached and where it is not", (t) => {
  const text = toMarkdown(results);
  t.true(
    text.includes("| ours | 1.01 (1.01 to 1.01) | 1.10 (1.10 to 1.10) | 2.00 (2.00 to 2.00) |"),
  );
  t.true(text.includes("| ours, as a part of conftest's | 5.05 | 1.00 | 0.20 |"), text);
  t.true(text.includes("| ours | 1.01 | 1.000 | 1.00 |"), text);
  t.true(text.includes("| theirs | 3.00 | 3.00 | 3.00 |"), text);
  t.true(text.includes("reached at 1000, **not reached** at 10, 100."), text);
  t.true(text.includes("The pack adds 15.0 % (0.0 % to 20.0 %"), text);
  t.true(text.includes("At most 10.0 % is **not reached**."), text);
  t.true(
    text.includes("The pack evaluated 2 rules (location, cluster), the Rego rules 1 (location)."),
  );
});
