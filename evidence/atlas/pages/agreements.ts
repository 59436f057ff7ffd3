/** Contracts on copies of data and waivers, each with its end. */
import { formatDay } from "../../../output/day.ts";
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { STANDING_TEXTS } from "../../contracts/messages.ts";
import { type ContractSignature, contractSignatures } from "../../contracts/signatures.ts";
import type { Atlas } from "../model.ts";
import { siteName } from "../site-name.ts";
import { inForce } from "../waivers.ts";
import { day, type Page, type Say, sayIn, sources, table } from "./frame.ts";

export function agreementsPage(atlas: Atlas, language: Language): Page {
  const say = sayIn(language);
  const content = html`<h2>${say("contracts")}</h2>${contracts(atlas, language, say)}
<h2>${say("waivers")}</h2>${waiversTable(atlas, language, say)}
${sources(say, "stacks/alliance.yaml", "stacks/<site>/site.yaml", "policies/waivers.yaml")}`;
  return { name: "agreements.html", title: say("agreements"), content };
}

function contracts(atlas: Atlas, language: Language, say: Say): Html {
  const { alliance, estates } = atlas;
  if (atlas.contracts.length === 0) return html`<p>${say("noContracts")}</p>`;
  const entriesOf = (site: string) =>
    estates.find(({ siteKey }) => siteKey === site)?.site.contracts;
  const cards = atlas.contracts.flatMap(({ name, inTerm }) => {
    const contract = alliance.contracts[name];
    if (contract === undefined) return [];
    const { from, to, classes, owners, start, end, purpose, signatories } = contract;
    const country = (code: string) => alliance.members[code]?.title[language] ?? code;
    const people = Object.entries(signatories).map(
      ([code, all]) =>
        html`<li>${say("named", { name: country(code), value: all.join(", ") })}</li>`,
    );
    const signatures = contractSignatures(name, contract, alliance, entriesOf);
    return [
      html`<section class="card ${alliance.sites[from]?.country ?? ""}"><h3>${name}</h3><p>${purpose[language]}</p>
<dl class="facts">
<dt>${say("from")} → ${say("to")}</dt><dd>${siteName(from)} → ${siteName(to)}</dd>
<dt>${say("classes")}</dt><dd>${classes.map((key) => alliance.classes[key]?.title[language] ?? key).join(", ")}</dd>
<dt>${say("owners")}</dt><dd>${owners.map(country).join(", ")}</dd>
<dt>${say("term")}</dt><dd>${day(start, language)} – ${day(end, language)}, ${say(inTerm ? "inTerm" : "notInTerm")}</dd>
<dt>${say("signatories")}</dt><dd><ul>${people}</ul></dd>
<dt>${say("countersigned")}</dt><dd><ul>${signatures.map((one) => countersignature(one, language, say))}</ul></dd>
</dl></section>`,
    ];
  });
  return html`<div class="cards wide">${cards}</div>`;
}

/** Who signed for a site, on which day, with the key of which office, and whether that counts. */
function countersignature(
  { site, by, signed, office, standing }: ContractSignature,
  language: Language,
  say: Say,
): Html {
  const on = signed && formatDay(signed, language, "medium");
  const value = [by, on, office, STANDING_TEXTS[standing][language]];
  const name = siteName(site);
  return html`<li>${say("named", { name, value: value.filter(Boolean).join(", ") })}</li>`;
}

function waiversTable(
  { waivers, day: today }: Atlas,
  language: Language,
  say: Say,
): Html | undefined {
  const all = Object.entries(waivers);
  if (all.length === 0) return html`<p>${say("noWaivers")}</p>`;
  const rows = all.map(([name, waiver]) => {
    const state = inForce(waiver, today) ? "inForce" : waiver.expiry < today ? "expired" : "future";
    return [
      name,
      html`<code>${waiver.rule}</code>`,
      html`<code>${waiver.scope}</code>`,
      html`${day(waiver.start, language)} – ${day(waiver.expiry, language)}<br>${say(state)}`,
      waiver.approver.name,
      waiver.reason[language],
    ];
  });
  const columns = [
    say("waiver"),
    say("rule"),
    say("scope"),
    say("term"),
    say("approver"),
    say("reason"),
  ];
  return table(say("waivers"), columns, rows, { headed: true });
}
