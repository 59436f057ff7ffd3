/** What was checked for the atlas, and what was not looked at. */
import { html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import type { Atlas } from "../model.ts";
import { type Page, sayIn } from "./frame.ts";

export function findingsPage({ day, reports }: Atlas, language: Language): Page {
  const say = sayIn(language);
  const { platforms, home, late } = reports.repatriation.total;
  const content = html`<p>${say("findingsNote", { day })}</p>
<p>${say("lateFound", { count: late })}</p>
<h2>${say("notLooked")}</h2>
<ul><li>${say("notLookedState")}</li><li><a href="repatriation.html">${say("notLookedAbroad", { count: platforms - home })}</a></li></ul>`;
  return { name: "findings.html", title: say("findings"), content };
}
