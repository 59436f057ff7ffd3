/** The platforms abroad: progress, deadlines on a line, and each with its exit plan. */
import type { Platform } from "../../../estate/model/index.ts";
import { formatDay } from "../../../output/day.ts";
import { type Html, html, type Inserted } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { progressSvg } from "../../../planning/repatriation/picture.ts";
import { drawDeadlines } from "../draw/deadlines.ts";
import { figure } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { tenantPage } from "../paths.ts";
import {
  charted,
  headlines,
  day as onDay,
  type Page,
  type Say,
  sayIn,
  sources,
  table,
} from "./frame.ts";

export function repatriationPage(atlas: Atlas, language: Language): Page {
  const say = sayIn(language);
  const page = { name: "repatriation.html", title: say("repatriation") };
  const platforms = Object.entries(atlas.repatriation?.platforms ?? {});
  if (platforms.length === 0) return { ...page, content: html`<p>${say("noRegister")}</p>` };
  const { repatriation } = atlas.reports;
  const progress = progressSvg(repatriation, atlas.alliance.classes, language);
  const abroad = platforms.map(([, one]) => one).filter(({ status }) => status !== "home");
  const content = html`${counts(atlas, language, say)}
${charted(progress, say("repatriation"))}
${abroad.length > 0 && html`<h2>${say("timeline")}</h2><figure>${drawDeadlines(abroad, atlas.day, language)}<figcaption>${say("timelineNote")}</figcaption></figure>`}
${table(
  say("platforms"),
  [say("platform"), say("hosted"), say("status"), say("deadline"), say("target"), say("exitPlan")],
  platforms.map(([, platform]) => row(atlas, platform, language, say)),
  { filter: say("filter") },
)}
${sources(say, "estate repatriation --json", "stacks/repatriation.yaml")}`;
  return { ...page, content };
}

function counts({ reports }: Atlas, language: Language, say: Say): Html {
  const { total } = reports.repatriation;
  const names = {
    platforms: "allPlatforms",
    home: "statusHome",
    moving: "statusMoving",
    planned: "statusPlanned",
    late: "late",
  } as const;
  return headlines(
    (["platforms", "home", "moving", "planned", "late"] as const).map((name) => ({
      number: figure(reports, ["repatriation", "total", name], { language }),
      label: say(names[name], { count: total[name] }),
      attention: name === "late" && total.late > 0,
    })),
  );
}

function row(
  { alliance, estates, day }: Atlas,
  platform: Platform,
  language: Language,
  say: Say,
): Inserted[] {
  const { title, owner, dataClass, hosted, exitPlan, target, status, deadline, moved } = platform;
  const states = { planned: "statusPlanned", moving: "statusMoving", home: "statusHome" } as const;
  const late = status !== "home" && deadline < day;
  const there = estates.find(({ siteKey }) => siteKey === target.site)?.tenants[target.tenant];
  const name = `${target.site}/${target.tenant}`;
  return [
    html`${title[language]}<br><span class="quiet">${alliance.members[owner]?.title[language] ?? owner} · ${alliance.classes[dataClass]?.title[language] ?? dataClass}</span>`,
    `${hosted.provider} (${hosted.country})`,
    moved === undefined
      ? say(states[status], { count: 1 })
      : say("moved", { day: formatDay(moved, language, "medium") }),
    late
      ? html`<strong class="attention">${onDay(deadline, language)}, ${say("late")}</strong>`
      : onDay(deadline, language),
    there === undefined
      ? name
      : html`<a href="${tenantPage(target.site, target.tenant)}">${name}</a>`,
    exitPlan[language],
  ];
}
