/** The progress of a run: what is counted, the line of the whole, the time left. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import stringWidth from "string-width";
import { Durations } from "../../../operations/engine/durations.ts";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { frame } from "../../../operations/engine/frame.ts";
import { formatWhole, LogLines } from "../../../operations/engine/log-lines.ts";
import { type Part, Progress } from "../../../operations/engine/progress.ts";
import { keepUsual, readUsual } from "../../../operations/engine/usual.ts";
import { duration, roughly } from "../../../output/duration.ts";
import { TimeLeft } from "../../../output/time-left.ts";
import { recorded, step, urnOf } from "./recordings.ts";
import { declares, finishes, momentAfter, moves, ROUTER, resourcesOf, TENANT } from "./site-run.ts";

const line = (events: readonly EngineEvent[], now: number, language: "fr" | "en" = "en") =>
  formatWhole(momentAfter(events, now), language);

test("the line of the whole counts known and done resources, and names the longest wait", (t) => {
  t.is(line([], 100), "bamako: the program starts");
  const events: EngineEvent[] = declares("tax", 2);
  t.is(line(events, 100), "bamako: 0 of 3 done");
  events.push(moves(100, "begun", "create", "tax", 1), moves(130, "begun", "create", "tax", 2), {
    ...step("begun", "same", "aes-estate:index:NetworkSegment", "bamako-tax-s"),
    at: 90,
  });
  const router = "Router bamako-tax-r1";
  t.is(line(events, 145.4), `bamako: 0 of 4 done, 2 under way, ${router} for 45 s`);
  t.is(line(events, 145.4, "fr"), `bamako : 0 sur 4 faite, 2 en cours, dont ${router} depuis 45 s`);
  events.push(moves(150, "done", "create", "tax", 1));
  t.is(line(events, 150), "bamako: 1 of 4 done, 1 under way, Router bamako-tax-r2 for 20 s");
  events.push(moves(151, "failed", "create", "tax", 2));
  t.is(line(events, 151), "bamako: 1 of 4 done");
  t.is(
    formatWhole(momentAfter(events, 151, { left: 150 }), "en"),
    "bamako: 1 of 4 done, about 3 min left",
  );
});

test("if the state gives the resources, a removal counts towards them, by tenant", (t) => {
  const all = [...resourcesOf("tax", 250), ...resourcesOf("mail", 248)];
  const deletes = [
    moves(1, "begun", "delete", "tax", 250),
    moves(2, "done", "delete", "tax", 250),
    moves(2, "done", "delete", "mail", 1),
  ];
  const { parts, whole } = momentAfter(deletes, 3, { recorded: all });
  t.like(whole, { done: 2, total: 500, counts: { delete: 2 } });
  t.like(parts, [
    { tenant: "mail", done: 1, total: 249 },
    { tenant: "tax", done: 1, total: 251, begun: 1, latest: 2 },
  ]);
});

test("a resource goes to a tenant whose longer key becomes known later", (t) => {
  const progress = new Progress("bamako");
  const take = (events: readonly EngineEvent[]) => {
    for (const one of events) progress.take(one);
    return sizes(progress.parts());
  };
  t.deepEqual(take([...declares("mail", 0), moves(1, "done", "create", "mail-archive", 1)]), [
    ["mail", 2],
  ]);
  t.deepEqual(take(declares("mail-archive", 0)), [
    ["mail", 1],
    ["mail-archive", 2],
  ]);
});
const sizes = (parts: readonly Part[]) => parts.map(({ tenant, total }) => [tenant, total]);

test("a replacement is one resource, also when its last step is another", (t) => {
  const { whole } = momentAfter(
    ["create-replacement", "replace", "delete-replaced", "same"].flatMap((op, second) => [
      moves(second, "begun", op, "tax", 1),
      moves(second + 1, "done", op, "tax", 1),
    ]),
    9,
  );
  t.like(whole, { done: 1, total: 1, counts: { "create-replacement": 1 } });
});

test("a violation and an error of a resource are failures; what only follows from them is not", (t) => {
  const urn = (router: number) => urnOf(ROUTER, `bamako-tax-r${router}`);
  const { whole } = momentAfter(
    [
      ...declares("tax", 3),
      { at: 1, is: "violation", urn: urn(1), policy: "p", text: "[x] y" },
      { at: 1, is: "message", severity: "error", urn: urn(2), text: "no such flavor" },
      { at: 1, is: "message", severity: "error", urn: urn(3), text: "context canceled" },
      { at: 1, is: "message", severity: "warning", urn: urn(3), text: "old" },
      { at: 1, is: "message", severity: "error", urn: "", text: "the program stopped" },
    ],
    2,
  );
  t.like(whole, { done: 0, failed: 2, total: 4 });
});

/** A step that creates a resource of this type. */
const creates = (type: string) => ({ op: "create", type });

