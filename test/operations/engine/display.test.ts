/** Progress on an emulated terminal: redrawn in place, never wrapped, gone at the end; and on what is none. */
import test from "ava";
import { displayOn } from "../../../operations/engine/display.ts";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { Terminal } from "../../helpers/terminal.ts";
import { declares, finishes, momentAfter, moves } from "./site-run.ts";

const MANNER = { language: "en", tenants: true, look: "done" } as const;
const FIRST: readonly EngineEvent[] = [
  ...declares("tax", 2),
  ...declares("mail", 1),
  moves(1, "begun", "create", "tax", 1),
];

test("lines are redrawn in place, and are gone at the end", async (t) => {
  const terminal = new Terminal(80, 10);
  terminal.write("$ estate up\n");
  const display = displayOn(terminal, MANNER, "xterm");
  display.show(momentAfter([], 0));
  display.show(momentAfter(FIRST, 3));
  t.deepEqual(await terminal.lines(), [
    "$ estate up",
    "mail    [--------------------]  0/2  waiting",
    "tax     [--------------------]  0/3  + Router r1, 2 s",
    "bamako  [--------------------]  0/5",
  ]);
  const later = momentAfter([...FIRST, ...finishes(1, "same", "mail", 1)], 4);
  display.show(later);
  const lines = [
    "$ estate up",
    "tax     [--------------------]  0/3  + Router r1, 3 s",
    "bamako  [########------------]  2/5",
  ];
  t.deepEqual(await terminal.lines(), lines);
  const { written } = terminal;
  display.show(later);
  t.is(terminal.written, written, "what is the same is not drawn again");
  display.end(later, false);
  t.deepEqual(await terminal.lines(), ["$ estate up"]);
  terminal.write("the next line");
  t.deepEqual(await terminal.lines(), ["$ estate up", "the next line"]);
});

test("only what changes is drawn, at once, and without a colour", (t) => {
  const terminal = new Terminal(80, 10);
  const display = displayOn(terminal, MANNER, "xterm");
  display.show(momentAfter(FIRST, 3));
  terminal.written = "";
  display.show(momentAfter(FIRST, 4));
  t.true(terminal.written.startsWith("\x1b[?2026h") && terminal.written.endsWith("\x1b[?2026l"));
  t.regex(terminal.written, /tax .* 3 s/);
  t.notRegex(terminal.written, /mail|bamako/);
  t.is(terminal.written.split("m").length, 1, "a colour would end in this letter");
});

test("lines stay in place at the bottom of a terminal, with more tenants than rows", async (t) => {
  const terminal = new Terminal(60, 5);
  for (const line of ["1", "2", "3", "4", "5"]) terminal.write(`${line}\n`);
  const display = displayOn(terminal, MANNER, "xterm");
  const events = ["a", "b", "c", "d", "e"].flatMap((tenant) => declares(tenant, 1));
  for (const second of [1, 2, 3, 4]) {
    events.push(moves(second, "begun", "create", "c", second));
    display.show(momentAfter(events, 5));
  }
  t.deepEqual((await terminal.lines()).slice(0, 9), [
    "1",
    "2",
    "3",
    "4",
    "5",
    "c       [----------]   0/5  + Router r1, 4 s",
    "a       [----------]   0/2  waiting",
    "and 3 more tenants: 3 waiting",
    "bamako  [----------]  0/13",
  ]);
  display.end(momentAfter(events, 5), false);
  t.deepEqual(await terminal.lines(), ["1", "2", "3", "4", "5"]);
});

for (const [columns, rows, shown] of [
  [30, 10, ["tax     0/3  + Router r1, 3 s", "bamako  0/5"]],
  [16, 10, ["tax    0/3  + …", "bama…  0/5"]],
  [
    120,
    10,
    [
      "tax     [--------------------]  0/3  + Router r1, 3 s",
      "bamako  [--------------------]  0/5",
    ],
  ],
] as const) {
  test(`a window that becomes ${columns} columns wide keeps one picture`, async (t) => {
    const terminal = new Terminal(70, 10);
    terminal.write("$ estate up\n");
    const display = displayOn(terminal, MANNER, "xterm");
    display.show(momentAfter(FIRST, 3));
    await terminal.resize(columns, rows);
    display.show(momentAfter(FIRST, 4));
    const lines = await terminal.lines();
    t.is(lines.length, 4, lines.join("\n"));
    t.deepEqual([lines[0], ...lines.slice(2)], ["$ estate up", ...shown]);
    display.end(momentAfter(FIRST, 4), false);
    t.deepEqual(await terminal.lines(), ["$ estate up"]);
  });
}

test("a terminal that cannot move its cursor, and a file, get the lines of a log", async (t) => {
  const done = momentAfter(finishes(1, "create", "tax", 1), 2);
  const dumb = new Terminal(80, 10);
  displayOn(dumb, MANNER, "dumb").end(done, false);
  t.is(dumb.written, "bamako: tax: 2 resources in 1 s (2 created)\n");
  let file = "";
  const write = (text: string) => {
    file += text;
  };
  displayOn({ write }, MANNER, "xterm").end(done, false);
  t.is(file, dumb.written);
});

test("a preview has one line on a terminal", async (t) => {
  const terminal = new Terminal(40, 10);
  const display = displayOn(terminal, { ...MANNER, tenants: false }, "xterm");
  display.show(momentAfter(FIRST, 3));
  t.deepEqual(await terminal.lines(), ["bamako: 0 of 5 done, 1 under way, Rout…"]);
});

test("a terminal of unknown size is taken for one of 80 by 24", async (t) => {
  const terminal = new Terminal(80, 24);
  const write = (text: string) => terminal.write(text);
  displayOn({ isTTY: true, columns: 0, rows: 0, write }, MANNER, "xterm").show(
    momentAfter(FIRST, 3),
  );
  t.is((await terminal.lines()).length, 3);
});
