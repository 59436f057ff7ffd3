/** The soak's result: what grows by more than its bound fails, what only varies does not. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { BOUNDS, DISK, growths, type Sample, sampleOf } from "../../bench/soak/growth.ts";
import { fromStored, type Stored, toStored } from "../../bench/soak/stored.ts";

const FIGURES = { memory: 100, files: 200, sql: 10, amqp: 6 };

/** Eight rounds in which one figure of `nova-api` is this. */
function rounds(kind: keyof typeof FIGURES, values: readonly number[]): Sample[] {
  return values.map((value) => ({
    processes: { "nova-api": { ...FIGURES, [kind]: value }, etcd: FIGURES },
    disk: { mariadb: 500 },
  }));
}

const tooMuch = (samples: readonly Sample[]) =>
  growths(samples)
    .filter((one) => one.tooMuch)
    .map(({ what }) => what);

test("a leak of any kind is found in the process that has it, and only there", (t) => {
  for (const kind of ["memory", "files", "sql", "amqp"] as const) {
    const step = Math.max(BOUNDS[kind].amount, BOUNDS[kind].part * FIGURES[kind]) / 6;
    const leak = (by: number) => [0, 1, 2, 3, 4, 5, 6, 7].map((n) => FIGURES[kind] + n * by);
    t.deepEqual(tooMuch(rounds(kind, leak(step))), [], kind); // exactly its bound
    t.deepEqual(tooMuch(rounds(kind, leak(step * 1.1))), [`nova-api ${kind}`]);
  }
});

test("one bad round is no growth, and neither is a cache that fills at the beginning", (t) => {
  t.deepEqual(tooMuch(rounds("memory", [100, 100, 100, 900, 100, 100, 100, 100])), []);
  const long = [...Array(20).keys()].map((n) => (n === 0 ? 40 : 100));
  t.deepEqual(tooMuch(rounds("memory", long)), []);
});

test("the disk may grow with each round, within its bound", (t) => {
  const grown = (by: number) =>
    [...Array(8).keys()].map((n) => ({ processes: {}, disk: { mariadb: 100 + n * by, log: 1 } }));
  t.deepEqual(tooMuch(grown(DISK)), []);
  t.deepEqual(tooMuch(grown(DISK * 1.1)), ["disk"]);
});

test("a process that comes or goes is not compared; too few rounds are no result", (t) => {
  const [first, ...others] = rounds("memory", [100, 100, 100, 100]);
  const going = { processes: {}, disk: {} };
  t.deepEqual(tooMuch([first as Sample, ...others.slice(1), going]), []);
  t.throws(() => growths(others), { message: "3 rounds were measured, want at least 4" });
});

test("a sample is what `sandbox status --json` shows", (t) => {
  const process = { name: "nova-api", state: "RUNNING", pid: 7, rss_mib: 90, open_files: 40 };
  const status = {
    processes: [{ ...process, sql: 5, amqp: 3, pss_mib: 60 }],
    data_mib: { log: 2 },
  };
  t.deepEqual(sampleOf(JSON.stringify(status)), {
    processes: { "nova-api": { memory: 90, files: 40, sql: 5, amqp: 3 } },
    disk: { log: 2 },
  });
});

test("stored rounds have the names of processes once, and are read as they were", (t) => {
  const [first, second] = rounds("memory", [100, 101]);
  const failed = { failed: { step: "up", output: "killed" } }; // the cloud did not answer
  const other = { processes: { etcd: FIGURES }, disk: {} };
  const days = [failed, first, second, other] as Partial<Sample>[];
  const stored = toStored(days);
  t.deepEqual(stored.figures, ["memory", "files", "sql", "amqp"]);
  t.deepEqual(stored.processes, ["nova-api", "etcd"]);
  t.deepEqual(stored.rounds as readonly object[], [
    failed,
    { ...first, processes: [Object.values(FIGURES), Object.values(FIGURES)] },
    { ...second, processes: [[101, 200, 10, 6], Object.values(FIGURES)] },
    { ...other, processes: { etcd: Object.values(FIGURES) } },
  ]);
  t.deepEqual(fromStored(JSON.parse(JSON.stringify(stored)) as typeof stored), days);
});

test("the stored soaks say what their page says", (t) => {
  const read = (day: string) => {
    const file = join(import.meta.dirname, `../../bench/results/soak-${day}.json`);
    return fromStored(JSON.parse(readFileSync(file, "utf8")) as Stored<Sample>);
  };
  const [before, since] = [read("2026-12-02"), read("2026-12-03")];
  t.deepEqual([before.length, since.length], [200, 140]);
  t.deepEqual(tooMuch(before), ["swift-container memory"]);
  t.deepEqual(tooMuch(since), []);
});
