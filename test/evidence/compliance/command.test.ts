/** `estate compliance` as people run it: exit codes, files, and one message for what cannot be used. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import type { Statement } from "../../../evidence/compliance/model.ts";
import { findChromium } from "../../../evidence/compliance/pdf.ts";
import { toJsonText } from "../../../output/json.ts";
import { estate } from "../../helpers/command.ts";
import { planOf, stateOf } from "../audit/states.ts";
import { driftReport } from "../drift/reports.ts";
import { AS_OF, compliant, shared } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-compliance-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const state = file("state.json", stateOf(compliant));
const compliance = (...args: string[]) =>
  estate("compliance", "bamako", "--as-of", AS_OF, "--lang", "en", ...args);

test("a compliant state: exit code 0, and documents with the same statement, byte for byte", async (t) => {
  const [html, junit] = [join(folder, "a.html"), join(folder, "a.xml")];
  const args = ["--state", state, "--html", html, "--junit", junit, "--json"];
  const first = await compliance(...args);
  const written = [html, junit].map((path) => readFileSync(path, "utf8"));
  t.is(first.exitCode, 0, first.stderr);
  const { result, summary, sources }: Statement = JSON.parse(first.stdout);
  t.is(result, "compliant");
  t.true(written.every((text) => text.includes(summary)));
  t.deepEqual(
    sources.map(({ kind, site }) => [kind, site]),
    [
      ["files", undefined],
      ["state", "bamako"],
    ],
  );
  t.is((await compliance(...args)).stdout, first.stdout);
  t.deepEqual(
    [html, junit].map((path) => readFileSync(path, "utf8")),
    written,
  );
});

test("a violation: exit code 1; no state: exit code 2, and the statement says why it was not read", async (t) => {
  const failed = await compliance("--state", file("shared.json", stateOf(shared)));
  t.is(failed.exitCode, 1);
  t.regex(failed.stdout, /^NON-COMPLIANT: 1 violation without a waiver/m);
  const none = await compliance("--json");
  t.is(none.exitCode, 2);
  const { notLookedAt }: Statement = JSON.parse(none.stdout);
  t.is(
    notLookedAt.find(({ key }) => key === "state")?.what,
    `the recorded state of bamako: they show today, and the statement is about ${AS_OF}; name a state of that day with --state`,
  );
});

test("a drift report is part of the statement; a second - has no input left", async (t) => {
  const hole = file("hole.json", toJsonText(await driftReport({ shared: "by-hand" })));
  const failed = await compliance("--state", state, "--drift", hole);
  t.is(failed.exitCode, 1);
  t.regex(failed.stdout, /^NON-COMPLIANT: 1 violation without a waiver/m);
  t.regex(failed.stdout, /CHANGED BY HAND\n- bamako, cloud \S+, read at 2026-11-24 08:00:12 UTC/);
  const clean = file("clean.json", toJsonText(await driftReport()));
  t.is((await compliance("--state", state, "--drift", clean)).exitCode, 0);
  const rehearsal = { ...(await driftReport()), rehearsal: true };
  const cases: readonly (readonly [string[], RegExp])[] = [
    [["--drift", state], /^estate: .*state\.json:\d+: \w+: another shape; want a report of/],
    [
      ["--state", state, "--drift", file("rehearsal.json", toJsonText(rehearsal))],
      /^estate: .*the drift report of a rehearsal of bamako; .*state\.json is the state of a real site$/,
    ],
    [["--state", "-", "--drift", "-"], /^estate: got - several times; want one file/],
  ];
  for (const [args, message] of cases) {
    const { stderr, exitCode } = await compliance(...args);
    t.regex(stderr, message);
    t.is(exitCode, 2, args.join(" "));
  }
});

test("what cannot be used is named in one message, in the reader's language, with exit code 2", async (t) => {
  const plan = file("plan.json", planOf(compliant));
  const other = file(
    "other.json",
    stateOf(compliant, { stack: "ouagadougou" }).replaceAll(
      '"site": "bamako"',
      '"site": "ouagadougou"',
    ),
  );
  const broken = file("broken.json", "{");
  const cases: readonly (readonly [string[], RegExp])[] = [
    [
      ["--state", plan],
      /^estate: .*plan\.json: a plan, which shows what would be done; want a state/,
    ],
    [
      ["--state", other],
      /^estate: .*other\.json: the state of the site ouagadougou; want .*: bamako$/,
    ],
    [
      ["--state", state, "--state", state],
      /^estate: .*another state of the site bamako, after .*state\.json/,
    ],
    [["--state", broken], /^estate: .*broken\.json:1: /],
    [["--state", join(folder, "absent.json")], /^estate: .*absent\.json: unreadable \(ENOENT\)$/],
    [["--owner", "FR"], /^estate: got the country FR, want a member state: ML, BF, NE$/],
    [
      ["--state", state, "--html", join(folder, "no/such/folder.html")],
      /^estate: .*could not be written: ENOENT$/,
    ],
    [["--state", state, "--html", folder], /^estate: .*could not be written: EISDIR$/],
    [["--state", state, "--junit", join(state, "a.xml")], /could not be written: ENOTDIR$/],
    [["--as-of", "2026-02-30"], /^estate: got 2026-02-30 for the option --as-of, want YYYY-MM-DD$/],
  ];
  for (const [args, message] of cases) {
    const { stdout, stderr, exitCode } = await compliance(...args);
    t.regex(stderr, message);
    t.is(stdout, "", "nothing is stated before the documents can be written");
    t.is(stderr.split("\n").length, 1, stderr);
    t.is(exitCode, 2, args.join(" "));
  }
  const french = await estate("compliance", "bamako", "--lang", "fr", "--owner", "FR");
  t.is(french.stderr, "estate: reçu le pays FR, attendu un État membre : ML, BF, NE");
});

test("Chromium is looked for on the PATH alone", (t) => {
  t.is(findChromium({ PATH: folder }), undefined);
  const program = file("chromium", "");
  t.is(findChromium({ PATH: `/nowhere:${folder}` }), program);
  t.is(findChromium({}), undefined);
});
