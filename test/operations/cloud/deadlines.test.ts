/**
 * A cloud that does not answer: which requests are repeated, and when they are given up. The test decides when
 * deadlines pass.
 */
import test, { type ExecutionContext } from "ava";
import { type Answer, cloudThat, STORE, status } from "./scripted-cloud.ts";

/** Deadlines, milliseconds; nothing else in this process waits that long. */
const ONE = 77_777;
const ALL = 7_777_777;
const patience = { timeout: ONE, totalTimeout: ALL, maxRetryAfter: 10 * ALL };

interface Timer {
  readonly run: () => void;
}

/**
 * Holds timers of a deadline: `pass` lets those held pass; those that start when `at` is their number, counted from 1,
 * pass at once.
 */
function hold(t: ExecutionContext, isDeadline: (ms: number) => boolean, at?: number) {
  const { setTimeout: begin, clearTimeout: end } = globalThis;
  const held = new Set<Timer>();
  let begun = 0;
  const stub = (run: () => void, ms = 0, ...rest: never[]) => {
    if (!isDeadline(ms)) return begin(run as (...given: never[]) => void, ms, ...rest);
    begun += 1;
    const timer = { run };
    if (begun === at) setImmediate(run);
    else held.add(timer);
    return timer;
  };
  globalThis.setTimeout = stub as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((timer: NodeJS.Timeout) => {
    if (!held.delete(timer as unknown as Timer)) end(timer);
  }) as typeof clearTimeout;
  t.teardown(() => {
    globalThis.setTimeout = begin;
    globalThis.clearTimeout = end;
  });
  return {
    pass: () => {
      for (const timer of held) timer.run();
    },
  };
}

const message = /\/v1\/c: no answer in time$/;
const times = (count: number, what: string) => Array<string>(count).fill(what);

test.serial(
  "only requests that may be repeated are sent again to a service that does not answer",
  async (t) => {
    let pass = () => {};
    const silent: Answer = () => pass();
    const { requests, connect } = await cloudThat(t, { answers: Array(6).fill(silent), patience });
    const cloud = await connect();
    ({ pass } = hold(t, (ms) => ms === ONE));
    await t.throwsAsync(cloud.get(STORE, "/c"), { message });
    t.deepEqual(requests.splice(0), times(5, "GET /v1/c t1"));
    await t.throwsAsync(cloud.write("POST", STORE, "/c", {}), { message });
    t.deepEqual(requests, ["POST /v1/c t1"]);
  },
);

test.serial("a document that stops coming has a deadline, too", async (t) => {
  const half: Answer = (response) => response.writeHead(200).write('{"half":');
  const { requests, connect } = await cloudThat(t, { answers: [half], patience });
  const cloud = await connect();
  hold(t, (ms) => ms === ONE, 2); // the first was for its head
  await t.throwsAsync(cloud.get(STORE, "/c"), { message });
  t.deepEqual(requests, ["GET /v1/c t1"]);
});

test.serial(
  "a pause that would outlast the deadline of the whole ends in no request",
  async (t) => {
    const { requests, connect } = await cloudThat(t, {
      answers: [status(503, { "retry-after": "36000" })],
      patience,
    });
    const cloud = await connect();
    hold(t, (ms) => ms > ONE && ms <= ALL, 1);
    await t.throwsAsync(cloud.get(STORE, "/c"), { message });
    t.deepEqual(requests, ["GET /v1/c t1"]);
  },
);
