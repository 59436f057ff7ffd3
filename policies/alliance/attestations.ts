/** The offices' attestations in the registry, and problems that no attestation covers. */

import type { Message } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { own } from "../values/own.ts";
import type { Alliance, Attestation, Site } from "./model.ts";
import { type AllianceProblem, problemsOf } from "./problem.ts";

/** For how many days an attestation counts: three years, the validity of most certificates. */
export const COUNTS = 1096;

const MESSAGES = {
  unknownOffice: {
    fr: "le bureau « {got} » n'est pas inscrit ; attendu : {want}",
    en: "got office {got}, which is not registered; want one of {want}",
  },
  foreignOffice: {
    fr: "le bureau « {got} » est de {country} ; attendu un bureau de {want}, qui en répond",
    en: "got office {got}, which is of {country}; want an office of {want}, which answers for it",
  },
  needless: {
    fr: "« {got} » n'a besoin d'aucune attestation, ou ne peut en avoir ; attendu une entrée du site que la vérification rejette sans elle",
    en: "got {got}, which needs no attestation, or cannot have one; want an entry of the site that is denied without it",
  },
  future: {
    fr: "le jour {got} est à venir ; attendu : {want} ou plus tôt",
    en: "got day {got}, which is yet to come; want {want} or earlier",
  },
  old: {
    fr: "le jour {got} est passé depuis plus de {days, plural, one {# jour} other {# jours}} ; attendu : {want} ou plus tard, après un nouvel examen",
    en: "got day {got}, which is more than {days, plural, one {# day} other {# days}} ago; want {want} or later, after another look",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** One attestation, where it is written and what it is about. */
export interface Attested {
  readonly path: readonly PropertyKey[];
  /** The entry as it is written: a prefix, a domain, a URL. */
  readonly entry: string;
  /** The country whose office must attest it; any office where it is the alliance's own. */
  readonly country?: string;
  readonly attestation: Attestation;
}

/** All attestations of a registry. */
export function attestedIn({ members, sites, packages }: Alliance): Attested[] {
  const all = (
    path: readonly string[],
    country: string,
    map: Readonly<Record<string, Attestation>> = {},
  ) =>
    Object.entries(map).map(([entry, attestation]) => {
      return { path: [...path, entry], entry, country, attestation };
    });
  return [
    ...Object.entries(members).flatMap(([member, { addresses }]) =>
      all(["members", member, "addresses"], member, addresses),
    ),
    ...Object.entries(sites).flatMap(([key, { country, attested }]) =>
      all(["sites", key, "attested"], country, attested),
    ),
    ...Object.entries(packages).flatMap(([entry, { by, date, why }]) => {
      if (by === undefined || date === undefined) return [];
      return [{ path: ["packages", entry], entry, attestation: { by, date, why } }];
    }),
  ];
}

/** The problems of a site that no office attests; and the attestations that match none of them. */
export function unattested(
  key: string,
  { attested = {} }: Site,
  problems: readonly AllianceProblem[],
): AllianceProblem[] {
  const attestable = new Set(problems.map(({ attestable }) => attestable));
  return [
    ...problems.filter(
      ({ attestable }) => attestable === undefined || !Object.hasOwn(attested, attestable),
    ),
    ...Object.keys(attested)
      .filter((entry) => !attestable.has(entry))
      .map((got) => problem("needless", ["sites", key, "attested", got], { got })),
  ];
}

/** Problems of attesting offices: each is in the registry, of the country responsible for the attested entry. */
export function attesters(alliance: Alliance): AllianceProblem[] {
  return attestedIn(alliance).flatMap((one) => attesterProblems(one, alliance));
}

/** Problems of one attestation's office. */
export function attesterProblems(
  { path, country, attestation: { by: got } }: Attested,
  { offices }: Pick<Alliance, "offices">,
): AllianceProblem[] {
  const office = own(offices, got);
  const at = [...path, "by"];
  const want = choice(Object.keys(offices), got);
  if (office === undefined) return [problem("unknownOffice", at, { got, want })];
  const values = { got, country: office.country, want: country ?? "" };
  return country === undefined || office.country === country
    ? []
    : [problem("foreignOffice", at, values)];
}

/** Problems of one attestation's day, as seen on another (`2026-11-24`). */
export function dayProblems(
  { path, attestation: { date: got } }: Attested,
  today: string,
): AllianceProblem[] {
  const at = [...path, "date"];
  if (got > today) return [problem("future", at, { got, want: today })];
  const oldest = dayBefore(today, COUNTS);
  return got >= oldest ? [] : [problem("old", at, { got, want: oldest, days: COUNTS })];
}

function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
