/** The platforms abroad: progress, deadlines on a line, and each with its exit plan. */
import type { Platform } from "../../../estate/model/index.ts";
import { type Html, html, markup } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { progressSvg } from "../../../planning/repatriation/picture.ts";
import { drawDeadlines } from "../draw/deadlines.ts";
import { figure } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { tenantPage } from "../paths.ts";
import { day as onDay, type Page, pictured, type Say, sayIn, table } from "./frame.ts";

export function repatriationPage(atlas: Atlas, language: Language): Page {
  const say = sayIn(language);
  const page = { name: "repatriation.html", title: say("repatriation") };
  const platforms = Object.entries(atlas.repatriation?.platforms ?? {});
  if (platforms.length === 0) return { ...page, content: html`<p>${say("noRegister")}</p>` };
  const { repatriation } = atlas.reports;
  const progress = progressSvg(repatriation, atlas.alliance.classes, language);
  const abroad = platforms.filter(([, { status }]) => status !== "home");
  const content = html`${counts(atlas, language, say)}
${pictured(markup(progress), say("repatriation"))}
${abroad.length > 0 && html`<h2>${say("timeline")}</h2>${pictured(drawDeadlines(abroad, atlas.day, language), say("timeline"))}`}
${table(
  say("platforms"),
  [
    say("platforms"),
    say("owner"),
    say("dataClass"),
    say("hosted"),
    say("status"),
    say("deadline"),
    say("target"),
    say("exitPlan"),
  ],
  platforms.map(([, platform]) => row(atlas, platform, language, say)),
  { filter: say("filter") },
)}
<p class="source">${say("source", { command: "estate repatriation --json, stacks/repatriation.yaml" })}</p>`;
  return { ...page, content };
}

function counts({ reports }: Atlas, language: Language, say: Say): Html {
  const at = (name: "platforms" | "home" | "moving" | "planned" | "late") =>
    figure(reports, ["repatriation", "total", name], { language });
  return html`<dl class="facts">
<dt>${say("platforms")}</dt><dd>${at("platforms")}</dd>
<dt>${say("statusHome")}</dt><dd>${at("home")}</dd>
<dt>${say("statusMoving")}</dt><dd>${at("moving")}</dd>
<dt>${say("statusPlanned")}</dt><dd>${at("planned")}</dd>
<dt>${say("late")}</dt><dd>${at("late")}</dd>
</dl>`;
}

function row(
  { alliance, estates, day }: Atlas,
  platform: Platform,
  language: Language,
  say: Say,
): (Html | string)[] {
  const { title, owner, dataClass, hosted, exitPlan, target, status, deadline, moved } = platform;
  const states = { planned: "statusPlanned", moving: "statusMoving", home: "statusHome" } as const;
  const late = status !== "home" && deadline < day;
  const there = estates.find(({ siteKey }) => siteKey === target.site)?.tenants[target.tenant];
  const name = `${target.site}/${target.tenant}`;
  return [
    title[language],
    owner,
    alliance.classes[dataClass]?.title[language] ?? dataClass,
    `${hosted.provider} (${hosted.country})`,
    moved === undefined ? say(states[status]) : say("moved", { day: moved }),
    late
      ? html`<strong class="attention">${onDay(deadline)}, ${say("late")}</strong>`
      : onDay(deadline),
    there === undefined
      ? name
      : html`<a href="${tenantPage(target.site, target.tenant)}">${name}</a>`,
    exitPlan[language],
  ];
}
