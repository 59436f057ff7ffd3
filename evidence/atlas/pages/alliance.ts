/** The first page: the map, the figures of the alliance, one card a site. */
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { drawMap } from "../draw/map.ts";
import { figure, type Source, type Written } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { sitePage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import { inForce } from "../waivers.ts";
import { resultLine } from "./compliance.ts";
import { type Headline, headlines, type Page, pictured, type Say, sayIn } from "./frame.ts";

export function alliancePage(atlas: Atlas, language: Language): Page {
  const say = sayIn(language);
  const { alliance } = atlas;
  const content = html`<p class="lead">${alliance.name[language]}</p>
${headlines([...counted(atlas, language, say), ...resultLine(atlas, language)])}
${pictured(drawMap(atlas, language), say("map"), html`${legend(atlas, language, say)}${say("mapNote")}`)}
<h2 id="sites">${say("sites")}</h2>
<div class="cards">${Object.keys(alliance.sites).map((key) => card(atlas, key, language, say))}</div>`;
  return { name: "index.html", title: say("alliance"), content };
}

function counted(atlas: Atlas, language: Language, say: Say): Headline[] {
  const { reports, estates, waivers, day } = atlas;
  const { total } = reports.repatriation;
  const repatriated = (name: keyof typeof total & string) =>
    figure(reports, ["repatriation", "total", name], { language });
  const plain = (count: number) => html`<data value="${count}">${count}</data>`;
  const tenants = estates.reduce((sum, estate) => sum + Object.keys(estate.tenants).length, 0);
  const abroad = total.platforms - total.home;
  const granted = Object.values(waivers).filter((one) => inForce(one, day)).length;
  const late = total.late > 0 && html` (${repatriated("late")} ${say("late")})`;
  const counts = (key: Parameters<Say>[0], count: number) => say(key, { count });
  return [
    { number: plain(estates.length), label: counts("openSites", estates.length), href: "#sites" },
    { number: plain(tenants), label: counts("allTenants", tenants), href: "#sites" },
    {
      number: repatriated("home"),
      label: counts("home", total.home),
      href: "repatriation.html",
    },
    {
      number: plain(abroad),
      label: html`${counts("abroad", abroad)}${late}`,
      href: "repatriation.html",
      attention: abroad > 0,
    },
    { number: plain(granted), label: counts("waiversInForce", granted), href: "agreements.html" },
  ];
}

/** Each member's colour and pattern, with its sites. */
function legend({ alliance }: Atlas, language: Language, say: Say): Html {
  const items = Object.entries(alliance.members).map(([code, { title }]) => {
    const there = Object.entries(alliance.sites).filter(([, { country }]) => country === code);
    const sites = there.map(([key, { status }]) =>
      status === "open" ? siteName(key) : `${siteName(key)} (${say("planned")})`,
    );
    return html`<li><span class="swatch ${code}" aria-hidden="true"></span><b>${title[language]}</b> ${sites.join(", ")}</li>`;
  });
  return html`<ul class="legend">${items}</ul>`;
}

function card(atlas: Atlas, key: string, language: Language, say: Say): Html {
  const { alliance } = atlas;
  const site = alliance.sites[key];
  const title = site?.title[language] ?? key;
  const country = alliance.members[site?.country ?? ""]?.title[language] ?? site?.country ?? "";
  const facts = [country, say("tier", { level: site?.tier.level ?? "" })].join(" · ");
  const isOpen = atlas.estates.some(({ siteKey }) => siteKey === key);
  const content = isOpen
    ? html`<h3><a href="${sitePage(key)}">${title}</a></h3><p>${facts}</p>${siteFigures(atlas, key, language)}`
    : html`<h3>${title}</h3><p>${facts} · ${say("planned")}</p><p>${say("plannedNote")}</p>`;
  return html`<section class="card ${site?.country ?? ""}">${content}</section>`;
}

/** What a site has and uses, as a list of terms; also on the site's own page. */
export function siteFigures(atlas: Atlas, key: string, language: Language): Html {
  const say = sayIn(language);
  const { reports } = atlas;
  const at = (source: Source, written: Omit<Written, "language"> = {}) =>
    figure(reports, source, { language, ...written });
  const index = reports.capacity.sites.findIndex(({ site }) => site === key);
  const site = reports.capacity.sites[index];
  const pair = (field: "cores" | "ramGiB" | "volumeGiB", unit = "") =>
    html`${at(["capacity", "sites", index, "promised", field])} / ${at(["capacity", "sites", index, "offered", field])}${unit && ` ${unit}`}${meter(site, field)}`;
  const available = reports.availability.sites.findIndex((each) => each.site === key);
  const energy = reports.energy.sites.findIndex((each) => each.site === key);
  const standbyFor = site?.standbyFor.map((each) => siteName(each.site)) ?? [];
  const percent = { percent: true, digits: 3 };
  const { level = "" } = atlas.alliance.sites[key]?.tier ?? {};
  const availability =
    available < 0
      ? say("notDescribed")
      : html`${at(["availability", "sites", available, "availability"], percent)} ${say("computedAvailability")}<br><span class="quiet">${at(["availability", "sites", available, "tier", "availability"], percent)} ${say("demandedAvailability", { level })}</span>`;
  const facts: (readonly [string, Html | string])[] = [
    [say("availability"), availability],
    [say("cores"), pair("cores")],
    [say("ram"), pair("ramGiB", say("GiB"))],
    [say("volumes"), pair("volumeGiB", say("GiB"))],
    [
      say("energy"),
      energy < 0 ? say("notDescribed") : html`${at(["energy", "sites", energy, "kWh"])} kWh`,
    ],
    [say("standby"), standbyFor.join(", ") || say("none")],
  ];
  const country = atlas.alliance.sites[key]?.country ?? "";
  return html`<dl class="measures ${country}">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function meter(
  site: Atlas["reports"]["capacity"]["sites"][number] | undefined,
  field: "cores" | "ramGiB" | "volumeGiB",
): Html | undefined {
  if (site === undefined || site.offered[field] === 0) return undefined;
  const part = Math.min(100, (100 * site.promised[field]) / site.offered[field]);
  return html`<span class="meter" aria-hidden="true"><span style="width:${Math.round(part)}%"></span></span>`;
}
