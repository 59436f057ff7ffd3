/** Drift on the atlas's pages: without a report it says that the cloud was not compared; with one, it shows that report. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { filesOf } from "../../../evidence/atlas/files.ts";
import { atlasOf } from "../../../evidence/atlas/gather.ts";
import { toJsonText } from "../../../output/json.ts";
import { estate } from "../../helpers/command.ts";
import { type ByHand, driftFile, driftReport } from "../drift/reports.ts";
import { reference } from "./reference.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-atlas-drift-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

async function drawn(byHand: ByHand) {
  const { atlas } = await reference();
  const file = await driftFile(byHand);
  return { report: file.report, files: filesOf(atlasOf({ ...atlas, drift: [file] })) };
}

const textOf = (files: ReadonlyMap<string, string>, name: string) =>
  (files.get(name) ?? "").replaceAll(/<[^>]*>/g, "\n");

test("without a report, the pages of sites and tenants and the findings say that the cloud was not compared", async (t) => {
  const { files } = await reference();
  for (const name of ["site-bamako", "site-ouagadougou", "tenant-bamako.treasury", "findings"]) {
    t.regex(textOf(files, `en/${name}.html`), /Changed by hand[\s\S]*the cloud was not compared/);
    t.regex(
      textOf(files, `fr/${name}.html`),
      /Changé à la main[\s\S]*le nuage n&#39;a pas été comparé/,
    );
  }
  t.regex(textOf(files, "en/findings.html"), /The cloud of Bamako:\s+estate drift bamako/);
});

test("with a report, each of its figures and findings is on the site's page, with the time of the reading", async (t) => {
  const { report, files } = await drawn({ off: true, shared: "by-hand" });
  const page = files.get("en/site-bamako.html") ?? "";
  const shown = new Map(
    [...page.matchAll(/<data value="([^"]*)" data-source="\/drift\/bamako\/([^"]*)">/g)].map(
      ([, value, source = ""]) => [source, Number(value)],
    ),
  );
  const { changed, unmanaged, gone, failed, waived } = report.counts;
  t.deepEqual(Object.fromEntries(shown), {
    "counts/changed": changed,
    "counts/unmanaged": unmanaged,
    "counts/gone": gone,
    "counts/failed": failed,
    "counts/waived": waived,
  });
  t.deepEqual([changed, unmanaged, failed], [1, 1, 1]);
  const text = textOf(files, "en/site-bamako.html");
  t.regex(
    text,
    /Cloud\s+http:\/\/127\.0\.0\.1:5000\/v3\s+, read on November 24, 2026, 08:00 UTC\./,
  );
  for (const { name, violations, commands } of report.findings) {
    t.true(page.includes(`<code>${name}</code>`), name);
    for (const { rule } of violations) t.true(page.includes(`<code>${rule}</code>`), rule);
    const [revert] = commands.filter(({ does }) => does === "revert");
    t.true(page.includes(`<code>${revert?.command.replaceAll("&", "&amp;")}</code>`), name);
  }
  for (const { what } of report.notAssessed) {
    t.true(page.includes(what.replaceAll("'", "&#39;")), what);
  }
  t.notRegex(text, /not compared/);
  t.regex(textOf(files, "en/site-ouagadougou.html"), /Ouagadougou: the cloud was not compared/);
  t.regex(text, /from drift reports: Bamako \(November 24, 2026\)/);
});

test("a tenant's page has its own findings alone, and texts in the report's language are marked", async (t) => {
  const { files } = await drawn({ off: true, shared: "by-hand" });
  const own = files.get("fr/tenant-bamako.treasury.html") ?? "";
  t.true(own.includes("<code>by-hand</code>"));
  t.regex(own, /NON GÉRÉ politique de débit/);
  t.regex(own, /<span lang="en">[^<]*is shared with every project/);
  const other = textOf(files, "fr/tenant-bamako.tax.html");
  t.regex(other, /Le rapport d&#39;écarts ne cite rien de ce locataire/);
  t.false(other.includes("by-hand"));
});

test("a clean report, and one with a gap", async (t) => {
  const clean = await drawn({});
  t.regex(textOf(clean.files, "en/findings.html"), /\n0\n+ changed/);
  const gap = await drawn({ closed: true });
  t.regex(textOf(gap.files, "en/site-bamako.html"), /No result: a part of the cloud/);
});

test("texts of the cloud are texts", async (t) => {
  const { files } = await drawn({ shared: `<script>alert(1)</script>\u202e` });
  for (const [name, text] of files) t.notRegex(text, /<script>|\u202e/, name);
});

test("the command takes reports, and names what is none; exit code 2", async (t) => {
  const file = join(folder, "drift.json");
  writeFileSync(file, toJsonText(await driftReport({ off: true })));
  const target = join(folder, "atlas");
  const written = await estate("atlas", target, "--lang", "en", "--drift", file);
  t.is(written.exitCode, 0, written.stderr);
  const twice = await estate("atlas", target, "--lang", "en", "--drift", file, "--drift", file);
  t.is(twice.exitCode, 2);
  t.regex(
    twice.stderr,
    /^estate: .*drift\.json:\d+: another drift report of the site bamako, after .*drift\.json; want one/,
  );
});
