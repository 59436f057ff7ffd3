/** What was checked for the atlas, whether what is deployed is compliant, what was changed by hand, and what was not looked at. */
import { formatTime } from "../../../output/day.ts";
import { type Html, html } from "../../../output/html.ts";
import { colonIn, type Language } from "../../../output/message.ts";
import { own } from "../../../policies/values/own.ts";
import type { Atlas, Reports } from "../model.ts";
import { sitePage } from "../paths.ts";
import { complianceOf } from "./compliance.ts";
import { driftFigures, notCompared } from "./drift.ts";
import { type Page, type Say, sayIn } from "./frame.ts";

export function findingsPage(atlas: Atlas, language: Language): Page {
  const { day, reports, estates } = atlas;
  const say = sayIn(language);
  const { platforms, home, late } = reports.repatriation.total;
  const sites = estates.map(({ siteKey }) => siteKey);
  const compared = sites.flatMap((site) => own(reports.drift, site) ?? []);
  const others = sites.filter((site) => own(reports.drift, site) === undefined);
  const content = html`<p>${say("findingsNote", { day })}</p>
<p>${say("lateFound", { count: late })}</p>
<h2>${say("compliance")}</h2>
${complianceOf(atlas, language)}
<h2>${say("drift")}</h2>
${compared.map((report) => driftLine(atlas, report, language, say))}${others.map((site) => notCompared(site, say))}
<h2>${say("notLooked")}</h2>
<ul>${reports.compliance === undefined && html`<li>${say("notLookedState")}</li>`}${others.map((site) => html`<li>${say("notLookedCloud", { site })}</li>`)}<li><a href="repatriation.html">${say("notLookedAbroad", { count: platforms - home })}</a></li></ul>`;
  return { name: "findings.html", title: say("findings"), content };
}

/** The figures of a site's report; its page has the findings. */
function driftLine(
  atlas: Atlas,
  { site, cloud, at }: Reports["drift"][string],
  language: Language,
  say: Say,
): Html {
  const figures = driftFigures(atlas, site, language);
  return html`<p><a href="${sitePage(site)}">${site}</a>${colonIn(language)} ${say("driftAsOf", { cloud, at: formatTime(at) })}</p>
<ul>${figures.map((one) => html`<li>${one}</li>`)}</ul>`;
}
