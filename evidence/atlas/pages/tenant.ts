/** One tenant: what may happen with its data, what it has, every flow, and why it is exposed where it is. */

import type { Estate } from "../../../estate/estate.ts";
import type { Tenant } from "../../../estate/model/index.ts";
import { gatewayOf } from "../../../estate/topology.ts";
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { formatNumber } from "../../../output/numbers.ts";
import type { AddressBook } from "../draw/address-book.ts";
import { drawFlows, flowsOf } from "../draw/flows.ts";
import { figure } from "../figure.ts";
import type { Atlas } from "../model.ts";
import { sitePage, tenantPage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import { driftOfTenant } from "./drift.ts";
import { numbers, type Page, pictured, prose, type Say, sayIn, table } from "./frame.ts";

interface Shown {
  readonly atlas: Atlas;
  readonly estate: Estate;
  readonly key: string;
  readonly tenant: Tenant;
  readonly language: Language;
  readonly say: Say;
}

export function tenantOf(
  atlas: Atlas,
  { estate, key, book }: { estate: Estate; key: string; book: AddressBook },
  language: Language,
): Page {
  const tenant = estate.tenants[key];
  if (tenant === undefined) throw new Error(`no tenant ${key}`);
  const shown = { atlas, estate, key, tenant, language, say: sayIn(language) };
  const { say } = shown;
  const content = html`<h2>${say("facts")}</h2>${facts(shown)}
<h2>${say("exposed")}</h2>${exposure(shown)}
<h2>${say("flows")}</h2>${flows(shown, book)}
${parts(shown)}
<h2>${say("drift")}</h2>${driftOfTenant(atlas, estate, key, language)}`;
  const { siteKey: site } = estate;
  return { name: tenantPage(site, key), title: tenant.title[language], site, content };
}

function facts(shown: Shown): Html {
  const { estate, tenant, language, say } = shown;
  const { alliance, siteKey, allianceSite } = estate;
  const dataClass = alliance.classes[tenant.dataClass];
  const countries = (codes: readonly string[] = []) =>
    codes.map((code) => alliance.members[code]?.title[language] ?? code).join(", ") || say("none");
  return html`<dl class="facts">
<dt>${say("site")}</dt><dd><a href="${sitePage(siteKey)}">${allianceSite.title[language]}</a></dd>
<dt>${say("owner")}</dt><dd>${countries([tenant.owner])}</dd>
<dt>${say("dataClass")}</dt><dd>${dataClass?.title[language] ?? tenant.dataClass}</dd>
<dt>${say("reside")}</dt><dd>${countries(dataClass?.reside[tenant.owner])}</dd>
<dt>${say("process")}</dt><dd>${countries(dataClass?.process[tenant.owner])}</dd>
<dt>${say("replicate")}</dt><dd>${countries(dataClass?.replicate[tenant.owner])}</dd>
<dt>${say("operate")}</dt><dd>${countries(dataClass?.operate[tenant.owner])}</dd>
<dt>${say("encryption")}</dt><dd>${say(dataClass?.encryption === "required" ? "required" : "optional")}</dd>
${availability(shown)}
<dt>${say("continuity")}</dt><dd>${continuity(shown)}</dd>
</dl>`;
}

function availability({ atlas, estate, key, language, say }: Shown): Html | undefined {
  const { sites } = atlas.reports.availability;
  const site = sites.findIndex((each) => each.site === estate.siteKey);
  const at = sites[site]?.tenants.findIndex(({ tenant }) => tenant === key) ?? -1;
  if (at < 0) return undefined;
  const path = ["availability", "sites", site, "tenants", at] as const;
  const written = { language, percent: true, digits: 3 };
  const demand = sites[site]?.tenants[at]?.demand;
  const demanded =
    typeof demand === "number" &&
    html`, ${figure(atlas.reports, [...path, "demand"], written)} ${say("demanded")}`;
  return html`<dt>${say("availability")}</dt><dd>${figure(atlas.reports, [...path, "availability"], written)} ${say("computedAvailability")}${demanded}</dd>`;
}

function continuity({ tenant, say }: Shown): Html | string {
  const { continuity } = tenant;
  if (continuity === undefined) return say("noStandby");
  const { standby, contract, copyEveryMinutes: minutes } = continuity;
  return say("continuityLine", { site: siteName(standby), contract, minutes });
}

/** Each gateway, and the rule that allows it; the check of the files has compared both. */
function exposure({ estate, tenant, language, say }: Shown): Html {
  const dataClass = estate.alliance.classes[tenant.dataClass];
  const ways = (dataClass?.egress ?? []).filter((way) => way !== "none");
  const egress = ways.map((way) => say(way)).join(", ");
  const title = dataClass?.title[language] ?? tenant.dataClass;
  const gateways = Object.keys(tenant.segments).flatMap((segment) => {
    const network = gatewayOf(tenant, segment);
    if (network === undefined) return [];
    const reach = say(estate.site.externalNetworks[network]?.reach ?? "none");
    return [
      html`<li>${prose(say("gateway", { segment, network, reach }))} ${say("because", { title, egress })}</li>`,
    ];
  });
  return gateways.length === 0 ? html`<p>${say("isolated")}</p>` : html`<ul>${gateways}</ul>`;
}

function flows({ tenant, language, say }: Shown, book: AddressBook): Html {
  const all = flowsOf(tenant, book, language);
  if (Object.keys(tenant.segments).length === 0) return html`<p>${say("noFlows")}</p>`;
  const inNamespaces = all.some(({ of }) => of !== undefined);
  const rows = all.map(({ name, of = "—", from, to, traffic }) => {
    const cells = [name, from.title, to.title, traffic];
    return inNamespaces ? [...cells, of] : cells;
  });
  const columns = [say("flow"), say("from"), say("to"), say("traffic")];
  if (inNamespaces) columns.push(say("within"));
  return html`${pictured(drawFlows(tenant, book, language), `${say("flows")}, ${say("picture")}`, say("flowsNote"))}
${all.length === 0 ? html`<p>${say("noFlows")}</p>` : table(say("flows"), columns, rows, { headed: true })}`;
}

function parts({ tenant, language, say }: Shown): (Html | undefined)[] {
  const segments = Object.entries(tenant.segments).map(([name, { ipv4, ipv6 }]) => [
    name,
    ipv4,
    ipv6,
  ]);
  const clusters = Object.entries(tenant.clusters).map(
    ([name, { version, segment, namespaces }]) => [
      name,
      `Kubernetes ${version}`,
      segment,
      Object.keys(namespaces).join(", "),
    ],
  );
  const containers = Object.entries(tenant.containers).map(([name, { maxGiB }]) => [
    name,
    formatNumber(maxGiB, language),
  ]);
  return [
    table(say("segments"), [say("segment"), "IPv4", "IPv6"], segments),
    table(
      say("clusters"),
      [say("cluster"), say("version"), say("segment"), say("namespaces")],
      clusters,
    ),
    table(say("containers"), [say("container"), numbers(say("maxSize"))], containers),
  ];
}
