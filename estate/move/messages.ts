/** Messages of `estate move`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "affiche les étapes du déménagement d'un locataire, sans interruption ; --finish déplace son fichier",
    en: "prints the steps of a tenant's move, without interruption; --finish moves its file",
  },
  tenant: {
    fr: "le locataire, tel qu'il est hébergé : <site>/<locataire>",
    en: "the tenant where it is hosted: <site>/<tenant>",
  },
  finish: {
    fr: "dernière étape : déplace le fichier vers le nouveau site ; le fichier de l'ancien ordonne la suppression",
    en: "the last step: moves the file to the new site; the old site's file orders the deletion",
  },
  approvedBy: {
    fr: "avec --finish : la personne qui approuve la suppression de l'ancien domicile, telle qu'elle figure sous offices dans alliance.yaml",
    en: "with --finish: the person who approves deleting the old home, as listed under offices in alliance.yaml",
  },
  noApprover: {
    fr: "--finish supprime l'ancien domicile : attendu --approved-by, une personne d'un bureau de {owner} : {allowed}",
    en: "--finish deletes the old home: want --approved-by, a person of an office of {owner}: {allowed}",
  },
  unknownApprover: {
    fr: "reçu --approved-by {got}, attendu une personne d'un bureau de {owner} : {allowed}",
    en: "got --approved-by {got}, want a person of an office of {owner}: {allowed}",
  },
  dryRun: { fr: "montre ce que --finish changerait", en: "shows what --finish would change" },
  noTenant: {
    fr: "reçu {got}, attendu <site>/<locataire> d'un site ouvert",
    en: "got {got}, want <site>/<tenant> of an open site",
  },
  notMoving: {
    fr: "{got} ne déménage pas : écrivez « movesTo: <site> » dans {file}, puis relancez",
    en: "{got} does not move: write `movesTo: <site>` into {file}, then run again",
  },
  unsound: {
    fr: "{count, plural, one {# problème} other {# problèmes}} dans les fichiers du parc ; rien n'a été écrit",
    en: "{count, plural, one {# issue} other {# issues}} in the estate's files; nothing was written",
  },
  noContract: {
    fr: "aucun contrat en vigueur ne laisse copier les données {dataClass} de {owner} de {from} vers {to} ; rien n'a été écrit",
    en: "no contract in force lets data {dataClass} of {owner} be copied from {from} to {to}; nothing was written",
  },
  head: {
    fr: "{tenant} : de {from} vers {to} ; données {dataClass} de {owner}",
    en: "{tenant}: from {from} to {to}; data {dataClass} of {owner}",
  },
  make: {
    fr: "1. Le nouveau domicile d'abord : la pile de {to} le crée à côté de l'ancien, qui sert toujours.",
    en: "1. The new home first: the stack of {to} creates it beside the old one, which still serves.",
  },
  makeHow: {
    fr: "     npx estate check {to}, puis la mise à jour de la pile {to} (en répétition : make up SITE={to})",
    en: "     npx estate check {to}, then an update of the stack {to} (in a rehearsal: make up SITE={to})",
  },
  segment: { fr: "     segment {name} : {old} → {new}", en: "     segment {name}: {old} → {new}" },
  copy: {
    fr: "2. Les données ensuite, sous le contrat {contracts} (jusqu'au {end}), vers {endpoints} ; comparez avant de continuer.",
    en: "2. The data next, under the contract {contracts} (until {end}), to {endpoints}; compare before you go on.",
  },
  copyBlocked: {
    fr: "2. Les données ensuite : BLOQUÉ, aucun contrat en vigueur de {from} vers {to} ne couvre les données {dataClass} de {owner} (alliance.yaml, contracts, contresigné par les deux sites).",
    en: "2. The data next: BLOCKED, no contract in force from {from} to {to} covers data {dataClass} of {owner} (alliance.yaml, contracts, countersigned by both sites).",
  },
  switch: {
    fr: "3. Le trafic : les noms du locataire mènent aux nouvelles adresses ; l'ancien domicile reste, pour revenir en arrière.",
    en: "3. The traffic: the tenant's names lead to the new addresses; the old home stays, so that you can go back.",
  },
  flow: {
    fr: "     {site}/{tenant}, flux {flow} : nomme {old}, à changer en {new}",
    en: "     {site}/{tenant}, flow {flow}: names {old}, to be changed to {new}",
  },
  finishStep: {
    fr: "4. L'ancien domicile en dernier : npx estate move {from}/{tenant} --finish --approved-by <qui l'approuve>, puis la pile de {to} (rien à changer) et celle de {from} (qui le supprime).",
    en: "4. The old home last: npx estate move {from}/{tenant} --finish --approved-by <who approves it>, then the stack of {to} (nothing to change) and that of {from} (which removes it).",
  },
  makes: { fr: "  crée     {file}", en: "  creates  {file}" },
  rewrites: {
    fr: "  réécrit  {file} : les plateformes destinées à {tenant} vont désormais à {to}",
    en: "  rewrites {file}: platforms meant for {tenant} now go to {to}",
  },
  retires: {
    fr: "  retire   {file} : supprimé par la prochaine mise à jour, puis le fichier peut partir",
    en: "  retires  {file}: the next update deletes it, then the file can go",
  },
  finished: {
    fr: "d'abord la pile de {to} (aucun changement attendu), puis celle de {from}, qui supprime l'ancien domicile",
    en: "first the stack of {to} (no change is expected), then that of {from}, which removes the old home",
  },
} as const satisfies Record<string, Message>;
