/** What was changed by hand, for a terminal. */
import { findingText } from "../../operations/drift/text.ts";
import { toTable } from "../../output/table.ts";
import { DRIFT_COUNTS, type SiteDrift } from "./drift-model.ts";
import type { Statement } from "./model.ts";
import { countCells, driftTitle, type Say } from "./words.ts";

/** Every site of the statement: its counts by tenant and its findings, or that its cloud was not compared. */
export function driftText({ sites, drift, language }: Statement, say: Say): string[] {
  return sites.flatMap(({ key: site }) => {
    const found = drift.find((one) => one.site === site);
    if (found === undefined) return [`- ${say("notCompared", { site })}`];
    return [
      `- ${driftTitle(found, language, say)}`,
      ...indented(countsTable(found, language, say)),
      ...found.findings.flatMap((one) => ["", ...indented(findingText(one, language))]),
    ];
  });
}

function countsTable(
  { counts, tenants }: SiteDrift,
  language: Statement["language"],
  say: Say,
): string[] {
  if (tenants.length === 0) return [];
  const cells = (of: SiteDrift["counts"]) => countCells(of, language);
  const table = toTable(
    [
      { title: say("tenant") },
      { title: say("owner") },
      ...DRIFT_COUNTS.map((name) => ({ title: say(name), numeric: true })),
    ],
    [
      ...tenants.map(({ tenant = "—", owner = "—", ...of }) => [tenant, owner, ...cells(of)]),
      [say("total"), "", ...cells(counts)],
    ],
  );
  return table.split("\n");
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
