/** The texts of `estate changes`. */
import type { Message } from "../../output/message.ts";
import type { WaiverChange } from "./model.ts";

export const TEXTS = {
  description: {
    fr: "ce qui a changé depuis un jour ou une révision, par locataire et par règle, et qui l'a approuvé",
    en: "what changed since a day or a revision, by tenant and by rule, and who approved it",
  },
  site: { fr: "un seul site ; sinon tous", en: "one site; else all" },
  since: {
    fr: "premier jour de la période (UTC), AAAA-MM-JJ, ou une révision de git",
    en: "first day of the period (UTC), YYYY-MM-DD, or a revision of git",
  },
  updates: {
    fr: "sortie de « pulumi stack history --json », fichier ou - : les mises à jour enregistrées",
    en: "output of `pulumi stack history --json`, file or -: the recorded updates",
  },
  format: { fr: "text, json ou html ; sinon text", en: "text, json or html; else text" },
  output: {
    fr: "fichier à écrire ; sinon la sortie standard",
    en: "file to write; else standard output",
  },
  today: {
    fr: "jour de l'évaluation (UTC) et dernier de la période, AAAA-MM-JJ ; sinon aujourd'hui",
    en: "day of the evaluation (UTC) and last of the period, YYYY-MM-DD; else today",
  },
  wrongDay: {
    fr: "reçu le jour {given}, attendu un jour du calendrier : AAAA-MM-JJ",
    en: "got the day {given}, want a day of the calendar: YYYY-MM-DD",
  },
  laterDay: {
    fr: "reçu le jour {given}, attendu {today} ou un jour d'avant",
    en: "got the day {given}, want {today} or an earlier day",
  },
  shallowDay: {
    fr: "l'histoire de cette copie partielle ne remonte pas au {given} ; prenez toute l'histoire : git fetch --unshallow",
    en: "the history of this shallow clone does not go back to {given}; fetch the whole history: git fetch --unshallow",
  },
  noCommit: { fr: "le commit {commit} est illisible", en: "the commit {commit} cannot be read" },
  noSite: {
    fr: "reçu le site {site}, attendu un site qui a des fichiers : {want}",
    en: "got the site {site}, want a site that has files: {want}",
  },
  noJson: {
    fr: "{file}:{line} : ce n'est pas du JSON ; attendu la sortie de « pulumi stack history --json »",
    en: "{file}:{line}: this is not JSON; want the output of `pulumi stack history --json`",
  },
  strangeUpdates: {
    fr: "{file}:{line} : une clé deux fois, ou trop de niveaux, que Pulumi n'écrirait pas",
    en: "{file}:{line}: a key twice, or too many levels, which Pulumi would not write",
  },
  wrongUpdate: {
    fr: "{file}:{line} : {path} : {reason} ; attendu la sortie de « pulumi stack history --json »",
    en: "{file}:{line}: {path}: {reason}; want the output of `pulumi stack history --json`",
  },
  begins: {
    fr: "L'histoire de HEAD commence dans la période, le {day} : tout est nouveau.",
    en: "HEAD's history begins within the period, on {day}: all of it is new.",
  },
  backdated: {
    fr: "{count, plural, one {# commit de la période est daté} other {# commits de la période sont datés}} d'avant le {day} ; l'ordre de l'histoire décide.",
    en: "{count, plural, one {# commit of the period is dated} other {# commits of the period are dated}} before {day}; the order of history decides.",
  },
  aside: {
    fr: "{given} n'est pas dans l'histoire de HEAD : les fichiers des deux côtés sont comparés, et les commits sont ceux de HEAD que {given} n'a pas.",
    en: "{given} is not in HEAD's history: the files of both sides are compared, and the commits are those of HEAD that {given} does not have.",
  },
  shallow: {
    fr: "Copie partielle : les commits plus anciens manquent (git fetch --unshallow).",
    en: "Shallow clone: older commits are missing (git fetch --unshallow).",
  },
  noUpdates: {
    fr: "Le fichier n'a aucune mise à jour.",
    en: "The file has no update.",
  },
  cutUpdates: {
    fr: "Le fichier commence à la version {version}, dans la période : des mises à jour plus anciennes peuvent manquer (pulumi stack history --json --page-size 1000).",
    en: "The file begins with version {version}, within the period: earlier updates may be missing (pulumi stack history --json --page-size 1000).",
  },
} as const satisfies Record<string, Message>;

