/** Messages of `estate check`. */
import type { Message } from "../output/message.ts";

export const TEXTS = {
  description: {
    fr: "vérifie les fichiers du parc : forme, références, adresses, quotas, politiques",
    en: "checks the estate's files: shape, references, addresses, quotas, policies",
  },
  site: { fr: "un seul site ; sinon tous les sites ouverts", en: "one site; else every open site" },
  fine: {
    fr: "{site} : {tenants, plural, one {# locataire} other {# locataires}}{standing}, {segments, plural, one {# segment} other {# segments}}, {flows, number} flux, {clusters, plural, one {# cluster} other {# clusters}}, {cores, plural, one {# cœur promis} other {# cœurs promis}} sur {capacity, number} : aucun problème",
    en: "{site}: {tenants, plural, one {# tenant} other {# tenants}}{standing}, {segments, plural, one {# segment} other {# segments}}, {flows, plural, one {# flow} other {# flows}}, {clusters, plural, one {# cluster} other {# clusters}}, {cores, number} of {capacity, plural, one {# core} other {# cores}} promised: no issue",
  },
  issues: {
    fr: "{count, plural, one {# problème} other {# problèmes}} dans {files, plural, one {# fichier} other {# fichiers}}",
    en: "{count, plural, one {# issue} other {# issues}} in {files, plural, one {# file} other {# files}}",
  },
  attested: {
    fr: "attesté, {at} : {by}, {date} : {why}",
    en: "attested, {at}: {by}, {date}: {why}",
  },
  unattested: {
    fr: "à attester, {at} : suffit pour une répétition, pas pour un vrai site",
    en: "still to be attested, {at}: enough for a rehearsal, not for a real site",
  },
  digestOnly: {
    fr: "non évalué, {at} : qui a signé {count, plural, one {# contrat} other {# contrats}} ; aucun bureau de {country} n'a de clé (alliance.yaml, offices.*.signers), l'empreinte seule compte",
    en: "not assessed, {at}: who signed {count, plural, one {# contract} other {# contracts}}; no office of {country} has a key (alliance.yaml, offices.*.signers), so the digest alone counts",
  },
  afterwards: { fr: "après la suppression : ", en: "after the deletion: " },
  nothing: {
    fr: "aucun site n'est ouvert : rien n'a été vérifié",
    en: "no site is open: nothing was checked",
  },
  noSite: {
    fr: "reçu le site {site}, attendu l'un des sites {allowed}",
    en: "got the site {site}, want one of the sites {allowed}",
  },
} as const satisfies Record<string, Message>;
