/** Messages about the updates that were applied, and the checkouts that they came from. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  supersede: {
    fr: "accepte que cette copie de travail remplace la mise à jour de ce commit, qu'elle ne contient pas ; plusieurs fois possible",
    en: "accepts that this checkout replaces the update of that commit, which it does not contain; may be given several times",
  },
  noCommitId: {
    fr: "le nom d'un commit, 7 chiffres hexadécimaux au moins",
    en: "the name of a commit, at least 7 hexadecimal digits",
  },
  stale: {
    fr: `{site} : ces fichiers n'ont pas tout ce qui a été appliqué, et le plan l'annulerait ; rien n'a été changé. Il manque :
{updates}
  pour le reprendre : {merge} (son opérateur doit l'avoir publié)
  pour le remplacer délibérément : npx estate up {site} {supersede}`,
    en: `{site}: these files lack something that was applied, and the plan would undo it; nothing was changed. Missing:
{updates}
  to take it over: {merge} (its operator must have pushed it)
  to replace it deliberately: npx estate up {site} {supersede}`,
  },
  staleWarning: {
    fr: "attention : cette copie de travail n'a pas ce qui a été appliqué à {site} ({updates}) ; « up » refuserait d'y changer quoi que ce soit : {merge}",
    en: "warning: this checkout lacks what was applied to {site} ({updates}); `up` would reject any change: {merge}",
  },
  update: {
    fr: "{commit} de {author}, le {at}{failed}{uncommitted}",
    en: "{commit} by {author}, on {at}{failed}{uncommitted}",
  },
  last: {
    fr: "dernière mise à jour qui a changé quelque chose : {update}",
    en: "last update that changed something: {update}",
  },
  failed: { fr: ", a échoué en route", en: ", failed on the way" },
  uncommitted: {
    fr: ", avec des modifications hors commit",
    en: ", with uncommitted changes",
  },
  noCommit: { fr: "sans commit", en: "no commit" },
  noAuthor: { fr: "auteur inconnu", en: "an unknown author" },
  notCompared: {
    fr: "la dernière mise à jour de {site} ({update}) n'est pas comparée à ces fichiers : {reason}",
    en: "the last update of {site} ({update}) is not compared with these files: {reason}",
  },
  namesNone: { fr: "elle ne nomme aucun commit", en: "it names no commit" },
  wrongSupersede: {
    fr: "reçu --supersede {given}, attendu {allowed} : le commit d'une mise à jour de {site} que ces fichiers n'ont pas ; rien n'a été changé",
    en: "got --supersede {given}, want {allowed}: the commit of an update of {site} that these files lack; nothing was changed",
  },
  nothingMissing: {
    fr: "reçu --supersede {given}, mais ces fichiers ont tout ce qui a été appliqué à {site} ; relancez sans cette option, rien n'a été changé",
    en: "got --supersede {given}, but these files have all that was applied to {site}; run again without this option, nothing was changed",
  },
} as const satisfies Record<string, Message>;