export const DOCUMENT = {
  title: { fr: "Changements du parc", en: "Changes of the estate" },
  period: { fr: "Du {from} au {today}", en: "From {from} to {today}" },
  ofSite: { fr: "Site {site} seulement", en: "Site {site} only" },
  revisions: {
    fr: "Révisions : {base} à {head} ({day})",
    en: "Revisions: {base} to {head} ({day})",
  },
  nothingBefore: { fr: "aucune", en: "none" },
  summary: {
    fr: "{commits, plural, one {# commit} other {# commits}}, {tenants, plural, one {# locataire} other {# locataires}}, {files, plural, one {# fichier} other {# fichiers}}",
    en: "{commits, plural, one {# commit} other {# commits}}, {tenants, plural, one {# tenant} other {# tenants}}, {files, plural, one {# file} other {# files}}",
  },
  violations: {
    fr: "Violations : {new, plural, one {# nouvelle} other {# nouvelles}}, {gone, plural, one {# disparue} other {# disparues}}, {unchanged, plural, one {# déjà présente} other {# déjà présentes}}",
    en: "Violations: {new, number} new, {gone, number} gone, {unchanged, number} there before",
  },
  waivers: {
    fr: "Dérogations : {begun, plural, one {# commencée} other {# commencées}}, {ended, plural, one {# terminée} other {# terminées}}",
    en: "Waivers: {begun, number} begun, {ended, number} ended",
  },
  updatesCount: {
    fr: "Mises à jour enregistrées : {count, number}",
    en: "Recorded updates: {count, number}",
  },
  nothing: { fr: "Aucun changement.", en: "No change." },
  byTenant: { fr: "Par locataire", en: "By tenant" },
  others: { fr: "Sites et alliance", en: "Sites and alliance" },
  byRule: { fr: "Par règle", en: "By rule" },
  approvedCount: {
    fr: "Accords dans les messages des commits : {approved, number} de {files, plural, one {# fichier} other {# fichiers}}",
    en: "Approvals in the messages of commits: {approved, number} of {files, plural, one {# file} other {# files}}",
  },
  commits: { fr: "Commits", en: "Commits" },
  reverted: { fr: "Changés, puis comme avant", en: "Changed, then as before" },
  updates: { fr: "Mises à jour enregistrées", en: "Recorded updates" },
  notes: { fr: "Sur la période", en: "About the period" },
  notAssessed: { fr: "Non examiné", en: "Not assessed" },
  absent: { fr: "absent", en: "absent" },
  way: { fr: "passage {change}", en: "way {change}" },
  inCommits: { fr: "commits : {commits}", en: "commits: {commits}" },
  approval: { fr: "accord : {approval}", en: "approval: {approval}" },
  noApproval: {
    fr: "accord : aucun dans les messages de ces commits",
    en: "approval: none in the messages of these commits",
  },
  author: { fr: "auteur {author}", en: "author {author}" },
  committer: { fr: "enregistré par {committer}", en: "committed by {committer}" },
  merge: { fr: "fusion", en: "merge" },
  mergedBy: { fr: "fusionné par {commit}", en: "merged by {commit}" },
  signature: {
    fr: "porte une signature, non vérifiée",
    en: "carries a signature, not verified",
  },
  noSignature: { fr: "sans signature", en: "no signature" },
  new: { fr: "violation nouvelle", en: "new violation" },
  gone: { fr: "violation disparue", en: "violation gone" },
  waiver: {
    fr: "dérogation {key} ({how}) : {start} à {expiry}, {ticket}",
    en: "waiver {key} ({how}): {start} to {expiry}, {ticket}",
  },
  waiverPeople: {
    fr: "approuvée par {approver} ; porteur du risque : {owner}",
    en: "approved by {approver}; owner of the risk: {owner}",
  },
  waiverCommit: { fr: "commit {commit}", en: "commit {commit}" },
  update: {
    fr: "version {version, number}, {kind}, {result}, {start}",
    en: "version {version, number}, {kind}, {result}, {start}",
  },
  updateEnd: {
    fr: "version {version, number}, {kind}, {result}, {start} à {end}",
    en: "version {version, number}, {kind}, {result}, {start} to {end}",
  },
  resources: { fr: "ressources : {changes}", en: "resources: {changes}" },
  revision: { fr: "révision {revision}", en: "revision {revision}" },
  noRevision: { fr: "révision inconnue", en: "revision unknown" },
  notInHistory: {
    fr: "révision {revision}, absente de l'histoire de HEAD",
    en: "revision {revision}, not in HEAD's history",
  },
  uncommitted: {
    fr: "avec des changements sans commit",
    en: "with changes that were not committed",
  },
  from: { fr: "Source : {source}", en: "Source: {source}" },
  noneInPeriod: { fr: "Aucune dans la période.", en: "None in the period." },
  skip: { fr: "Aller au contenu", en: "Skip to the content" },
  subject: { fr: "Objet", en: "Subject" },
  day: { fr: "Jour", en: "Day" },
  commit: { fr: "Commit", en: "Commit" },
  people: { fr: "Personnes", en: "People" },
  trailers: { fr: "Accords et signatures", en: "Approvals and signatures" },
  file: { fr: "Fichier", en: "File" },
  changes: { fr: "Changements", en: "Changes" },
  approved: { fr: "Accords", en: "Approvals" },
  rule: { fr: "Règle", en: "Rule" },
  findings: { fr: "Violations et dérogations", en: "Violations and waivers" },
  made: { fr: "Établi par {name} {version}.", en: "Made by {name} {version}." },
} as const satisfies Record<string, Message>;

