/** Contracts on copies of data and waivers, each with its end. */
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import type { Atlas } from "../model.ts";
import { inForce } from "../waivers.ts";
import { day, type Page, type Say, sayIn, table } from "./frame.ts";

export function agreementsPage(atlas: Atlas, language: Language): Page {
  const say = sayIn(language);
  const content = html`<h2>${say("contracts")}</h2>${contracts(atlas, language, say)}
<h2>${say("waivers")}</h2>${waiversTable(atlas, language, say)}
<p class="source">${say("source", { command: "stacks/alliance.yaml, stacks/<site>/site.yaml, policies/waivers.yaml" })}</p>`;
  return { name: "agreements.html", title: say("agreements"), content };
}

function contracts(atlas: Atlas, language: Language, say: Say): Html | undefined {
  const { alliance, estates } = atlas;
  if (atlas.contracts.length === 0) return html`<p>${say("noContracts")}</p>`;
  const rows = atlas.contracts.flatMap(({ name, inTerm }) => {
    const contract = alliance.contracts[name];
    if (contract === undefined) return [];
    const { from, to, classes, owners, start, end, purpose, signatories } = contract;
    const signed = estates.flatMap(({ siteKey, site }) => {
      const signature = site.contracts[name];
      return signature ? [html`${siteKey}: ${signature.by}, ${day(signature.signed)}<br>`] : [];
    });
    const people = Object.entries(signatories).map(([code, all]) => `${code}: ${all.join(", ")}`);
    return [
      [
        name,
        `${from} → ${to}`,
        classes.map((key) => alliance.classes[key]?.title[language] ?? key).join(", "),
        owners.join(", "),
        html`${day(start)} – ${day(end)}<br>${say(inTerm ? "inTerm" : "notInTerm")}`,
        purpose[language],
        people.join("; "),
        signed.length > 0 ? html`${signed}` : "—",
      ],
    ];
  });
  const columns = [
    say("contract"),
    `${say("from")} / ${say("to")}`,
    say("classes"),
    say("owners"),
    say("until"),
    say("purpose"),
    say("signatories"),
    say("countersigned"),
  ];
  return table(say("contracts"), columns, rows, { headed: true });
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
      waiver.rule,
      waiver.scope,
      html`${day(waiver.start)} – ${day(waiver.expiry)}<br>${say(state)}`,
      waiver.approver.name,
      waiver.reason[language],
    ];
  });
  const columns = [
    say("waivers"),
    say("rule"),
    say("scope"),
    say("until"),
    say("approver"),
    say("reason"),
  ];
  return table(say("waivers"), columns, rows, { headed: true });
}
