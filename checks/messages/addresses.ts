/** Addresses and ports that are in use or out of range. */

import type { IssueText } from "../../estate/issue-text.ts";
import { GOTS } from "../../estate/messages/shape.ts";

export const ADDRESSES = {
  overlap: {
    got: { fr: "{prefix}, qui chevauche {others}", en: "{prefix}, which overlaps {others}" },
    want: { fr: "des adresses que rien d'autre n'utilise", en: "addresses that are not in use" },
    remediation: {
      fr: "Premier préfixe libre de cette taille dans les réserves du site : {free}.",
      en: "First free prefix of this size in the site's pools: {free}.",
    },
  },
  planOverlap: {
    got: { fr: "{prefix}, qui chevauche {others}", en: "{prefix}, which overlaps {others}" },
    want: {
      fr: "des plans d'adressage et des réserves disjoints",
      en: "address plans and pools that do not overlap",
    },
  },
  hostBits: {
    got: GOTS.value,
    want: { fr: "{network}, l'adresse du réseau", en: "{network}, the network's address" },
  },
  prefixLength: {
    got: { fr: "{got}, de longueur /{length}", en: "{got}, of length /{length}" },
    want: {
      fr: "une longueur entre /{shortest} et /{longest}",
      en: "a length between /{shortest} and /{longest}",
    },
  },
  outsidePools: {
    got: GOTS.value,
    want: {
      fr: "un préfixe dans les réserves du site : {allowed}",
      en: "a prefix inside the site's pools: {allowed}",
    },
    remediation: {
      fr: "Premier préfixe libre de cette taille : {free}.",
      en: "First free prefix of this size: {free}.",
    },
  },
  outsidePlan: {
    got: GOTS.value,
    want: {
      fr: "une adresse du plan du site : {allowed}",
      en: "an address of the site's plan: {allowed}",
    },
    remediation: {
      fr: "Le plan de chaque site est dans alliance.yaml, sous sites.<site>.addresses.",
      en: "Each site's plan is in alliance.yaml, under sites.<site>.addresses.",
    },
  },
  anothersPlan: {
    got: {
      fr: "{got}, du plan de {owner} ({other})",
      en: "{got}, of {owner}'s plan ({other})",
    },
    want: {
      fr: "une adresse du plan du site : {allowed}",
      en: "an address of the site's plan: {allowed}",
    },
    remediation: {
      fr: "Deux sites qui ont la même adresse ne peuvent plus se joindre : demandez à {owner}, ou prenez une adresse de votre plan.",
      en: "Two sites with the same address can no longer reach each other: ask {owner}, or take an address from your own plan.",
    },
  },
  anothersSite: {
    got: {
      fr: "{got}, qui recoupe le plan de {owner} ({other})",
      en: "{got}, which overlaps {owner}'s plan ({other})",
    },
    want: {
      fr: "un préfixe des réseaux gouvernementaux, hors du plan des autres sites",
      en: "a prefix of government networks, outside the plan of every other site",
    },
    remediation: {
      fr: "Un réseau gouvernemental ne mène pas à un autre site : pour joindre un autre site, déclarez un flux vers son préfixe, sous un contrat.",
      en: "A government network does not lead to another site: to reach another site, declare a flow to its prefix, under a contract.",
    },
  },
  serviceInPool: {
    got: { fr: "{got}, dans une réserve des locataires", en: "{got}, inside a tenants' pool" },
    want: { fr: "une adresse hors de {allowed}", en: "an address outside {allowed}" },
  },
  administrationInPool: {
    got: {
      fr: "{got}, qui recoupe une réserve des locataires",
      en: "{got}, which overlaps a tenants' pool",
    },
    want: {
      fr: "le plan entier d'un site, ou un préfixe hors de {allowed}",
      en: "the whole plan of a site, or a prefix outside {allowed}",
    },
  },
  notPrivate: {
    got: GOTS.value,
    want: {
      fr: "un préfixe privé, car ce réseau ne mène qu'aux réseaux gouvernementaux",
      en: "a private prefix, because this network leads to government networks only",
    },
    remediation: {
      fr: "Utilisez 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 ou fc00::/7, ou écrivez reach: internet.",
      en: "Use 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7, or write reach: internet.",
    },
  },
  portRange: {
    got: {
      fr: "les ports {range}, déjà pris par {other}",
      en: "ports {range}, already taken by {other}",
    },
    want: {
      fr: "{count, plural, one {# port} other {# ports}} à soi seul",
      en: "{count, plural, one {# port} other {# ports}} of its own",
    },
    remediation: {
      fr: "Espacez les premiers ports d'au moins {count}.",
      en: "Keep first ports at least {count} apart.",
    },
  },
} as const satisfies Record<string, IssueText>;
