/** What was changed by hand, on the pages of a site and of a tenant: a drift report's own figures and findings. */
import type { Estate } from "../../../estate/estate.ts";
import { withStandbys } from "../../../estate/standby.ts";
import type { Report } from "../../../operations/drift/model.ts";
import { formatDay } from "../../../output/day.ts";
import { type Html, html, inLanguage, type Languages } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { own } from "../../../policies/values/own.ts";
import { DRIFT_COUNTS } from "../../compliance/drift-model.ts";
import { attributionOf } from "../../compliance/violations.ts";
import { revertCell, rulesCell, thingCell } from "../../drift/cells.ts";
import { figure } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { tenantPage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import { type Headline, headlines, prose, type Say, sayIn, sources, table } from "./frame.ts";

interface Shown {
  readonly estate: Estate;
  readonly report: Report;
  readonly languages: Languages;
  readonly say: Say;
}

/** The whole report of a site; without one, that its cloud was not compared. */
export function driftOfSite(atlas: Atlas, estate: Estate, language: Language): Html {
  const { siteKey: site } = estate;
  const shown = shownOf(atlas, estate, language);
  if (shown === undefined) return notCompared(site, sayIn(language));
  const { report, say, languages } = shown;
  return html`${asOf(shown)}
${headlines(driftFigures(atlas, site, language))}
${lists(shown, () => true)}
<h3>${say("driftGaps")}</h3>
<ul>${report.notAssessed.map(({ what }) => html`<li>${inLanguage(what, languages)}</li>`)}</ul>
${sources(say, commandOf(site))}`;
}

/** What of a site's report belongs to a tenant. */
export function driftOfTenant(
  atlas: Atlas,
  estate: Estate,
  tenant: string,
  language: Language,
): Html {
  const { siteKey: site } = estate;
  const shown = shownOf(atlas, estate, language);
  if (shown === undefined) return notCompared(site, sayIn(language));
  const found = lists(shown, (key) => key === tenant);
  const isEmpty = found.every((one) => one === undefined);
  return html`${asOf(shown)}
${isEmpty ? html`<p>${shown.say("driftNone")}</p>` : found}
${sources(shown.say, commandOf(site))}`;
}

/** The figures of a site's report, each with its name; none without a report. */
export function driftFigures({ reports }: Atlas, site: string, language: Language): Headline[] {
  const report = own(reports.drift, site);
  if (report === undefined) return [];
  const say = sayIn(language);
  return DRIFT_COUNTS.map((name) => ({
    number: figure(reports, ["drift", site, "counts", name], { language }),
    label: say(`drift.${name}`, { count: report.counts[name] }),
    attention: name === "failed" && report.counts.failed > 0,
  }));
}

/** That a site's cloud was not compared, and how it would be. */
export function notCompared(site: string, say: Say): Html {
  return html`<p>${prose(say("notCompared", { site, name: siteName(site) }))}</p>`;
}

function shownOf({ reports }: Atlas, estate: Estate, language: Language): Shown | undefined {
  const report = own(reports.drift, estate.siteKey);
  if (report === undefined) return undefined;
  return { estate, report, languages: { language, own: report.language }, say: sayIn(language) };
}

/** When which cloud was read. */
export function readAt({ cloud, at }: Report, language: Language): Html {
  const [date = "", time = ""] = at.split("T");
  const when = `${formatDay(date, language)}, ${time.slice(0, 5)} UTC`;
  return prose(sayIn(language)("driftAsOf", { cloud, at: when }));
}

function asOf({ report, languages: { language }, say }: Shown): Html {
  const { rehearsal, result } = report;
  return html`<p>${readAt(report, language)}${
    rehearsal && html` ${say("driftOfRehearsal")}`
  }${result === "incomplete" && html` ${say("driftPart")}`}</p>`;
}

/** Drift; what tenants made although a rule denies it; violations of recorded resources because of either. */
function lists(shown: Shown, isWanted: (tenant: string | undefined) => boolean) {
  const { estate, report, languages, say } = shown;
  const byTenants = report.tenants.filter(({ violations }) => violations.length > 0);
  const rows = (all: Report["findings"]) =>
    all
      .filter(({ tenant }) => isWanted(tenant))
      .map((one) => [
        html`<span class="thing">${thingCell(one, languages)}</span>`,
        linked(one.tenant, estate),
        one.owner ?? "—",
        html`${rulesCell(one.violations, languages)}`,
        html`<span class="command">${revertCell(one)}</span>`,
      ]);
  const columns = [say("driftThing"), say("tenant"), say("owner"), say("rule"), say("driftRevert")];
  const declared = withStandbys(estate);
  const consequences = report.consequences
    .filter(({ subject }) => isWanted(attributionOf(subject, declared).tenant))
    .map((one) => [html`<code>${one.subject}</code>`, html`${rulesCell([one], languages)}`]);
  return [
    table(say("driftFound"), columns, rows(report.findings), { filter: say("filter") }),
    table(say("driftByTenants"), columns, rows(byTenants)),
    table(say("driftConsequences"), [say("scope"), say("rule")], consequences),
  ];
}

/** A tenant of the files has a page. */
function linked(tenant: string | undefined, { siteKey, tenants }: Estate): Html | string {
  if (tenant === undefined) return "—";
  if (own(tenants, tenant) === undefined) return tenant;
  return html`<a href="${tenantPage(siteKey, tenant)}">${tenant}</a>`;
}

function commandOf(site: string): string {
  return `estate drift ${site} --format json`;
}
