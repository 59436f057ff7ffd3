/** The first page: the map, the figures of the alliance, one card a site. */
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { drawMap } from "../draw/map.ts";
import { figure, type Source, type Written } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { sitePage } from "../paths.ts";
import { inForce } from "../waivers.ts";
import { resultLine } from "./compliance.ts";
import { type Page, pictured, type Say, sayIn } from "./frame.ts";

export function alliancePage(atlas: Atlas, language: Language): Page {
  const say = sayIn(language);
  const content = html`<p class="lead">${atlas.alliance.name[language]}</p>
<ul class="figures">${headline(atlas, language, say)}</ul>
${pictured(drawMap(atlas, language), say("map"), say("mapNote"))}
<h2>${say("sites")}</h2>
<div class="cards">${Object.keys(atlas.alliance.sites).map((key) => card(atlas, key, language, say))}</div>`;
  return { name: "index.html", title: say("alliance"), content };
}

function headline(atlas: Atlas, language: Language, say: Say): Html[] {
  const { reports, estates, waivers, day } = atlas;
  const { total } = reports.repatriation;
  const tenants = estates.reduce((sum, estate) => sum + Object.keys(estate.tenants).length, 0);
  const count = (name: keyof typeof total & string) =>
    figure(reports, ["repatriation", "total", name], { language });
  const late = total.late > 0 && html` (${count("late")} ${say("late")})`;
  const abroad = html`<data value="${total.platforms - total.home}">${total.platforms - total.home}</data>`;
  return [
    html`<li><b>${estates.length}</b> ${say("openSites")}</li>`,
    html`<li><b>${tenants}</b> ${say("allTenants")}</li>`,
    html`<li><b>${count("home")}</b> ${say("home")}</li>`,
    html`<li class="${total.home < total.platforms ? "attention" : ""}"><b>${abroad}</b> ${say("abroad")}${late}</li>`,
    html`<li><b>${Object.values(waivers).filter((one) => inForce(one, day)).length}</b> ${say("waiversInForce")}</li>`,
    html`${resultLine(atlas, language)}`,
  ];
}

function card(atlas: Atlas, key: string, language: Language, say: Say): Html {
  const { alliance } = atlas;
  const site = alliance.sites[key];
  const title = site?.title[language] ?? key;
  const country = alliance.members[site?.country ?? ""]?.title[language] ?? site?.country ?? "";
  const facts = [country, say("tier", { level: site?.tier.level ?? "" })].join(" · ");
  const index = atlas.estates.findIndex(({ siteKey }) => siteKey === key);
  if (index < 0) {
    return html`<section class="card ${site?.country ?? ""}"><h3>${title}</h3><p>${facts} · ${say("planned")}</p></section>`;
  }
  return html`<section class="card ${site?.country ?? ""}"><h3><a href="${sitePage(key)}">${title}</a></h3><p>${facts}</p>${siteFigures(atlas, key, language)}</section>`;
}

/** What a site has and uses, as a list of terms; also on the site's own page. */
export function siteFigures(atlas: Atlas, key: string, language: Language): Html {
  const say = sayIn(language);
  const { reports } = atlas;
  const at = (source: Source, written: Omit<Written, "language"> = {}) =>
    figure(reports, source, { language, ...written });
  const index = reports.capacity.sites.findIndex(({ site }) => site === key);
  const pair = (field: "cores" | "ramGiB" | "volumeGiB") =>
    html`${at(["capacity", "sites", index, "promised", field])} / ${at(["capacity", "sites", index, "offered", field])} ${meter(reports.capacity.sites[index], field)}`;
  const available = reports.availability.sites.findIndex(({ site }) => site === key);
  const energy = reports.energy.sites.findIndex(({ site }) => site === key);
  const standbyFor = reports.capacity.sites[index]?.standbyFor.map(({ site }) => site) ?? [];
  const percent = { percent: true, digits: 3 };
  const availability =
    available < 0
      ? say("notDescribed")
      : html`${at(["availability", "sites", available, "availability"], percent)} ${say("computedAvailability")}, ${at(["availability", "sites", available, "tier", "availability"], percent)} ${say("demandedAvailability")}`;
  return html`<dl class="facts">
<dt>${say("availability")}</dt><dd>${availability}</dd>
<dt>${say("cores")}</dt><dd>${pair("cores")}</dd>
<dt>${say("ram")}</dt><dd>${pair("ramGiB")}</dd>
<dt>${say("volumes")}</dt><dd>${pair("volumeGiB")}</dd>
<dt>${say("energy")}</dt><dd>${energy < 0 ? say("notDescribed") : at(["energy", "sites", energy, "kWh"])}</dd>
<dt>${say("standby")}</dt><dd>${standbyFor.length === 0 ? say("none") : standbyFor.join(", ")}</dd>
</dl>`;
}

function meter(
  site: Atlas["reports"]["capacity"]["sites"][number] | undefined,
  field: "cores" | "ramGiB" | "volumeGiB",
): Html | undefined {
  if (site === undefined || site.offered[field] === 0) return undefined;
  const part = Math.min(100, (100 * site.promised[field]) / site.offered[field]);
  return html`<span class="meter" aria-hidden="true"><span style="width:${Math.round(part)}%"></span></span>`;
}
