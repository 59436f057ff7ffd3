/** The statement as one self-contained HTML document: no request, no script, for screens, readers and paper. */
import { formatDay } from "../../output/day.ts";
import { type Html, html, inLanguage } from "../../output/html.ts";
import { htmlTable } from "../../output/html-table.ts";
import { formatNumber } from "../../output/numbers.ts";
import { dataSections, titles } from "./html-data.ts";
import { findingTables } from "./html-findings.ts";
import { chips, list, page, section, stripe, unbroken } from "./html-parts.ts";
import type { Statement } from "./model.ts";
import { foundText, listed, type Say, wordsIn } from "./words.ts";

/** The whole document. */
export function toHtml(statement: Statement): string {
  const { language, asOf } = statement;
  const say = wordsIn(language);
  const title = `${say("title")}, ${say("asOf", { asOf })}`;
  return page({
    language,
    title: `${title} · ${statement.alliance}`,
    tool: statement.tool,
    skip: say("skip"),
    content: html`${stripe(statement)}
${cover(statement, say)}
${contents(statement, say)}
<main id="content">
${section("overview", say("overview"), [overview(statement, say)])}
${dataSections(statement, say)}
${findingTables(statement, say)}
${section("not-looked-at", say("notLookedAt"), [list(notLookedAt(statement))])}
${section("sources", say("sources"), [sources(statement, say)])}
</main>
<footer><p>${statement.summary}</p><p>${say("made", { ...statement.tool })}</p></footer>`,
  });
}

function notLookedAt({ notLookedAt: all, language }: Statement): Html[] {
  return all.map(({ what, language: own = language }) => inLanguage(what, { language, own }));
}

function cover(statement: Statement, say: Say): Html {
  const { alliance, asOf, result, summary, sites, owners, findings, abroad, problems } = statement;
  const { language, notLookedAt } = statement;
  const number = (value: number) => formatNumber(value, language);
  const figures: readonly (readonly [string, string])[] = [
    [say("failed"), foundText(findings.failed, statement)],
    [say("waived"), foundText(findings.waived, statement)],
    [say("problems"), number(problems.length)],
    [say("abroad"), abroad.known ? number(abroad.platforms) : "?"],
    [say("notLookedAt"), number(notLookedAt.length)],
  ];
  return html`<header class="cover">
<p class="alliance">${alliance}</p>
<h1>${say("title")}</h1>
<p class="day"><time datetime="${asOf}">${say("asOf", { asOf: formatDay(asOf, language) })}</time></p>
<div class="result ${result}"><p><strong>${unbroken(summary)}</strong></p></div>
<dl class="figures">${figures.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>
<dl class="scope">
<dt>${say("covers")}</dt><dd>${listed(sites.map(({ title, country }) => `${title} (${country})`))}</dd>
<dt>${say("owners")}</dt><dd>${chips(owners)}</dd>
</dl>
</header>`;
}

function contents(
  { statements, contracts, waivers, violations, problems }: Statement,
  say: Say,
): Html {
  const owners = new Map(statements.map(({ owner, ownerTitle }) => [owner, ownerTitle]));
  const links: readonly (readonly [string, string, boolean])[] = [
    ["overview", say("overview"), true],
    ...[...owners].map(([owner, title]) => [`owner-${owner}`, title, true] as const),
    ["contracts", say("contracts"), contracts.length > 0],
    ["waivers", say("waivers"), waivers.length > 0],
    ["rules", say("rules"), true],
    ["violations", say("violations"), violations.length > 0],
    ["problems", say("problems"), problems.length > 0],
    ["changed-by-hand", say("changedByHand"), true],
    ["not-looked-at", say("notLookedAt"), true],
    ["sources", say("sources"), true],
  ];
  return html`<nav aria-labelledby="contents"><h2 id="contents">${say("contents")}</h2><ol>${links
    .filter(([, , there]) => there)
    .map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>`;
}

function overview(statement: Statement, say: Say) {
  const { statements, language } = statement;
  const number = (value: number) => formatNumber(value, language);
  return html`<div class="wide">${htmlTable({
    caption: say("data"),
    columns: [
      ...titles(say, "owner", "dataClass", "reside", "where"),
      ...titles(say, "tenants", "abroad", "waived", "failed").map((one) => ({
        ...one,
        numeric: true,
      })),
    ],
    rows: statements.map(
      ({ ownerTitle, classTitle, reside, places, tenants, abroad, findings }) => [
        ownerTitle,
        classTitle,
        chips(reside),
        chips([...new Set(places.map(({ country }) => country))]),
        number(tenants.length),
        number(abroad.length),
        foundText(findings.waived, statement),
        foundText(findings.failed, statement),
      ],
    ),
  })}</div>`;
}

function sources({ sources: all, policyDigest }: Statement, say: Say): Html {
  const table = htmlTable({
    caption: say("sources"),
    columns: titles(say, "view", "site", "name", "digest"),
    rows: all.map(({ kind, site = "—", name, digest }) => [
      say(kind),
      site,
      name,
      digest === undefined ? "—" : html`<code>${digest}</code>`,
    ]),
  });
  return html`${table}<p class="quiet"><code>${say("policies", { ...policyDigest })}</code></p>`;
}
