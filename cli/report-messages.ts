/** Messages common to all reports. */
import type { Message } from "../output/message.ts";

export const TEXTS = {
  site: { fr: "un seul site ; sinon tous les sites ouverts", en: "one site; else every open site" },
  svg: {
    fr: "écrit aussi une image (SVG) dans ce fichier",
    en: "also writes a picture (SVG) to this file",
  },
  noAlliance: {
    fr: "estate: reçu {root}, attendu un dossier qui contient alliance.yaml",
    en: "estate: got {root}, want a folder that holds alliance.yaml",
  },
  noSite: {
    fr: "estate: reçu le site {site}, attendu l'un des sites ouverts {allowed}",
    en: "estate: got the site {site}, want one of the open sites {allowed}",
  },
  notWritten: {
    fr: "estate: {file} n'a pas pu être écrit : {reason}",
    en: "estate: {file} could not be written: {reason}",
  },
  issues: {
    fr: "estate: {count, plural, one {# problème} other {# problèmes}} dans les fichiers du parc : rien n'est calculé",
    en: "estate: {count, plural, one {# issue} other {# issues}} in the estate's files: nothing is computed",
  },
} as const satisfies Record<string, Message>;
