/** What was changed by hand as a part of the document. */
import { html, type Inserted } from "../../output/html.ts";
import { htmlTable } from "../../output/html-table.ts";
import type { Language } from "../../output/message.ts";
import { revertCell, rulesCell, thingCell } from "../drift/cells.ts";
import { DRIFT_COUNTS, type SiteDrift } from "./drift-model.ts";
import { titles } from "./html-data.ts";
import { chips, mark, section } from "./html-parts.ts";
import type { Statement } from "./model.ts";
import { countCells, driftTitle, type Say } from "./words.ts";

/** Every site of the statement: its counts by tenant and its findings, or that its cloud was not compared. */
export function driftSection({ sites, drift, language }: Statement, say: Say): Inserted {
  const parts = sites.map(({ key: site }) => {
    const found = drift.find((one) => one.site === site);
    if (found === undefined) return html`<p>${mark("open", say("notCompared", { site }))}</p>\n`;
    return html`<p>${driftTitle(found, language, say)}</p>
${countsTable(found, language, say)}${findingsTable(found, language, say)}`;
  });
  return section("changed-by-hand", say("changedByHand"), parts);
}

function countsTable({ site, counts, tenants }: SiteDrift, language: Language, say: Say) {
  if (tenants.length === 0) return undefined;
  const cells = (of: SiteDrift["counts"]) => countCells(of, language);
  return htmlTable({
    caption: `${say("changedByHand")}, ${site}, ${say("tenants")}`,
    columns: [
      ...titles(say, "tenant", "owner"),
      ...titles(say, ...DRIFT_COUNTS).map((one) => ({ ...one, numeric: true })),
    ],
    rows: [
      ...tenants.map(({ tenant = "—", owner, ...of }) => [
        tenant,
        chips(owner === undefined ? [] : [owner]),
        ...cells(of),
      ]),
      [say("total"), "", ...cells(counts)],
    ],
  });
}

function findingsTable({ site, findings, language: own }: SiteDrift, language: Language, say: Say) {
  const languages = { language, own };
  return htmlTable({
    caption: `${say("changedByHand")}, ${site}, ${say("findings")}`,
    columns: titles(say, "thing", "tenant", "owner", "rule", "revert"),
    rows: findings.map((one) => [
      thingCell(one, languages),
      one.tenant ?? "—",
      chips(one.owner === undefined ? [] : [one.owner]),
      rulesCell(one.violations, languages),
      revertCell(one),
    ]),
  });
}
