/** Messages of `estate waivers`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "les dérogations en vigueur, bientôt échues, échues et passées, et qui les a approuvées",
    en: "the waivers in force, ending soon, expired and past, and who approved them",
  },
  title: { fr: "Dérogations au {asOf}", en: "Waivers as of {asOf}" },
  counts: {
    fr: "{inForce, number} en vigueur, dont {expiring, number} pour 30 jours au plus ; {expired, plural, one {# échue} other {# échues}} ; {past, plural, one {# passée} other {# passées}}",
    en: "{inForce, number} in force, {expiring, number} of them for 30 days at most; {expired, number} expired; {past, number} past",
  },
  waiver: { fr: "Dérogation", en: "Waiver" },
  rule: { fr: "Règle", en: "Rule" },
  start: { fr: "Début", en: "Start" },
  end: { fr: "Fin", en: "End" },
  daysLeft: { fr: "Jours restants", en: "Days left" },
  standing: { fr: "État", en: "Status" },
  owner: { fr: "Porteur du risque", en: "Owner of the risk" },
  approver: { fr: "Approuvée par", en: "Approved by" },
  since: { fr: "Inscrite par", en: "Entered by" },
  until: { fr: "Retirée ou remplacée par", en: "Removed or replaced by" },
  inForce: { fr: "en vigueur", en: "in force" },
  expiring: { fr: "échoit bientôt", en: "ends soon" },
  notStarted: { fr: "pas encore commencée", en: "not started" },
  expired: { fr: "échue", en: "expired" },
  faulty: { fr: "fautive", en: "faulty" },
  now: { fr: "Dans le fichier", en: "In the file" },
  past: { fr: "Passées, d'après l'histoire de git", en: "Past, from git's history" },
  problems: { fr: "En faute", en: "At fault" },
  notLookedAt: { fr: "Pas examiné", en: "Not looked at" },
  none: { fr: "aucune", en: "none" },
  commit: { fr: "{commit}, {day}, {author}", en: "{commit}, {day}, {author}" },
  authors: {
    fr: "Auteur et jour d'un commit sont ceux que son auteur a écrits ; les signatures des commits ne sont pas vérifiées.",
    en: "Author and day of a commit are what its author wrote; the signatures of commits are not verified.",
  },
  noHistory: { fr: "l'histoire du fichier : {reason}", en: "the history of the file: {reason}" },
  shallow: {
    fr: "l'histoire avant cette copie partielle : git fetch --unshallow",
    en: "the history before this shallow clone: git fetch --unshallow",
  },
  unreadable: {
    fr: "{count, plural, one {# version illisible} other {# versions illisibles}} du fichier : {commits}",
    en: "{count, plural, one {# unreadable version} other {# unreadable versions}} of the file: {commits}",
  },
} as const satisfies Record<string, Message>;
