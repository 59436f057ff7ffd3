/** Problems of contracts in the registry. */

import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { own } from "../../values/own.ts";
import { isAmong, isTargetEntry } from "../../values/targets.ts";
import { memberChoice } from "../members.ts";
import type { Alliance, Contract } from "../model.ts";
import { problemsOf } from "../problem.ts";
import { isPlainName, nameOf, STRANGE_NAME } from "./offices.ts";

const MESSAGES = {
  notKnown: {
    fr: "« {got} » n'est pas inscrit au registre ; attendu : {want}",
    en: "got {got}, which is not in the registry; want one of {want}",
  },
  target: {
    fr: "« {got} » n'est pas une cible ; attendu : hôte[:port], ou https://hôte[:port][/chemin]",
    en: "got {got}, which is not a target; want host[:port], or https://host[:port][/path]",
  },
  backwards: {
    fr: "la fin {got} précède le début {want}",
    en: "got end {got}, which is before the start {want}",
  },
  signedTwice: {
    fr: "« {got} » signe deux fois ; attendu deux signataires différents",
    en: "got {got} twice; want two different signatories",
  },
  strangeName: STRANGE_NAME,
  alone: {
    fr: "{got, plural, one {# signataire} other {# signataires}} ; attendu : au moins deux",
    en: "got {got, plural, one {# signatory} other {# signatories}}; want at least two",
  },
  unsigned: {
    fr: "personne ne signe pour {got}, pays du site {site}",
    en: "got no signatory for {got}, the country of site {site}",
  },
  landing: {
    fr: "« {got} » n'est pas là où le site {site} reçoit des copies ; attendu : {want}",
    en: "got {got}, which is not where site {site} takes copies; want one of {want}",
  },
  beyondClass: {
    fr: "la classe {class} de {owner} ne se réplique pas vers {got} ; attendu : {want}",
    en: "class {class} of {owner} is not replicated to {got}; want one of {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems of one contract. */
export function contractProblems(key: string, contract: Contract, alliance: Alliance) {
  const path = ["contracts", key];
  const { classes, owners, endpoints, start, end } = contract;
  const known = (at: PropertyKey[], got: string, among: object) => {
    const values = { got, want: choice(Object.keys(among), got) };
    return Object.hasOwn(among, got) ? [] : [problem("notKnown", at, values)];
  };
  return [
    ...(["from", "to"] as const).flatMap((end) =>
      known([...path, end], contract[end], alliance.sites),
    ),
    ...classes.flatMap((got, index) => known([...path, "classes", index], got, alliance.classes)),
    ...owners.flatMap((got, index) => known([...path, "owners", index], got, alliance.members)),
    ...endpoints
      .map((got, index) => problem("target", [...path, "endpoints", index], { got }))
      .filter(({ values }) => !isTargetEntry(String(values.got))),
    ...(end < start ? [problem("backwards", [...path, "end"], { got: end, want: start })] : []),
    ...signatureProblems([...path, "signatories"], contract, alliance),
    ...landing([...path, "endpoints"], contract, alliance),
    ...beyondClass(path, contract, alliance),
  ];
}

/** Both countries sign, and no person signs for both. */
function signatureProblems(at: PropertyKey[], contract: Contract, alliance: Alliance) {
  const { from, to, signatories } = contract;
  const all = Object.values(signatories).flat();
  const names = all.map(nameOf);
  return [
    ...Object.keys(signatories)
      .filter((got) => !Object.hasOwn(alliance.members, got))
      .map((got) => problem("notKnown", at, { got, want: memberChoice(alliance.members, got) })),
    ...[...new Set([from, to])].flatMap((site) => {
      const got = own(alliance.sites, site)?.country;
      if (got === undefined || (own(signatories, got) ?? []).length > 0) return [];
      return [problem("unsigned", at, { got, site })];
    }),
    ...(all.length < 2 ? [problem("alone", at, { got: all.length })] : []),
    ...all
      .filter((_, index) => names.indexOf(names[index] ?? "") < index)
      .map((got) => problem("signedTwice", at, { got })),
    ...Object.entries(signatories).flatMap(([country, names]) =>
      names.flatMap((got, index) =>
        isPlainName(got) ? [] : [problem("strangeName", [...at, country, index], { got })],
      ),
    ),
  ];
}

/** The receiving site defines where copies may go. */
function landing(at: PropertyKey[], { to, endpoints }: Contract, { sites }: Alliance) {
  const backups = own(sites, to)?.destinations.backups;
  return endpoints.flatMap((got, index) => {
    // An invalid target, or one that goes to no site, is already reported.
    if (backups === undefined || !isTargetEntry(got) || isAmong(got, backups)) return [];
    const values = { got, site: to, want: choice(backups) };
    return [problem("landing", [...at, index], values)];
  });
}

/** A contract cannot allow what the class forbids for its owner's data. */
function beyondClass(path: string[], { to, classes, owners }: Contract, alliance: Alliance) {
  const got = own(alliance.sites, to)?.country;
  return classes.flatMap((name) =>
    owners.flatMap((owner) => {
      const allowed = own(own(alliance.classes, name)?.replicate ?? {}, owner);
      if (got === undefined || allowed === undefined || allowed.includes(got)) return [];
      const values = { class: name, owner, got, want: allowed.join(", ") };
      return [problem("beyondClass", [...path, "classes"], values)];
    }),
  );
}