test("the time left follows from the durations of each type and from how many run at a time", (t) => {
  const durations = new Durations();
  const rest = { waiting: ["router", "router", "router", "router"], underWay: [] };
  durations.begin(100);
  t.is(durations.left(110, rest), undefined, "nothing has ended");
  durations.end(creates("router"), 4);
  durations.end(creates("router"), 6);
  durations.end(creates("port"), 1);
  durations.end(creates("port"), 1);
  t.is(durations.left(104.9, rest), undefined, "five seconds are too few");
  // 12 s of steps in 6 s: two at a time. Four routers of 5 s are 20 s of steps.
  t.is(durations.left(106, rest), 10);
  t.is(durations.left(106, { waiting: ["port", "port"], underWay: [] }), 1);
  // A type without a duration takes as long as all others in the mean: 3 s.
  t.is(durations.left(106, { waiting: ["network", "network"], underWay: [] }), 3);
});

test("a step under way takes its usual time; the first of its kind, and one that is late, as long again", (t) => {
  const durations = new Durations({ "create cluster": 300, "create router": 90 });
  durations.begin(0);
  durations.end(creates("router"), 10);
  durations.end({ op: "same", type: "router" }, 0);
  const left = (type: string, since: number, op = "create") =>
    durations.left(20, { waiting: [], underWay: [{ op, type, since }] });
  t.is(left("router", 17), 7, "as in this run");
  t.is(left("router", 10), 0);
  t.is(left("router", 4), 6);
  t.is(left("router", 15, "update"), 5);
  t.is(left("network", 5), 15);
  t.is(left("cluster", 5), 285, "as in an earlier run");
  t.deepEqual(durations.usual(), {
    "create cluster": 300,
    "create router": 10,
    "same router": 0,
  });
});

test("what steps usually take is kept for the next run of the same kind; what cannot be read is nothing", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-usual-"));
  t.teardown(() => rm(folder, { recursive: true }));
  t.deepEqual(await readUsual(folder, "up"), {});
  await keepUsual(folder, "up", { "create router": 4.5 });
  t.deepEqual(await readUsual(folder, "up"), { "create router": 4.5 });
  t.deepEqual(await readUsual(folder, "down"), {});
  for (const broken of ["{", '{"create router":"long"}', "[]"]) {
    await writeFile(join(folder, "usual-seconds-up.json"), broken);
    t.deepEqual(await readUsual(folder, "up"), {}, broken);
  }
  await t.notThrowsAsync(keepUsual(join(folder, "not-there"), "up", {}));
});

test("there is no time left without data, and none at the end", (t) => {
  const progress = new Progress("bamako");
  for (const event of [...declares("tax", 2), ...finishes(10, "create", "tax", 1)])
    progress.take(event);
  t.is(progress.left(14), undefined);
  t.is(progress.left(16), 6); // one router took 1 s; since then none runs, so one takes 6 s
  for (const event of finishes(16, "create", "tax", 2)) progress.take(event);
  t.is(progress.left(17), undefined);
});

test("the time left that is shown counts down, and follows a change slowly", (t) => {
  const shown = new TimeLeft();
  t.is(shown.at(0, undefined), undefined);
  t.is(shown.at(1, 60), 60);
  t.is(shown.at(11, 50), 50);
  const after = (now: number, estimate: number) => Math.round(shown.at(now, estimate) ?? -1);
  // The estimate jumps from 50 s to 600 s: a second later a twentieth of the difference is shown, then more.
  t.is(after(12, 600), 76);
  t.is(after(32, 600), 400);
  t.is(after(92, 600), 587);
  t.is(after(93, 0), 557);
  t.is(shown.at(94, undefined), undefined);
  t.is(shown.at(95, 30), 30);
});

