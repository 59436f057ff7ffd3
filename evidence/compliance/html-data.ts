/** The data of one owner and class as a part of the document. */
import { type Html, html, type Inserted } from "../../output/html.ts";
import { htmlTable } from "../../output/html-table.ts";
import type { Language } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { chips, colourOf, mark, yesNo } from "./html-parts.ts";
import type { DataStatement, Statement } from "./model.ts";
import { countsText, encryptionText, isEmpty, type Say, wayText } from "./words.ts";

/** Each owner with a heading, and a frame for each class. */
export function dataSections({ statements, language }: Statement, say: Say): Html[] {
  const owners = Map.groupBy(statements, ({ owner }) => owner);
  return [...owners].map(([owner, own]) => {
    const title = own[0]?.ownerTitle ?? owner;
    return html`<section id="owner-${owner}" aria-labelledby="owner-${owner}-title">
<h2 id="owner-${owner}-title">${title}</h2>
${own.map((one) => dataFrame(one, language, say))}</section>
`;
  });
}

function dataFrame(one: DataStatement, language: Language, say: Say): Html {
  const empty = isEmpty(one);
  const id = `${one.owner}-${one.dataClass}`;
  return html`<article class="data${empty && " small"}" aria-labelledby="${id}"${colourOf(one.owner)}>
<h3 id="${id}">${one.ownerTitle} · ${one.classTitle}</h3>
${rights(one, say)}
${empty && html`<p class="quiet">${say("nothing")}</p>`}
${places(one, language, say)}${tenants(one, say)}${copies(one, language, say)}${keys(one, say)}${abroad(one, language, say)}
${one.waivers.length > 0 && html`<p>${say("waivers")} ${one.waivers.join(", ")}</p>`}
</article>
`;
}

function rights(one: DataStatement, say: Say): Html {
  const entries: readonly (readonly [string, Inserted])[] = [
    [say("reside"), chips(one.reside)],
    [say("process"), chips(one.process)],
    [say("replicate"), chips(one.replicate)],
    [say("operate"), chips(one.operate)],
    [say("encryption"), say(one.encryption)],
    [say("egress"), one.egress.map((way) => wayText(way, say)).join(", ")],
  ];
  return html`<dl class="rights">${entries.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function places({ places: all }: DataStatement, language: Language, say: Say) {
  return htmlTable({
    caption: say("where"),
    columns: titles(say, "view", "site", "country", "admitted", "tenants", "found"),
    rows: all.map((place) => [
      say(place.view),
      place.site,
      chips([place.country]),
      yesNo(place.allowed, say),
      place.tenants.join(", "),
      countsText(place, language),
    ]),
  });
}

function tenants({ tenants: all }: DataStatement, say: Say) {
  return htmlTable({
    caption: say("tenants"),
    columns: [
      ...titles(say, "tenant", "name", "place"),
      ...titles(say, "segments", "clusters", "containers").map((one) => ({
        ...one,
        numeric: true,
      })),
    ],
    rows: all.map(({ site, key, title, place, home = "", segments, clusters, containers }) => [
      `${site}/${key}`,
      title,
      place === "home" ? say("home") : say("standby", { home }),
      segments,
      clusters,
      containers,
    ]),
  });
}

function copies({ copies: all }: DataStatement, language: Language, say: Say) {
  return htmlTable({
    caption: say("copies"),
    columns: [
      ...titles(say, "tenant", "from", "to", "containers", "contract", "status", "admitted"),
      { title: say("everyMinutes"), numeric: true },
    ],
    rows: all.map(
      ({ tenant, from, to, containers, contract, inForce, allowed, copyEveryMinutes }) => [
        tenant,
        from,
        to,
        containers.join(", ") || "—",
        contract,
        inForce ? mark("good", say("inForce")) : mark("bad", say("notInForce")),
        yesNo(allowed, say),
        formatNumber(copyEveryMinutes, language),
      ],
    ),
  });
}

function keys({ keyManagers, volumeTypes }: DataStatement, say: Say) {
  return htmlTable({
    caption: say("keys"),
    columns: titles(say, "site", "name", "status"),
    rows: [
      ...keyManagers.map(({ site, service, url }) => [
        site,
        `${say("keyManager")} ${service}`,
        html`<code>${url}</code>`,
      ]),
      ...volumeTypes.map((type) => [
        type.site,
        `${say("volumeTypes")} ${type.key}`,
        encryptionText(type, say),
      ]),
    ],
  });
}

function abroad({ abroad: all }: DataStatement, language: Language, say: Say) {
  return htmlTable({
    caption: say("abroad"),
    columns: [
      ...titles(say, "platform", "hosted", "target", "status", "deadline"),
      { title: say("days"), numeric: true },
    ],
    rows: all.map(({ title, country, provider, target, status, deadline, days }) => [
      title,
      `${country}, ${provider}`,
      target,
      days < 0 ? mark("bad", say("late")) : say(status),
      deadline,
      formatNumber(days, language),
    ]),
  });
}

/** Columns by the keys of their titles. */
export function titles(say: Say, ...names: readonly Parameters<Say>[0][]) {
  return names.map((name) => ({ title: say(name) }));
}
