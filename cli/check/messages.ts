/** What `estate check` says. */
import type { Message } from "../../sovereignty/text.ts";

export const TEXTS = {
  description: {
    fr: "vérifie les fichiers du domaine : forme, références, adresses, quotas, loi",
    en: "checks the estate's files: shape, references, addresses, quotas, law",
  },
  site: { fr: "un seul site ; sinon tous les sites ouverts", en: "one site; else every open site" },
  fine: {
    fr: "{site} : {tenants} locataire(s){standing}, {segments} segment(s), {flows} flux, {clusters} cluster(s), {cores} cœur(s) promis sur {capacity} : aucun problème",
    en: "{site}: {tenants} tenant(s){standing}, {segments} segment(s), {flows} flow(s), {clusters} cluster(s), {cores} of {capacity} cores promised: no issue",
  },
  refused: {
    fr: "{count} problème(s) dans {files} fichier(s)",
    en: "{count} issue(s) in {files} file(s)",
  },
  attested: {
    fr: "attesté, {at} : {by}, {date} : {why}",
    en: "attested, {at}: {by}, {date}: {why}",
  },
  unattested: {
    fr: "à attester, {at} : suffit à une répétition, à aucun vrai site",
    en: "still to be attested, {at}: enough for a rehearsal, for no real site",
  },
  afterwards: { fr: "après la suppression : ", en: "after the deletion: " },
  nothing: {
    fr: "aucun site n'est ouvert : rien n'a été vérifié",
    en: "no site is open: nothing was checked",
  },
  noAlliance: {
    fr: "reçu {root}, attendu un dossier qui contient alliance.yaml",
    en: "got {root}, want a folder that holds alliance.yaml",
  },
  noSite: {
    fr: "reçu le site {site}, attendu l'un des sites {allowed}",
    en: "got the site {site}, want one of the sites {allowed}",
  },
} as const satisfies Record<string, Message>;