test("the time left never rises faster than it follows, for any estimates", (t) => {
  const estimates = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 40 })));
  fc.assert(
    fc.property(estimates, (sequence) => {
      const shown = new TimeLeft();
      let [now, last] = [0, shown.at(0, 300) ?? -1];
      for (const [estimate, later] of sequence) {
        now += later;
        const left = shown.at(now, estimate) ?? -1;
        const [low, high] = [Math.min(last - later, estimate), Math.max(last - later, estimate)];
        t.true(left >= Math.max(0, low) - 1e-9 && left <= Math.max(0, high) + 1e-9);
        t.true(left - last <= estimate * (later / 20));
        last = left;
      }
    }),
  );
});

test("durations for people", (t) => {
  t.deepEqual([0.4, 41, 59.6, 320, 3600].map(duration), [
    "0 s",
    "41 s",
    "1 min",
    "5 min 20 s",
    "60 min",
  ]);
  t.deepEqual([0, 10, 10.1, 50, 51, 61, 3540, 3541, 3601, 6661].map(roughly), [
    "10 s",
    "10 s",
    "20 s",
    "50 s",
    "1 min",
    "2 min",
    "59 min",
    "1 h",
    "1 h 10 min",
    "2 h",
  ]);
});

const tenant = fc.constantFrom("tax", "mail", "mail-archive", "健康", "");
const resource = fc.record({
  type: fc.constantFrom(ROUTER, TENANT, "openstack:compute/instance:Instance"),
  name: fc
    .tuple(tenant, fc.constantFrom("", "-r1", "-サーバー", "-a\nb"))
    .map(([key, end]) => (key === "" ? `elsewhere${end}` : `bamako-${key}${end}`)),
});
const event = fc
  .tuple(
    resource,
    fc.constantFrom("declared", "begun", "done", "failed", "violation"),
    fc.constantFrom("create", "same", "update", "delete", "replace", "create-replacement"),
    fc.nat(100),
  )
  .map(([{ type, name }, is, op, at]): EngineEvent => {
    if (is === "declared") return { at, is, type, name };
    if (is === "violation") return { at, is, urn: urnOf(type, name), policy: "p", text: "x" };
    return { ...step(is as "begun", op, type, name), at };
  });

test("for any order of events, done never exceeds the total and the tenants' sums are the whole's", (t) => {
  const known = fc.array(resource, { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), known, (events, all) => {
      const { parts, whole } = momentAfter(events, 100, { recorded: all });
      for (const key of ["done", "total", "failed"] as const) {
        t.is(
          parts.reduce((sum, part) => sum + part[key], 0),
          whole[key],
        );
      }
      for (const { done, failed, total } of [...parts, whole]) t.true(done + failed <= total);
    }),
  );
});

test("for any order of events, every line fits the terminal, and the lines its rows", (t) => {
  const size = { columns: fc.integer({ min: 1, max: 60 }), rows: fc.integer({ min: 2, max: 9 }) };
  const view = fc.record({ ...size, language: fc.constantFrom("fr" as const, "en" as const) });
  const left = fc.option(fc.nat(9999), { nil: undefined });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), view, left, (events, seen, seconds) => {
      const moment = { ...momentAfter(events, 100), left: seconds };
      const lines = frame(moment, seen);
      t.true(lines.length < seen.rows, `${lines.length}`);
      for (const shown of lines) {
        t.notRegex(shown, /\n/);
        t.true(stringWidth(shown) <= seen.columns, shown);
      }
      const log = new LogLines({ language: seen.language, tenants: true, look: "done" });
      for (const shown of log.rest(moment, true)) t.notRegex(shown, /\n/);
    }),
  );
});

test("in recorded runs, done never exceeds the total", (t) => {
  for (const name of ["quota", "first", "guard", "pack", "changes"]) {
    const progress = new Progress("bamako");
    for (const one of recorded(name)) {
      progress.take(one);
      const { done, total } = progress.whole();
      t.true(done <= total, name);
    }
    t.true(progress.whole().total > 1, name);
  }
});
