/** Problems of a site's destinations, key managers and administration networks. */

import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { isInside, isNetwork, isTooWide, lengthOf } from "../../values/addresses.ts";
import { own } from "../../values/own.ts";
import { isOfSite, isTargetEntry } from "../../values/targets.ts";
import { memberChoice } from "../members.ts";
import type { Alliance, Destinations, Site } from "../model.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";
import { secureProblems } from "./places.ts";

const MESSAGES = {
  empty: EMPTY,
  entry: {
    fr: "« {got} » n'est pas une destination ; attendu : adresse, préfixe, hôte[:port] ou https://hôte[:port][/chemin]",
    en: "got {got}, which is not a destination; want an address, a prefix, host[:port] or https://host[:port][/path]",
  },
  foreign: {
    fr: "« {got} » n'est ni sous un domaine du site ni dans ses adresses ; attendu : {want}",
    en: "got {got}, which is neither under a domain of the site nor inside its addresses; want {want}",
  },
  whole: {
    fr: "« {got} » n'est pas l'adresse d'un service, mais une grande part du plan du site ; attendu au plus un préfixe /{most}",
    en: "got {got}, which is not the address of a service but a large part of the site's plan; want no more than a prefix of /{most}",
  },
  notKnown: {
    fr: "« {got} » n'est pas inscrit au registre ; attendu : {want}",
    en: "got {got}, which is not in the registry; want one of {want}",
  },
  keysAbroad: {
    fr: "les clés de la classe {got} ne se gardent pas ici : aucun pays ne laisse ses données de cette classe résider en {country}",
    en: "got {got}, whose keys are not kept here: no country lets its data of that class reside in {country}",
  },
  everybody: {
    fr: "« {got} » désigne tout le monde ; attendu les préfixes de ceux qui administrent",
    en: "got {got}, which means everybody; want the prefixes of those who administer",
  },
  overlap: {
    fr: "« {got} » recoupe « {other} » de {entry} ; un préfixe est d'un seul pays",
    en: "got {got}, which meets {other} of {entry}; a prefix is of one country",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems of one site's destinations, keys and administration. */
export function destinationProblems(
  key: string,
  site: Site,
  alliance: Alliance,
): AllianceProblem[] {
  const path = ["sites", key];
  return [
    ...destinations([...path, "destinations"], site),
    ...keyManagers([...path, "keys"], site, alliance),
    ...administration([...path, "administration"], site, alliance),
  ];
}

/** The widest part of a site's plan that one of its services may be: half of a plan is not one service. */
const WIDEST = { ipv4: 20, ipv6: 56 };

function destinations(path: string[], site: Site): AllianceProblem[] {
  return (Object.keys(site.destinations) as (keyof Destinations)[]).flatMap((kind) => {
    const entries = site.destinations[kind];
    if (entries.length === 0) return [problem("empty", [...path, kind])];
    return entries.flatMap((got, index) => {
      const at = [...path, kind, index];
      if (!isNetwork(got) && !isTargetEntry(got)) return [problem("entry", at, { got })];
      const most = got.includes(":") ? WIDEST.ipv6 : WIDEST.ipv4;
      // A network that is not the site's is already reported.
      if (isNetwork(got) && isOfSite(got, site) && lengthOf(got) < most)
        return [problem("whole", at, { got, most })];
      return isOfSite(got, site) ? [] : [problem("foreign", at, { got, want: placesOf(site) })];
    });
  });
}

function keyManagers(path: string[], site: Site, alliance: Alliance): AllianceProblem[] {
  const { keys, country } = site;
  const { classes } = alliance;
  if (Object.keys(keys).length === 0) return [problem("empty", path)];
  return Object.entries(keys).flatMap(([name, manager]) => [
    ...(manager.classes.length === 0 ? [problem("empty", [...path, name, "classes"])] : []),
    ...secureProblems([...path, name, "url"], manager.url, manager.url, site, alliance),
    ...manager.classes.flatMap((got, index) => {
      const at = [...path, name, "classes", index];
      const want = choice(Object.keys(classes), got);
      // A registry without classes is reported once, elsewhere.
      if (Object.keys(classes).length === 0) return [];
      if (!Object.hasOwn(classes, got)) return [problem("notKnown", at, { got, want })];
      const resides = Object.values(own(classes, got)?.reside ?? {}).some((c) =>
        c.includes(country),
      );
      return resides ? [] : [problem("keysAbroad", at, { got, country })];
    }),
  ]);
}

function administration(path: string[], site: Site, { members }: Alliance): AllianceProblem[] {
  const networks = Object.entries(site.administration);
  if (networks.length === 0) return [problem("empty", path)];
  return networks.flatMap(([name, { country, prefixes }]) => {
    const known = { got: country, want: memberChoice(members, country) };
    return [
      ...(Object.hasOwn(members, country)
        ? []
        : [problem("notKnown", [...path, name, "country"], known)]),
      ...(prefixes.length === 0 ? [problem("empty", [...path, name, "prefixes"])] : []),
      ...prefixes.flatMap((got, index) => {
        const at = [...path, name, "prefixes", index];
        if (isTooWide(got)) return [problem("everybody", at, { got })];
        return networks
          .filter(([entry]) => entry < name)
          .flatMap(([entry, others]) =>
            others.prefixes
              .filter((other) => isInside(got, [other]) || isInside(other, [got]))
              .map((other) => problem("overlap", at, { got, other, entry })),
          );
      }),
    ];
  });
}

function placesOf({ addresses, workloads }: Site): string | Message {
  return choice([...workloads.domains, ...addresses.ipv4, ...addresses.ipv6]);
}
