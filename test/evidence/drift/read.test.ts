/** Files with drift reports: what is not one, or contradicts itself, is named with its place in both languages. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { readDriftReports } from "../../../evidence/drift/read.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { Misuse } from "../../../output/user-error.ts";
import { driftReport } from "./reports.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-drift-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function reasons(files: readonly string[], sites: readonly string[] = ["bamako"]): string[] {
  try {
    readDriftReports(files, sites);
    return [];
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return LANGUAGES.map((language) => error.in(language).replaceAll(`${folder}/`, ""));
  }
}

test("a report is read as `estate drift` writes it, with its digest", async (t) => {
  const report = await driftReport({ off: true, shared: "hand" });
  const path = file("sound.json", `${toJsonText(report)}\n`);
  const [read] = readDriftReports([path], ["bamako"]);
  t.deepEqual(read?.report, report);
  t.is(read?.name, path);
  t.regex(read?.digest ?? "", /^[0-9a-f]{64}$/);
});

test("what is not a report of this version is rejected, with the place", async (t) => {
  const report = await driftReport();
  const { result: _, ...without } = report;
  const cases: readonly (readonly [unknown, string, string])[] = [
    [
      "{",
      "x.json:1 : pas du JSON ; attendu un rapport de « estate drift SITE --format json »",
      "x.json:1: not JSON; want a report of `estate drift SITE --format json`",
    ],
    [
      without,
      "x.json:1 : result : une autre forme ; attendu un rapport de « estate drift SITE --format json »",
      "x.json:1: result: another shape; want a report of `estate drift SITE --format json`",
    ],
    [
      { ...report, schemaVersion: 2 },
      "x.json:2 : schemaVersion : reçu 2, attendu 1 ; refaites-le avec cette version : un rapport de « estate drift SITE --format json »",
      "x.json:2: schemaVersion: got 2, want 1; make it again with this version: a report of `estate drift SITE --format json`",
    ],
    [
      { ...report, result: "drift" },
      "x.json:12 : result : reçu drift, attendu clean, incomplete, d'après les constatations du document lui-même",
      "x.json:12: result: got drift, want clean, incomplete, by the document's own findings",
    ],
    [
      { ...report, counts: { ...report.counts, gone: 3 } },
      "x.json:22 : counts.gone : reçu 3, attendu 0, d'après les constatations du document lui-même",
      "x.json:22: counts.gone: got 3, want 0, by the document's own findings",
    ],
  ];
  const twice = toJsonText(report).replace('"site"', '"site": "niamey",\n  "site"');
  t.deepEqual(reasons([file("x.json", twice)]), [
    "x.json:9 : reçu la clé site deux fois, ou une clé que des lecteurs perdent ; attendu un rapport de « estate drift SITE --format json »",
    "x.json:9: got the key site twice, or one that readers lose; want a report of `estate drift SITE --format json`",
  ]);
  for (const [value, ...want] of cases) {
    const text = typeof value === "string" ? value : toJsonText(value);
    t.deepEqual(reasons([file("x.json", text)]), want);
  }
  t.regex(reasons([join(folder, "absent.json")])[1] ?? "", /^absent\.json: unreadable \(ENOENT\)$/);
});

test("a finding that was taken out is noticed", async (t) => {
  const report = await driftReport({ shared: "hand" });
  const path = file("cut.json", toJsonText({ ...report, findings: [], result: "clean" }));
  t.regex(reasons([path])[1] ?? "", /^cut\.json:\d+: counts\.unmanaged: got 1, want 0/);
});

test("another site's report, and a second one of a site, are rejected", async (t) => {
  const one = file("one.json", toJsonText(await driftReport()));
  const two = file("two.json", toJsonText(await driftReport()));
  t.deepEqual(reasons([one], ["ouagadougou", "niamey"]), [
    "one.json:8 : le rapport d'écarts du site bamako ; attendu celui d'un de ces sites : ouagadougou, niamey",
    "one.json:8: the drift report of the site bamako; want that of one of these sites: ouagadougou, niamey",
  ]);
  t.deepEqual(reasons([one, two]), [
    "two.json:8 : un autre rapport d'écarts du site bamako, après one.json ; attendu un rapport par site",
    "two.json:8: another drift report of the site bamako, after one.json; want one report for each site",
  ]);
});
