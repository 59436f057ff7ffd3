/** Messages on files that should hold a drift report, for each command that reads them. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  option: {
    fr: "rapport d'écarts d'un site (estate drift SITE --format json), - pour l'entrée standard ; une option par site",
    en: "drift report of a site (estate drift SITE --format json), - for standard input; one option a site",
  },
  oneInput: {
    fr: "reçu - plusieurs fois ; attendu un seul fichier de l'entrée standard",
    en: "got - several times; want one file from standard input",
  },
  notJson: {
    fr: "{file} : pas du JSON ; attendu un rapport de « estate drift SITE --format json »",
    en: "{file}: not JSON; want a report of `estate drift SITE --format json`",
  },
  twice: {
    fr: "{file} : reçu la clé {key} deux fois, ou une clé que des lecteurs perdent ; attendu un rapport de « estate drift SITE --format json »",
    en: "{file}: got the key {key} twice, or one that readers lose; want a report of `estate drift SITE --format json`",
  },
  otherShape: {
    fr: "{file} : {at} : pas un rapport d'écarts ; attendu un rapport de « estate drift SITE --format json »",
    en: "{file}: {at}: not a drift report; want a report of `estate drift SITE --format json`",
  },
  otherVersion: {
    fr: "{file} : schemaVersion : reçu {got}, attendu {want} ; refaites le rapport avec cette version",
    en: "{file}: schemaVersion: got {got}, want {want}; make the report again with this version",
  },
  contradicts: {
    fr: "{file} : {at} : reçu {got}, attendu {want}, d'après les constatations du rapport lui-même",
    en: "{file}: {at}: got {got}, want {want}, by the report's own findings",
  },
  otherSite: {
    fr: "{file} : le rapport d'écarts du site {site} ; attendu celui d'un de ces sites : {sites}",
    en: "{file}: the drift report of the site {site}; want that of one of these sites: {sites}",
  },
  twoReports: {
    fr: "{file} : un autre rapport d'écarts du site {site}, après {other} ; attendu un rapport par site",
    en: "{file}: another drift report of the site {site}, after {other}; want one report for each site",
  },
  rehearsalReport: {
    fr: "{file} : le rapport d'écarts d'une répétition de {site} ; {state} est l'état d'un vrai site",
    en: "{file}: the drift report of a rehearsal of {site}; {state} is the state of a real site",
  },
  realReport: {
    fr: "{file} : le rapport d'écarts du vrai site {site} ; {state} est l'état d'une répétition",
    en: "{file}: the drift report of the real site {site}; {state} is the state of a rehearsal",
  },
} as const satisfies Record<string, Message>;
