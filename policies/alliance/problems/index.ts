/** All problems of a registry: a void, contradictory or ambiguous one is an error, never a result. */

import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { oncePer } from "../../values/once.ts";
import { attesters, unattested } from "../attestations.ts";
import { memberChoice, membershipProblems } from "../members.ts";
import type { Alliance, Site } from "../model.ts";
import { packageProblems } from "../packages.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";
import { planProblems, registeredProblems } from "./address-plan.ts";
import { classProblems } from "./classes.ts";
import { contractProblems } from "./contracts.ts";
import { destinationProblems } from "./destinations.ts";
import { offerProblems } from "./offers.ts";
import { officeProblems } from "./offices.ts";
import { placeProblems } from "./places.ts";
import { shareProblems } from "./shares.ts";
import { signerProblems } from "./signers.ts";
import { workloadProblems } from "./workloads.ts";

const MESSAGES = {
  empty: EMPTY,
  notMember: {
    fr: "« {got} » n'est pas un membre ; attendu : {want}",
    en: "got {got}, which is not a member; want one of {want}",
  },
  duplicateRegion: {
    fr: "la région « {got} » est déjà celle du site {site}",
    en: "got region {got}, which is already that of site {site}",
  },
  copyElsewhere: {
    fr: "« {got} » ne peut garder la copie de l'état de {site} ; attendu un autre site, ouvert : {want}",
    en: "got {got}, which cannot hold the copy of {site}'s state; want another site, an open one: {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems that the schema alone cannot see; empty when the registry can be used. */
export const allianceProblems = oncePer((alliance: Alliance): readonly AllianceProblem[] => {
  const siteOf = new Map<string, string>();
  return [
    ...(["members", "sites", "classes"] as const)
      .filter((part) => Object.keys(alliance[part]).length === 0)
      .map((part) => problem("empty", [part])),
    ...Object.entries(alliance.sites).flatMap(([key, site]) => {
      const other = siteOf.get(site.region) ?? key;
      siteOf.set(site.region, other);
      const { region } = site;
      return [
        ...(other === key
          ? []
          : [problem("duplicateRegion", ["sites", key, "region"], { got: region, site: other })]),
        ...siteProblems(["sites", key], site, alliance.members),
        ...planProblems(key, site, alliance),
        ...offerProblems(key, site),
        ...unattested(key, site, [
          ...placeProblems(key, site, alliance),
          ...workloadProblems(key, site, alliance),
          ...destinationProblems(key, site, alliance),
        ]),
      ];
    }),
    ...membershipProblems(alliance),
    ...registeredProblems(alliance),
    ...attesters(alliance),
    ...classProblems(alliance),
    ...Object.entries(alliance.contracts).flatMap(([key, contract]) =>
      contractProblems(key, contract, alliance),
    ),
    ...stateCopyProblems(alliance),
    ...officeProblems(alliance),
    ...signerProblems(alliance),
    ...shareProblems(alliance),
    ...packageProblems(alliance),
  ];
});

function siteProblems(path: string[], site: Site, members: Alliance["members"]): AllianceProblem[] {
  const { backends, secretsProviders } = site.state;
  return [
    ...memberProblems([...path, "country"], site.country, members),
    ...emptyProblems([...path, "endpoints", "identity"], site.endpoints.identity),
    ...emptyProblems([...path, "addresses", "ipv4"], site.addresses.ipv4),
    ...emptyProblems([...path, "addresses", "ipv6"], site.addresses.ipv6),
    ...emptyProblems([...path, "state", "backends"], backends),
    ...emptyProblems([...path, "state", "secretsProviders"], secretsProviders),
  ];
}

/** A site that keeps its own copy would lose both together. */
function stateCopyProblems({ sites, stateCopies }: Alliance): AllianceProblem[] {
  const known = Object.keys(sites);
  const open = known.filter((site) => sites[site]?.status === "open");
  return Object.entries(stateCopies)
    .filter(([site, got]) => !known.includes(site) || !open.includes(got) || got === site)
    .map(([site, got]) => {
      const others = open.filter((other) => other !== site);
      const want = choice(others, got);
      return problem("copyElsewhere", ["stateCopies", site], { got, site, want });
    });
}

function memberProblems(path: string[], got: string, members: Alliance["members"]) {
  if (Object.hasOwn(members, got)) return [];
  return [problem("notMember", path, { got, want: memberChoice(members, got) })];
}

function emptyProblems(path: string[], list: readonly unknown[]): AllianceProblem[] {
  return list.length === 0 ? [problem("empty", path)] : [];
}
