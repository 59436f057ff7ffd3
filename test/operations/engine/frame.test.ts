/** What a terminal shows during a run, line by line. */
import test from "ava";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { frame } from "../../../operations/engine/frame.ts";
import { step } from "./recordings.ts";
import { declares, finishes, momentAfter, moves, resourcesOf } from "./site-run.ts";

const WIDE = { columns: 79, rows: 24, language: "en" } as const;

/** A tenant that is done, one that waits, and one with two steps under way. */
const FEW: readonly EngineEvent[] = [
  ...declares("tax", 3),
  ...declares("mail", 2),
  ...finishes(2, "create", "health", 1),
  moves(0, "begun", "create", "tax"),
  moves(0, "done", "create", "tax"),
  moves(1, "begun", "create", "tax", 1),
  moves(6, "done", "create", "tax", 1),
  moves(8, "begun", "update", "tax", 3),
  moves(6, "begun", "create", "tax", 2),
];

test("before the program declares something, one line", (t) => {
  t.deepEqual(frame(momentAfter([], 3), WIDE), [
    "bamako  [--------------------]  0/0  the program starts",
  ]);
});

test("each tenant with work has a line, and the whole has the last", (t) => {
  const moment = momentAfter(FEW, 51, { left: 140 });
  t.deepEqual(frame(moment, WIDE), [
    "health  [####################]  2/2  done in 1 s",
    "mail    [--------------------]  0/3  waiting",
    "tax     [##########----------]  2/4  + Router r2, 45 s",
    "bamako  [########------------]  4/9  about 3 min left",
  ]);
  t.deepEqual(frame(moment, { ...WIDE, language: "fr" }), [
    "health  [####################]  2/2  terminé en 1 s",
    "mail    [--------------------]  0/3  attend",
    "tax     [##########----------]  2/4  + Router r2, 45 s",
    "bamako  [########------------]  4/9  encore 3 min environ",
  ]);
});

test("a narrow terminal has a short bar or none, and lines are cut", (t) => {
  const moment = momentAfter(FEW, 51, { left: 140 });
  t.deepEqual(frame(moment, { ...WIDE, columns: 52 }), [
    "health  [##########]  2/2  done in 1 s",
    "mail    [----------]  0/3  waiting",
    "tax     [#####-----]  2/4  + Router r2, 45 s",
    "bamako  [####------]  4/9  about 3 min left",
  ]);
  t.deepEqual(frame(moment, { ...WIDE, columns: 28 }), [
    "health  2/2  done in 1 s",
    "mail    0/3  waiting",
    "tax     2/4  + Router r2, 4…",
    "bamako  4/9  about 3 min le…",
  ]);
  t.deepEqual(frame(moment, { ...WIDE, columns: 12 }), [
    "hea…  2/2  …",
    "mail  0/3  …",
    "tax   2/4  …",
    "bam…  4/9  …",
  ]);
});

test("a wide character takes its two columns", (t) => {
  const type = "openstack:objectstorage/container:Container";
  const begun = { ...step("begun", "create", type, "bamako-tax-公文書"), at: 1 };
  const moment = momentAfter([...declares("tax", 0), begun], 4);
  const [line] = frame(moment, { ...WIDE, columns: 31 });
  t.is(line, "tax     0/2  + Container 公文…");
});

/** Seven tenants: two under way, one failed, two waiting, one done, one unchanged. */
const MANY: readonly EngineEvent[] = [
  ...["a", "b", "c", "d", "e", "f"].flatMap((tenant) => declares(tenant, 1)),
  ...finishes(1, "create", "b", 1),
  ...finishes(1, "same", "g", 1),
  moves(3, "begun", "create", "c", 1),
  moves(3, "failed", "create", "d", 1),
  moves(3, "begun", "create", "f", 1),
];

test("of more tenants than rows, those under way come first, and the others share a line", (t) => {
  const moment = momentAfter(MANY, 9);
  t.deepEqual(frame(moment, { ...WIDE, rows: 6 }), [
    "c       [--------------------]   0/2  + Router r1, 6 s",
    "f       [--------------------]   0/2  + Router r1, 6 s",
    "d       [--------------------]   0/2  1 failed",
    "and 3 more tenants: 2 waiting, 1 done",
    "bamako  [#####---------------]  4/14",
  ]);
  t.deepEqual(frame(moment, { ...WIDE, rows: 3, language: "fr" }), [
    "et 6 autres locataires : 2 en cours, 1 en échec, 2 en attente, 1 terminé",
    "bamako  [#####---------------]  4/14",
  ]);
  t.is(frame(moment, { ...WIDE, rows: 2 }).length, 1);
  t.is(frame(moment, { ...WIDE, rows: 8 }).length, 7, "with a row for each, none is left out");
});

test("the site's own line stays", (t) => {
  const network = step("begun", "create", "openstack:networking/network:Network", "bamako-out");
  const moment = momentAfter(
    [...MANY, { ...network, at: 2 }, { ...network, is: "done", at: 5 } as EngineEvent],
    9,
  );
  t.deepEqual(frame(moment, { ...WIDE, rows: 4 }), [
    "the site itself  [####################]   1/1  done in 3 s",
    "and 6 more tenants: 2 under way, 1 failed, 2 waiting, 1 done",
    "bamako           [######--------------]  5/15",
  ]);
});

test("a tenant with a failure says so, also while other steps of it are under way", (t) => {
  const events = [
    ...declares("tax", 2),
    moves(1, "begun", "create", "tax", 1),
    moves(2, "failed", "create", "tax", 1),
    moves(2, "begun", "create", "tax", 2),
  ];
  t.is(
    frame(momentAfter(events, 4), WIDE)[0],
    "tax     [--------------------]  0/3  1 failed, + Router r2, 2 s",
  );
  t.is(
    frame(momentAfter(events, 4), { ...WIDE, language: "fr" })[0],
    "tax     [--------------------]  0/3  1 échec, + Router r2, 2 s",
  );
});

test("a run without changes ends with one line", (t) => {
  const events = [...declares("tax", 2), ...declares("mail", 1)];
  t.is(frame(momentAfter(events, 1), WIDE).length, 3);
  events.push(...finishes(2, "same", "tax", 2), ...finishes(2, "same", "mail", 1));
  t.deepEqual(frame(momentAfter(events, 4), WIDE), ["bamako  [####################]  5/5"]);
});

test("a removal shows what it deletes, of what the state has", (t) => {
  const recorded = [...resourcesOf("tax", 3), ...resourcesOf("mail", 1)];
  const events = [
    ...finishes(1, "delete", "mail", 1),
    moves(1, "begun", "delete", "tax", 3),
    moves(5, "done", "delete", "tax", 3),
    moves(5, "begun", "delete", "tax", 2),
  ];
  t.deepEqual(frame(momentAfter(events, 8, { recorded }), WIDE), [
    "mail    [####################]  2/2  done in 1 s",
    "tax     [#####---------------]  1/4  - Router r2, 3 s",
    "bamako  [##########----------]  3/6",
  ]);
});
