/** The common part of the reports, tested with a report that only counts tenants. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { toSvg } from "../../output/chart.ts";
import { formatNumber, formatPercent } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { count } from "../cli/reporting.ts";
import { heard } from "../helpers/command.ts";

const report = (...args: string[]) => heard(() => count(args));

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-report-"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

test("a table has no frame; words stand to the left and numbers to the right", (t) => {
  const columns = [{ title: "Country" }, { title: "Cores", numeric: true }];
  const rows = [
    ["Mali", "250"],
    ["Burkina Faso", "1,050"],
  ];
  t.is(
    toTable(columns, rows),
    ["Country       Cores", "Mali            250", "Burkina Faso  1,050"].join("\n"),
  );
  // As a terminal shows them: an accent has no width, an empty last cell leaves no trailing space.
  t.is(
    toTable(
      [{ title: "E\u0301TAT" }, { title: "API" }],
      [
        ["—", ""],
        ["wider", "x"],
      ],
    ),
    "E\u0301TAT   API\n—\nwider  x",
  );
});

test("numbers are written as people of either language read them", (t) => {
  t.is(formatNumber(12345.67, "en", 1), "12,345.7");
  t.is(formatNumber(12345.67, "fr", 1), "12\u202f345,7");
  t.is(formatPercent(0.99982, "en", 3), "99.982\u202f%");
  t.is(formatPercent(0.99982, "fr", 3), "99,982\u202f%");
});

test("a chart is one picture of the requested size, with its texts", (t) => {
  const chart = {
    xAxis: { type: "category", data: ["az1", "az2"] },
    yAxis: {},
    series: [{ type: "bar", data: [1, 2] }],
  };
  const texts = { title: "R & D <now>", source: "a.yaml", date: "2026-11-24" };
  const svg = toSvg(chart, { width: 400, height: 300, ...texts, language: "en" });
  t.regex(svg, /^<svg role="img" xml:lang="en" width="400" height="328"/);
  t.true(svg.includes("<title>R &amp; D &lt;now&gt;</title>"));
  t.true(svg.includes(">Source: a.yaml; computed on November 24, 2026</text>"));
  t.true(svg.includes(">az1</text>"));
});

test("every open site, or the requested one, in the requested language", async (t) => {
  const all = await report("tenants", "--lang", "en");
  t.deepEqual([all.stdout, all.exitCode], ["bamako: 12, ouagadougou: 8 (en)", 0]);
  const one = await report("tenants", "ouagadougou", "--lang", "fr");
  t.deepEqual([one.stdout, one.exitCode], ["ouagadougou: 8 (fr)", 0]);
});

test("JSON for programs, a picture beside it", async (t) => {
  const file = join(folder, "tenants.svg");
  const { stdout, exitCode } = await report("tenants", "bamako", "--json", "--svg", file);
  t.is(exitCode, 0);
  t.deepEqual(JSON.parse(stdout), { sites: [["bamako", 12]] });
  t.is(await readFile(file, "utf8"), "<svg/>");
});

test("bad input is rejected in one sentence", async (t) => {
  const cases = [
    [
      ["tenants", "niamey", "--lang", "en"],
      2,
      /got the site niamey, want one of the open sites bamako, ouagadougou$/,
    ],
    [
      ["tenants", "--root", folder, "--lang", "fr"],
      2,
      /attendu un dossier qui contient alliance\.yaml$/,
    ],
    [
      ["tenants", "--svg", join(folder, "no/such.svg"), "--lang", "en"],
      2,
      /could not be written: ENOENT/,
    ],
    [["tenants", "--lang", "de"], 2, /--lang/],
  ] as const;
  for (const [args, code, message] of cases) {
    const { exitCode, stderr } = await report(...args);
    t.is(exitCode, code, stderr);
    t.regex(stderr, message);
    t.notRegex(stderr, /^\s+at /m);
  }
});