export const HOW: Readonly<Record<WaiverChange["how"], Message>> = {
  entered: { fr: "inscrite", en: "entered" },
  started: { fr: "commencée", en: "started" },
  removed: { fr: "retirée ou remplacée", en: "removed or replaced" },
  expired: { fr: "échue", en: "expired" },
};

export const NOT_ASSESSED = {
  approvals: {
    fr: "Les accords donnés sur la plateforme : seuls les messages des commits ont été lus, et leur auteur les écrit. Auteurs, dates et accords ne sont pas vérifiés.",
    en: "Approvals on the platform: only the messages of commits were read, which their author writes. Authors, dates and approvals are not verified.",
  },
  needed: {
    fr: "De qui l'accord était nécessaire : « estate review BASE..HEAD ».",
    en: "Whose agreement was needed: `estate review BASE..HEAD`.",
  },
  signatures: {
    fr: "Les signatures des commits : leur présence est montrée, aucune n'a été vérifiée.",
    en: "Signatures of commits: it is shown whether there is one, and none was verified.",
  },
  updates: {
    fr: "Quand il y a eu un déploiement : sans --updates, aucune mise à jour enregistrée n'a été lue.",
    en: "When there was a deployment: without --updates, no recorded update was read.",
  },
  given: {
    fr: "Les mises à jour d'autres piles que celle du fichier, et l'authenticité de ce fichier.",
    en: "Updates of other stacks than the file's, and whether the file is authentic.",
  },
  byHand: {
    fr: "Ce qui a été changé à la main dans un nuage : « estate drift ».",
    en: "What was changed by hand in a cloud: `estate drift`.",
  },
  program: {
    fr: "Ce que le programme crée à partir des fichiers, et ses règles : « estate preview » et « estate audit ».",
    en: "What the program makes from the files, and its rules: `estate preview` and `estate audit`.",
  },
  preview: {
    fr: "Ce que le programme créerait à partir des fichiers de HEAD : « estate preview ».",
    en: "What the program would make from HEAD's files: `estate preview`.",
  },
  workTree: {
    fr: "Les changements de l'arbre de travail qui ne sont dans aucun commit.",
    en: "Changes of the work tree that are in no commit.",
  },
  otherSites: {
    fr: "Les fichiers des autres sites, et leurs locataires qui ont ici leur site de secours.",
    en: "Files of other sites, and their tenants that have their standby here.",
  },
} as const satisfies Record<string, Message>;
