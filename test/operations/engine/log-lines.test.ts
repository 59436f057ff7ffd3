/** What a log shows of a run: a line when a tenant is done, now and then one of the whole, and the rest at the end. */
import test from "ava";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { LogLines } from "../../../operations/engine/log-lines.ts";
import { declares, finishes, momentAfter, moves } from "./site-run.ts";

const MANNER = { language: "en", tenants: true, look: "done" } as const;

test("a tenant has a line when it is done and stays so, with its counts and its time", (t) => {
  const log = new LogLines(MANNER);
  const events: EngineEvent[] = [...declares("tax", 2), ...declares("mail", 9)];
  const due = (now: number) => log.due(momentAfter(events, now));
  t.deepEqual(due(0), []);
  events.push(...finishes(0, "same", "tax", 1), moves(1, "begun", "create", "tax", 2));
  t.deepEqual(due(20), [], "one is under way");
  events.push(moves(20, "done", "create", "tax", 2));
  t.deepEqual(due(29), [], "the program may declare more");
  const line = "bamako: tax: 3 resources in 20 s (1 created, 2 unchanged)";
  t.deepEqual(due(30), [line]);
  t.deepEqual(due(31), [], "once");
  // What is deleted comes last: the tenant's second line counts all of it.
  events.push(moves(40, "begun", "delete", "tax", 3), moves(45, "done", "delete", "tax", 3));
  t.deepEqual(due(55), ["bamako: tax: 4 resources in 45 s (1 created, 1 deleted, 2 unchanged)"]);
});

test("the whole has a line after half a minute without one", (t) => {
  const log = new LogLines(MANNER);
  const events: EngineEvent[] = [];
  const due = (now: number, left?: number) =>
    log.due(momentAfter(events, now, left === undefined ? {} : { left }));
  t.deepEqual(due(100), []);
  t.deepEqual(due(129.9), []);
  t.deepEqual(due(130), ["bamako: the program starts"]);
  t.deepEqual(due(160), [], "nothing has moved");
  events.push(...declares("tax", 1), ...declares("mail", 1));
  t.deepEqual(due(161), ["bamako: 0 of 4 done"]);
  events.push(...finishes(161, "create", "tax", 1));
  t.deepEqual(due(172), ["bamako: tax: 2 resources in 1 s (2 created)"]);
  t.deepEqual(due(201), []);
  t.deepEqual(due(202, 70), ["bamako: 2 of 4 done, about 2 min left"]);
});

test("at the end each tenant with work has had its line; the others share one", (t) => {
  const events = [
    ...finishes(1, "create", "tax", 1),
    ...finishes(1, "same", "mail", 1),
    ...finishes(1, "same", "health", 2),
    ...declares("waits", 1),
    moves(2, "begun", "create", "stops", 1),
    moves(9, "done", "create", "stops", 1),
    ...declares("stops", 3),
    ...finishes(3, "update", "fails", 1),
    moves(4, "failed", "create", "fails", 2),
  ];
  const moment = momentAfter(events, 9);
  t.deepEqual(new LogLines(MANNER).rest(moment, true), [
    "bamako: fails: failed, 2 of 3 resources in 1 s (2 changed in place)",
    "bamako: stops: not finished, 1 of 4 resources in 7 s (1 created)",
    "bamako: tax: 2 resources in 1 s (2 created)",
    "bamako: nothing changes for 2 tenants (5 resources)",
  ]);
  t.deepEqual(new LogLines({ ...MANNER, language: "fr" }).rest(moment, true), [
    "bamako : fails : échec, 2 sur 3 ressources en 1 s (2 modifiées sur place)",
    "bamako : stops : pas terminé, 1 sur 4 ressources en 7 s (1 créée)",
    "bamako : tax : 2 ressources en 1 s (2 créées)",
    "bamako : rien ne change pour 2 locataires (5 ressources)",
  ]);
  t.is(
    new LogLines(MANNER).rest(moment, false)[1],
    "bamako: stops: 1 resource in 7 s (1 created)",
    "a run that ended well has left nothing",
  );
});

test("a refresh counts what differs; a preview has no lines of tenants", (t) => {
  const moment = momentAfter(
    [
      ...finishes(1, "same", "tax", 1),
      ...finishes(1, "same", "mail", 1),
      moves(2, "done", "update", "tax", 2),
    ],
    3,
  );
  t.deepEqual(new LogLines({ ...MANNER, look: "refresh" }).rest(moment, false), [
    "bamako: tax: 3 resources in 1 s (1 differs, 2 unchanged)",
    "bamako: nothing changes for 1 tenant (2 resources)",
  ]);
  t.deepEqual(new LogLines({ ...MANNER, tenants: false }).rest(moment, false), []);
});
