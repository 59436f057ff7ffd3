/** A compliance statement on the atlas's pages: without one they say so; with one, each of its figures and findings is there. */
import test from "ava";
import { filesOf } from "../../../evidence/atlas/files.ts";
import { atlasOf } from "../../../evidence/atlas/gather.ts";
import type { Statement } from "../../../evidence/compliance/model.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { compliant, recorded, SHARED_URN, shared, statement } from "../compliance/fixture.ts";
import { reference } from "./reference.ts";

async function drawn(one: Statement) {
  const { atlas } = await reference();
  return filesOf(atlasOf({ ...atlas, statement: one }));
}

const textOf = (files: ReadonlyMap<string, string>, name: string) =>
  (files.get(name) ?? "").replaceAll(/<[^>]*>/g, "\n");

test("without a statement, the findings say that the recorded state was not evaluated, and how it would be", async (t) => {
  const { files } = await reference();
  t.regex(textOf(files, "en/findings.html"), /was not evaluated[\s\S]*--statement FILE/);
  t.regex(textOf(files, "fr/findings.html"), /n&#39;a pas été évalué[\s\S]*--statement FICHIER/);
  t.regex(textOf(files, "fr/index.html"), /L&#39;état enregistré n&#39;a pas été consulté/);
  t.notRegex(textOf(files, "en/index.html"), /compliant/);
});

test("with a statement, each of its counts is on the page of the findings, and its result on the first page", async (t) => {
  const one = await statement({ recorded: [recorded(shared)] });
  const files = await drawn(one);
  const page = files.get("en/findings.html") ?? "";
  const found = [...page.matchAll(/<data value="([^"]*)" data-source="\/compliance\/([^"]*)">/g)];
  const shown = Object.fromEntries(found.map(([, value, source = ""]) => [source, Number(value)]));
  const want = Object.fromEntries(
    [
      { at: "findings", counts: one.findings },
      ...one.rules.map(({ findings: counts }, index) => ({
        at: `rules/${index}/findings`,
        counts,
      })),
    ].flatMap(({ at, counts }) =>
      Object.entries(counts).map(([name, count]) => [`${at}/${name}`, count]),
    ),
  );
  t.deepEqual(shown, want);
  t.is(one.findings.failed, 1);
  t.true(page.includes(one.summary.replaceAll("'", "&#39;")));
  t.true(page.includes(`<code>${SHARED_URN}</code>`));
  t.regex(page, /tenant-bamako\.niger-civil-registry\.html">bamako\/niger-civil-registry</);
  t.regex(textOf(files, "en/index.html"), /1\s+failed violation\s+non-compliant,\s+Nov 24, 2026/);
  for (const { what } of one.notLookedAt)
    t.true(page.includes(what.replaceAll("'", "&#39;")), what);
});

test("a statement in one language is on the pages of both: its own words are translated, its texts are marked", async (t) => {
  const french = await statement({ language: "fr", recorded: [recorded(shared, "fr")] });
  const english = await statement({ recorded: [recorded(shared)] });
  const page = (await drawn(french)).get("en/findings.html") ?? "";
  t.true(page.includes(english.summary.replaceAll("'", "&#39;")));
  t.regex(page, /<span lang="fr">/);
  for (const { messages } of RULES) {
    t.true(page.includes(messages.title.en.replaceAll("'", "&#39;")), messages.title.en);
  }
});

test("a compliant statement draws no attention", async (t) => {
  const files = await drawn(await statement({ recorded: [recorded(compliant)] }));
  t.regex(files.get("en/index.html") ?? "", /<li><a href="findings\.html"><b><data value="0"/);
  t.regex(files.get("fr/findings.html") ?? "", /<p class="result compliant">CONFORME\u00a0: /);
});
