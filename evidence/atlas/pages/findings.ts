/** What was checked for the atlas, whether what is deployed is compliant, what was changed by hand, and what was not looked at. */
import { formatDay } from "../../../output/day.ts";
import { type Html, html } from "../../../output/html.ts";
import { colonIn, type Language } from "../../../output/message.ts";
import { own } from "../../../policies/values/own.ts";
import type { Atlas, Reports } from "../model.ts";
import { sitePage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import { complianceOf } from "./compliance.ts";
import { driftFigures, notCompared, readAt } from "./drift.ts";
import { headlines, type Page, prose, sayIn } from "./frame.ts";

export function findingsPage(atlas: Atlas, language: Language): Page {
  const { day, reports, estates } = atlas;
  const say = sayIn(language);
  const { platforms, home, late } = reports.repatriation.total;
  const sites = estates.map(({ siteKey }) => siteKey);
  const compared = sites.flatMap((site) => own(reports.drift, site) ?? []);
  const others = sites.filter((site) => own(reports.drift, site) === undefined);
  const content = html`<p>${prose(say("findingsNote", { day: formatDay(day, language) }))}</p>
${late > 0 && html`<p class="attention">${prose(say("lateFound", { count: late }))}</p>`}
<h2>${say("compliance")}</h2>
${complianceOf(atlas, language)}
<h2>${say("drift")}</h2>
${compared.map((report) => driftLine(atlas, report, language))}${others.map((site) => notCompared(site, say))}
<h2>${say("notLooked")}</h2>
<ul>${reports.compliance === undefined && html`<li>${prose(say("notLookedState"))}</li>`}${others.map((site) => html`<li>${prose(say("notLookedCloud", { site, name: siteName(site) }))}</li>`)}<li><a href="repatriation.html">${say("notLookedAbroad", { count: platforms - home })}</a></li></ul>`;
  return { name: "findings.html", title: say("findings"), content };
}

/** The figures of a site's report; its page has the findings. */
function driftLine(atlas: Atlas, report: Reports["drift"][string], language: Language): Html {
  const { site } = report;
  return html`<p><a href="${sitePage(site)}">${siteName(site)}</a>${colonIn(language)} ${readAt(report, language)}</p>
${headlines(driftFigures(atlas, site, language))}`;
}
