/** The recorded updates: what is shown, what is never read, and one sentence for each fault of the file. */
import test from "ava";
import fc from "fast-check";
import { readUpdates, updatesOf } from "../../../evidence/changes/updates.ts";
import { visible } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import { HISTORY, idOf } from "./fixture.ts";

const period = { from: "2026-11-01", today: "2026-11-30" };
const history = new Set([idOf("c")]);

test("the updates of the period are shown latest first, with their revision and its place", (t) => {
  const { updates, notes } = updatesOf(HISTORY, "h.json", history, period);
  t.deepEqual(updates, [
    {
      version: 2,
      kind: "update",
      result: "succeeded",
      start: "2026-11-15T09:00:00.000Z",
      end: "2026-11-15T09:12:00.000Z",
      changes: { create: 3, same: 1200, update: 1 },
      revision: idOf("c"),
      inHistory: true,
      uncommitted: true,
      author: "Awa Traoré <awa@example.ml>",
    },
    {
      version: 1,
      kind: "refresh",
      result: "failed",
      start: "2026-11-02T09:00:00.000Z",
      end: "2026-11-02T09:01:00.000Z",
      changes: {},
      revision: idOf("d"),
      inHistory: false,
      uncommitted: false,
    },
  ]);
  t.deepEqual(notes, []);
});

test("an update counts on each day that it touches, and no other", (t) => {
  const versions = (from: string, today: string) =>
    updatesOf(HISTORY, "h.json", history, { from, today }).updates.map(({ version }) => version);
  t.deepEqual(versions("2026-11-03", "2026-11-14"), []);
  t.deepEqual(versions("2026-11-02", "2026-11-15"), [2, 1]);
  t.deepEqual(versions("2026-11-15", "2026-11-15"), [2]);
});

test("a file that is empty, or that begins within the period, says so", (t) => {
  const notesOf = (text: string) =>
    updatesOf(text, "h.json", history, period).notes.map(({ en }) => en);
  t.deepEqual(notesOf("[]"), ["The file has no update."]);
  t.regex(
    notesOf(HISTORY.replace('"version": 1', '"version": 7'))[0] ?? "",
    /begins with version 2,/,
  );
});

const FAULTS: readonly (readonly [string, string, RegExp])[] = [
  ["no JSON", '[\n{"version": hunter2\n', /^h\.json:2: this is not JSON; want the output of/],
  ["no list", '{"version": 1}', /^h\.json:1: \.: Invalid input: expected array/],
  ["a key twice", '[\n{"version": 1,\n"version": 2}]', /^h\.json:3: a key twice/],
  ["too many levels", "[".repeat(600), /^h\.json:1: a key twice, or too many levels/],
  ["no start", '[{"version": 1, "kind": "update"}]', /^h\.json:1: \[0\]\.startTime: /],
  [
    "no date",
    HISTORY.replace("2026-11-02T09:00:00.000Z", "hunter2"),
    /^h\.json:\d\d: \[1\]\.startTime: Invalid ISO datetime; want/,
  ],
  [
    "no count",
    HISTORY.replace('"create": 3', '"create": "hunter2"'),
    /\.resourceChanges\.create: /,
  ],
  ["a strange operation", HISTORY.replace('"create"', '"\\u001b[2J"'), /\.resourceChanges\./],
  ["a strange kind", HISTORY.replace('"refresh"', '"<b>hunter2"'), /\[1\]\.kind: /],
  ["no revision", HISTORY.replace(idOf("d"), "hunter2"), /\[1\]\.environment\.git\.head: /],
];

for (const [name, text, message] of FAULTS) {
  test(`a file of updates at fault is one sentence with its place: ${name}`, (t) => {
    const error = t.throws(() => readUpdates(text, "h.json"), { instanceOf: UserError });
    for (const language of ["fr", "en"] as const) {
      const shown = error.in(language);
      t.notRegex(shown, /hunter2|\n/);
      t.is(shown, visible(shown));
      if (language === "en") t.regex(shown, message);
    }
  });
}

test("any text is read as updates, or is one sentence", (t) => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      try {
        readUpdates(text, "h.json");
      } catch (error) {
        t.true(error instanceof UserError);
      }
    }),
  );
});
