/** The soak's result: what grows by more than its bound fails, what only varies does not. */
import test from "ava";
import { BOUNDS, DISK, growths, type Sample, sampleOf } from "../../bench/soak/growth.ts";

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
