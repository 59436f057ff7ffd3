/** Problems of addresses in the registry: a plan is private, or registered to the member by an office's attestation. */

import type { Message } from "../../../output/message.ts";
import { POD_PREFIXES, SERVICE_PREFIXES } from "../../kubernetes/objects/networks.ts";
import {
  isInside,
  isNetwork,
  isSpecial,
  isTooWide,
  lengthOf,
  meets,
  PRIVATE,
  SHORTEST_REGISTERED,
} from "../../values/addresses.ts";
import { own } from "../../values/own.ts";
import type { Alliance, Site } from "../model.ts";
import { type AllianceProblem, problemsOf } from "../problem.ts";

const MESSAGES = {
  foreign: {
    fr: "« {got} » n'est ni privé ni inscrit au membre {country} ; attendu un préfixe dans {want}, ou dans members.{country}.addresses avec l'attestation d'un bureau",
    en: "got {got}, which is neither private nor registered to member {country}; want a prefix inside {want}, or one under members.{country}.addresses with an office's attestation",
  },
  tooWide: {
    fr: "« {got} » désigne tout le monde ; attendu un préfixe à soi",
    en: "got {got}, which means everybody; want a prefix of one's own",
  },
  special: {
    fr: "« {got} » recoupe un bloc à usage particulier (boucle locale, lien, traduction, tunnel, multidiffusion, documentation, réserve), qui n'est le réseau de personne ; attendu un préfixe privé, ou public et inscrit au membre",
    en: "got {got}, which overlaps a block for a special purpose (loopback, link, translation, tunnel, multicast, documentation, reserve), which belongs to no network; want a private prefix, or a public one that is registered to the member",
  },
  wide: {
    fr: "« {got} » est plus large qu'un /{want}, le plus large qu'un membre inscrive d'un coup ; attendu les préfixes qu'il a, un par un",
    en: "got {got}, which is wider than a /{want}, the widest that a member registers at once; want the prefixes that it has, one by one",
  },
  needless: {
    fr: "« {got} » est privé : il n'est inscrit à personne ; attendu un préfixe public, ou rien",
    en: "got {got}, which is private and not registered to anyone; want a public prefix, or none",
  },
  carriers: {
    fr: "« {got} » recoupe 100.64.0.0/10, que tout opérateur emploie derrière ses traducteurs d'adresses ; attendu un préfixe privé, ou inscrit au membre",
    en: "got {got}, which meets 100.64.0.0/10, where any carrier translates addresses; want a private prefix, or one registered to the member",
  },
  clusters: {
    fr: "« {got} » recoupe {want}, les adresses de l'intérieur de chaque cluster ; attendu un préfixe ailleurs : un pod n'atteindrait pas celui-ci, et une politique réseau le prendrait pour le cluster",
    en: "got {got}, which meets {want}, the addresses inside each cluster; want a prefix elsewhere: a pod would not reach this one, and a network policy would take it for the cluster",
  },
  anothersPlan: {
    fr: "« {got} », déclaré pour {country}, recoupe « {other} » du site {site}, de {theirs} ; attendu un préfixe de {country}",
    en: "got {got}, declared for {country}, which overlaps {other} of site {site}, of {theirs}; want a prefix of {country}",
  },
  anothers: {
    fr: "« {got} » recoupe « {other} » du membre {member} ; un préfixe n'est inscrit qu'à un membre",
    en: "got {got}, which meets {other} of member {member}; a prefix is registered to one member",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Carrier-grade NAT (RFC 6598): shared by everyone, so no attestation can make it a site's. */
const CARRIERS = "100.64.0.0/10";

/** The prefixes of every cluster's pods and Services: used elsewhere, addresses would be ambiguous. */
const CLUSTERS = [...POD_PREFIXES, ...SERVICE_PREFIXES];

/** Problems of one site's own plan, and of the networks from which it is administered. */
export function planProblems(key: string, site: Site, alliance: Alliance): AllianceProblem[] {
  const path = ["sites", key];
  const { addresses, administration, country } = site;
  return [
    ...(["ipv4", "ipv6"] as const).flatMap((family) =>
      addresses[family].flatMap((got, index) =>
        placed([...path, "addresses", family, index], got, country, alliance),
      ),
    ),
    ...Object.entries(administration).flatMap(([name, { country: theirs, prefixes }]) =>
      prefixes.flatMap((got, index) => {
        const at = [...path, "administration", name, "prefixes", index];
        // Prefixes that are too wide or of an unknown country are already reported.
        if (isTooWide(got) || !Object.hasOwn(alliance.members, theirs)) return [];
        return [...placed(at, got, theirs, alliance), ...anothersPlan(at, got, theirs, alliance)];
      }),
    ),
  ];
}

/** People at a site count as of its country, regardless of the entry. */
function anothersPlan(at: PropertyKey[], got: string, country: string, { sites }: Alliance) {
  const plans = ({ addresses }: Site) => [...addresses.ipv4, ...addresses.ipv6];
  const ours = Object.values(sites).filter((site) => site.country === country);
  // Plans that overlap are already reported.
  if (isInside(got, ours.flatMap(plans))) return [];
  return Object.entries(sites)
    .filter(([, site]) => site.country !== country)
    .flatMap(([site, other]) =>
      plans(other)
        .filter((other) => meets(got, other))
        .map((plan) => {
          const values = { got, country, other: plan, site, theirs: other.country };
          return problem("anothersPlan", at, values);
        }),
    );
}

/** Problems of the prefixes registered to members. */
export function registeredProblems({ members }: Alliance): AllianceProblem[] {
  const all = Object.entries(members).flatMap(([member, { addresses = {} }]) =>
    Object.keys(addresses).map((prefix) => ({ member, prefix })),
  );
  return all.flatMap(({ member, prefix: got }, index) => {
    const at = ["members", member, "addresses", got];
    if (isTooWide(got)) return [problem("tooWide", at, { got })];
    if (meets(got, CARRIERS)) return [problem("carriers", at, { got })];
    if (PRIVATE.some((prefix) => meets(got, prefix))) return [problem("needless", at, { got })];
    if (isSpecial(got)) return [problem("special", at, { got })];
    const want = SHORTEST_REGISTERED[got.includes(":") ? 6 : 4];
    if (lengthOf(got) < want) return [problem("wide", at, { got, want })];
    return all
      .slice(0, index)
      .filter(({ prefix }) => isNetwork(prefix))
      .filter(({ prefix: other }) => isInside(got, [other]) || isInside(other, [got]))
      .map(({ member: theirs, prefix: other }) =>
        problem("anothers", at, { got, other, member: theirs }),
      );
  });
}

/** The prefixes registered to a member. */
export function registeredTo(country: string, { members }: Alliance): string[] {
  return Object.keys(own(members, country)?.addresses ?? {});
}

function placed(at: PropertyKey[], got: string, country: string, alliance: Alliance) {
  if (isTooWide(got)) return [problem("tooWide", at, { got })];
  const registered = registeredTo(country, alliance).filter((one) => !isTooWide(one));
  if (meets(got, CARRIERS)) return [problem("carriers", at, { got })];
  if (isSpecial(got)) return [problem("special", at, { got })];
  const inside = CLUSTERS.filter((prefix) => meets(got, prefix)).join(", ");
  if (inside !== "") return [problem("clusters", at, { got, want: inside })];
  if (isInside(got, PRIVATE) || isInside(got, registered)) return [];
  return [problem("foreign", at, { got, country, want: PRIVATE.join(", ") })];
}
