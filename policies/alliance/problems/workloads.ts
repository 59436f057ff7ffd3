/** Problems of a site's workloads in the registry. */

import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { isInside, isTooWide } from "../../values/addresses.ts";
import {
  isGovernmental,
  isPlatform,
  isPublicSuffix,
  isRegistrable,
  isUnderDomain,
} from "../../values/domains.ts";
import { governmentDomains } from "../members.ts";
import type { Alliance, Site, Workloads } from "../model.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";

const MESSAGES = {
  empty: EMPTY,
  registryShape: {
    fr: "« {got} » n'est pas un registre d'images ; attendu : hôte[:port][/chemin] en minuscules, sans schéma ni joker",
    en: "got {got}, which is not an image registry; want host[:port][/path] in lower case, without scheme or wildcard",
  },
  registryForeign: {
    fr: "le registre « {got} » n'est sous aucun domaine du site ; attendu un hôte sous : {want}",
    en: "got registry {got}, which is under no domain of the site; want a host under one of {want}",
  },
  domainShape: {
    fr: "« {got} » n'est pas un domaine ; attendu au moins deux noms en minuscules, sans joker",
    en: "got {got}, which is not a domain; want at least two labels in lower case, without wildcard",
  },
  publicSuffix: {
    fr: "« {got} » est un suffixe public, sous lequel chacun prend des noms ; attendu un domaine inscrit au site, ou l'attestation d'un bureau sous attested",
    en: "got {got}, which is a public suffix under which anyone can register names; want a domain registered to the site, or an office's attestation under attested",
  },
  noRegistry: {
    fr: "« {got} » n'est sous aucun domaine de premier niveau où l'on inscrit des noms ; attendu un domaine inscrit au site",
    en: "got {got}, which is under no top-level domain that names are registered in; want a domain registered to the site",
  },
  notGovernmental: {
    fr: "« {got} » n'est sous aucun domaine réservé au gouvernement d'un membre ; attendu un domaine sous {want}, ou l'attestation d'un bureau sous attested",
    en: "got {got}, which is under no domain kept for a member's government; want a domain under one of {want}, or an office's attestation under attested",
  },
  platform: {
    fr: "« {got} » est un nom que prête un hébergeur ; attendu un domaine inscrit au site",
    en: "got {got}, which is a name that a hosting company lends; want a domain registered to the site",
  },
  domainShared: {
    fr: "le domaine « {got} » recoupe « {other} » du site {site} ; chaque site a ses noms à lui",
    en: "got domain {got}, which meets {other} of site {site}; each site has names of its own",
  },
  name: {
    fr: "« {got} » n'est pas un nom ; attendu des minuscules, chiffres, points et tirets, sans joker",
    en: "got {got}, which is not a name; want lower-case letters, digits, dots and hyphens, without wildcard",
  },
  driver: {
    fr: "« {got} » n'est pas le pilote de Cinder, dont le type de volume définit le chiffrement ; attendu : {want}, ou l'attestation d'un bureau sous attested",
    en: "got {got}, which is not the driver of Cinder, whose volume type defines the encryption; want {want}, or an office's attestation under attested",
  },
  everywhere: {
    fr: "« {got} » désigne tout le monde ; attendu un préfixe du site",
    en: "got {got}, which means everybody; want a prefix of the site",
  },
  apiForeign: {
    fr: "« {got} » n'est pas dans les adresses du site ; attendu un préfixe de : {want}",
    en: "got {got}, which is outside the site's addresses; want a prefix of {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

const REGISTRY =
  /^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+(:(0|[1-9]\d{0,4}))?(\/[a-z0-9][a-z0-9._-]*)*$/;
const DOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
/** Names that some reader takes for an address, or shows as another name. */
const DISGUISE = /(^|\.)xn--|(^|\.)(\d+|0x[0-9a-f]*)$|[^.]{64}|^.{254}/;
const CINDER = "cinder.csi.openstack.org";
const NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** Problems of the workloads that one site admits. */
export function workloadProblems(key: string, site: Site, alliance: Alliance): AllianceProblem[] {
  const { registries, domains, api, ...rest } = site.workloads;
  const path = ["sites", key, "workloads"];
  const prefixes = [...site.addresses.ipv4, ...site.addresses.ipv6];
  const want = choice(domains);
  return [
    ...(Object.keys(site.workloads) as (keyof Workloads)[])
      .filter((list) => site.workloads[list].length === 0)
      .map((list) => problem("empty", [...path, list])),
    ...registries.flatMap((got, index) => {
      const at = [...path, "registries", index];
      if (!REGISTRY.test(got) || /(^|\.)xn--/.test(got) || !portOf(got))
        return [problem("registryShape", at, { got })];
      const host = got.replace(/[:/].*$/, "");
      const own = domains.some((domain) => isUnderDomain(host, domain));
      return own ? [] : [problem("registryForeign", at, { got, want })];
    }),
    ...domains.flatMap((got, index) => {
      const at = [...path, "domains", index];
      if (!DOMAIN.test(got) || DISGUISE.test(got)) return [problem("domainShape", at, { got })];
      return [...notOwn(at, got, alliance), ...sharedDomains(at, got, key, alliance)];
    }),
    ...Object.entries(rest).flatMap(([list, names]) =>
      names.flatMap((got, index) =>
        NAME.test(got)
          ? driverProblems(list, [...path, list, index], got)
          : [problem("name", [...path, list, index], { got })],
      ),
    ),
    ...api.flatMap((got, index) => {
      const at = [...path, "api", index];
      if (isTooWide(got)) return [problem("everywhere", at, { got })];
      const values = { got, want: choice(prefixes) };
      return isInside(got, prefixes) ? [] : [problem("apiForeign", at, values)];
    }),
  ];
}

/** For another driver it is unknown where its volumes are and whether they are encrypted. */
function driverProblems(list: string, at: PropertyKey[], got: string): AllianceProblem[] {
  if (list !== "provisioners" || got === CINDER) return [];
  return [{ ...problem("driver", at, { got, want: CINDER }), attestable: got }];
}

/** A country's ministries may have names under one; names that a hosting company hands out have no single owner. */
function notOwn(at: PropertyKey[], got: string, { members }: Alliance): AllianceProblem[] {
  if (isPlatform(got)) return [problem("platform", at, { got })];
  if (!isRegistrable(got)) return [problem("noRegistry", at, { got })];
  if (isPublicSuffix(got)) return [{ ...problem("publicSuffix", at, { got }), attestable: got }];
  const countries = Object.keys(members);
  if (isGovernmental(got, countries)) return [];
  const want = choice(governmentDomains(countries));
  return [{ ...problem("notGovernmental", at, { got, want }), attestable: got }];
}

/** Whether a registry names no port, or a valid one. */
function portOf(registry: string): boolean {
  const [, port = "1"] = /^[^/:]+:(\d+)/.exec(registry) ?? [];
  return Number(port) >= 1 && Number(port) <= 65535;
}

function sharedDomains(at: PropertyKey[], got: string, key: string, { sites }: Alliance) {
  return Object.entries(sites)
    .filter(([site]) => site < key)
    .flatMap(([site, { workloads }]) =>
      workloads.domains
        .filter((other) => isUnderDomain(got, other) || isUnderDomain(other, got))
        .map((other) => problem("domainShared", at, { got, other, site })),
    );
}
