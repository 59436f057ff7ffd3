/** One site: its figures, what is left after each loss, who is there, and who moves if it is lost. */

import type { Estate } from "../../../estate/estate.ts";
import type { Tenant } from "../../../estate/model/index.ts";
import { gatewaysOf } from "../../../estate/topology.ts";
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { toPicture } from "../../../planning/capacity/picture.ts";
import { picture as energyPicture } from "../../../planning/energy/picture.ts";
import type { AddressBook } from "../draw/address-book.ts";
import { drawExits } from "../draw/exits.ts";
import { figure } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { sitePage, tenantPage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import { siteFigures } from "./alliance.ts";
import { driftOfSite } from "./drift.ts";
import { charted, numbers, type Page, pictured, type Say, sayIn, sources, table } from "./frame.ts";

export function siteOf(
  atlas: Atlas,
  { estate, book }: { estate: Estate; book: AddressBook },
  language: Language,
): Page {
  const say = sayIn(language);
  const { siteKey } = estate;
  const { sites } = atlas.reports.capacity;
  const own = sites.filter(({ site }) => site === siteKey);
  const energy = atlas.reports.energy.sites.filter(({ site }) => site === siteKey);
  const chart = toPicture({ sites: own }, atlas.alliance, language, atlas.day);
  const content = html`${siteFigures(atlas, siteKey, language)}
<h2>${say("inside")}</h2>
${tiles(estate, language, say)}
${tenantTable(estate, language, say)}
<h2>${say("exits")}</h2>
${pictured(drawExits(estate, book, language), say("exits"), say("exitsNote"))}
<h2>${say("ifLost")}</h2>
${lossOf(atlas, estate, language, say)}
<h2>${say("capacity")}</h2>
${charted(chart, say("capacity"))}
<div class="pair">${zones(atlas, siteKey, language, say)}${losses(atlas, siteKey, language, say)}</div>
${energy.length > 0 && html`<h2>${say("energyTitle")}</h2>${charted(energyPicture({ sites: energy, undeclared: [] }, language, atlas.day), say("energyTitle"))}`}
<h2>${say("drift")}</h2>
${driftOfSite(atlas, estate, language)}
${sources(say, ...["capacity", "availability", "energy"].map((name) => `estate ${name} ${siteKey} --json`), `estate failover ${siteKey} --dry-run --json`)}`;
  return { name: sitePage(siteKey), title: estate.allianceSite.title[language], content };
}

/** A cell for each owner and class, a tile for each tenant. */
function tiles({ alliance, siteKey, site, tenants }: Estate, language: Language, say: Say): Html {
  const all = Object.entries(tenants);
  const owners = Object.keys(alliance.members).filter((owner) =>
    all.some(([, tenant]) => tenant.owner === owner),
  );
  const classes = Object.keys(alliance.classes).filter((name) =>
    all.some(([, { dataClass }]) => dataClass === name),
  );
  const tile = ([key, tenant]: [string, Tenant]) =>
    html`<li><a class="tile" href="${tenantPage(siteKey, key)}">${tenant.title[language]}${signs(tenant, site)}</a></li>`;
  const cell = (owner: string, name: string) =>
    all.filter(([, tenant]) => tenant.owner === owner && tenant.dataClass === name).map(tile);
  const rows = owners.map((owner) => [
    alliance.members[owner]?.title[language] ?? owner,
    ...classes.map((name) => {
      const there = cell(owner, name);
      return there.length > 0 && html`<ul class="tiles ${owner}">${there}</ul>`;
    }),
  ]);
  const columns = [
    say("owner"),
    ...classes.map((name) => alliance.classes[name]?.title[language] ?? name),
  ];
  return html`${table(say("inside"), columns, rows, { headed: true })}<p class="note">${say("insideNote")}</p>`;
}

function signs(tenant: Tenant, site: Estate["site"]): Html | false {
  const reaches = gatewaysOf(tenant).map((gateway) => site.externalNetworks[gateway]?.reach);
  const given = [
    reaches.includes("internet") && "⇥",
    reaches.includes("government") && "▸",
    Object.keys(tenant.clusters).length > 0 && "⎈",
    tenant.continuity !== undefined && "⟲",
  ].filter((sign) => sign !== false);
  if (given.length === 0) return false;
  return html`<span class="signs" aria-hidden="true">${given.join(" ")}</span>`;
}

function tenantTable(
  { alliance, siteKey, tenants }: Estate,
  language: Language,
  say: Say,
): Html | undefined {
  const rows = Object.entries(tenants).map(([key, tenant]) => [
    html`<a href="${tenantPage(siteKey, key)}">${tenant.title[language]}</a> <code>${key}</code>`,
    alliance.members[tenant.owner]?.title[language] ?? tenant.owner,
    alliance.classes[tenant.dataClass]?.title[language] ?? tenant.dataClass,
    String(Object.keys(tenant.segments).length),
    String(Object.keys(tenant.clusters).length),
    tenant.continuity === undefined ? "—" : siteName(tenant.continuity.standby),
  ]);
  const columns = [
    say("tenant"),
    say("owner"),
    say("dataClass"),
    numbers(say("segments")),
    numbers(say("clusters")),
    say("continuity"),
  ];
  return table(say("tenants"), columns, rows, { filter: say("filter") });
}

function lossOf({ reports }: Atlas, estate: Estate, language: Language, say: Say): Html {
  const { siteKey: site, tenants } = estate;
  const { moves = [], stays = [] } = reports.failover[site] ?? {};
  const rows = moves.map(({ tenant, to }) => [
    html`<a href="${tenantPage(site, tenant)}">${tenants[tenant]?.title[language] ?? tenant}</a>`,
    html`<a href="${sitePage(to)}">${siteName(to)}</a>`,
  ]);
  return html`<p>${say("lossLine", { moves: moves.length, stays: stays.length })}</p>
${table(say("ifLost"), [say("tenant"), say("to")], rows, { headed: true })}`;
}

function zones({ reports }: Atlas, key: string, language: Language, say: Say): Html | undefined {
  const index = reports.capacity.sites.findIndex(({ site }) => site === key);
  const found = reports.capacity.sites[index]?.building?.zones ?? [];
  const rows = found.map(({ zone }, at) => {
    const path = ["capacity", "sites", index, "building", "zones", at] as const;
    const cell = (...of: string[]) => figure(reports, [...path, ...of], { language });
    return [zone, cell("hosts"), cell("carries", "cores"), cell("carries", "ramGiB")];
  });
  const columns = [
    say("zone"),
    ...[say("hosts"), say("carriedCores"), say("carriedRam")].map(numbers),
  ];
  return table(say("zones"), columns, rows);
}

function losses({ reports }: Atlas, key: string, language: Language, say: Say): Html | undefined {
  const index = reports.capacity.sites.findIndex(({ site }) => site === key);
  const found = reports.capacity.sites[index]?.building?.losses;
  if (found === undefined) return undefined;
  const name = {
    none: "lossNone",
    hosts: "lossHosts",
    zone: "lossZone",
    reserve: "lossReserve",
  } as const;
  const rows = found.map(({ loss, hostsPerZone, zone = "" }, at) => {
    const cell = (field: "placeable" | "free") =>
      figure(reports, ["capacity", "sites", index, "building", "losses", at, field, "cores"], {
        language,
      });
    return [say(name[loss], { hosts: hostsPerZone, zone }), cell("placeable"), cell("free")];
  });
  return table(
    say("losses"),
    [say("loss"), numbers(say("placeable")), numbers(say("freeCores"))],
    rows,
  );
}
