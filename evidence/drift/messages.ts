/** Messages on files that should hold a drift report, for each command that reads them. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  option: {
    fr: "rapport d'écarts d'un site (estate drift SITE --format json), - pour l'entrée standard ; une option par site",
    en: "drift report of a site (estate drift SITE --format json), - for standard input; one option a site",
  },
  want: {
    fr: "un rapport de « estate drift SITE --format json »",
    en: "a report of `estate drift SITE --format json`",
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
