/** The texts of `estate review`. */
import type { Message } from "../../output/message.ts";
import type { ChangedFile, Effect, Figure, Kind, ReviewedViolation, Way } from "./model.ts";

export const TEXTS = {
  description: {
    fr: "revue d'un changement : ce qui change pour chaque locataire, les violations nouvelles, qui doit signer",
    en: "review of a change: what changes for each tenant, new violations, whose signature is needed",
  },
  range: {
    fr: "les deux révisions, BASE..HEAD ; BASE...HEAD : depuis leur ancêtre commun",
    en: "the two revisions, BASE..HEAD; BASE...HEAD: since their common ancestor",
  },
  format: {
    fr: "markdown, json ou sarif ; sinon markdown",
    en: "markdown, json or sarif; else markdown",
  },
  output: {
    fr: "fichier à écrire ; sinon la sortie standard",
    en: "file to write; else standard output",
  },
  today: {
    fr: "jour de l'évaluation (UTC), AAAA-MM-JJ ; sinon aujourd'hui",
    en: "day of the evaluation (UTC), YYYY-MM-DD; else today",
  },
  wrongRange: {
    fr: "reçu {range}, attendu deux révisions : BASE..HEAD",
    en: "got {range}, want two revisions: BASE..HEAD",
  },
  noAncestor: {
    fr: "{base} et {head} n'ont aucun ancêtre commun ; donnez BASE..HEAD",
    en: "{base} and {head} have no common ancestor; give BASE..HEAD",
  },
  noEstate: {
    fr: "ni {base} ni {head} n'a {path} : il n'y a rien à comparer",
    en: "neither {base} nor {head} has {path}: there is nothing to compare",
  },
} as const satisfies Record<string, Message>;

export const MARKDOWN = {
  title: { fr: "Revue du parc", en: "Review of the estate" },
  evaluated: { fr: "évalué le {today}", en: "evaluated on {today}" },
  failed: {
    fr: "{count, plural, one {# violation nouvelle : ce changement est rejeté.} other {# violations nouvelles : ce changement est rejeté.}}",
    en: "{count, plural, one {# new violation: this change is rejected.} other {# new violations: this change is rejected.}}",
  },
  passed: { fr: "Aucune violation nouvelle.", en: "No new violation." },
  nothing: {
    fr: "Rien ne change : les données du parc sont les mêmes.",
    en: "Nothing changes: the estate's data are the same.",
  },
  reformatted: {
    fr: "{count, plural, one {# fichier n'a changé que de forme} other {# fichiers n'ont changé que de forme}}",
    en: "{count, plural, one {# file changed in form only} other {# files changed in form only}}",
  },
  summary: {
    fr: "{tenants, plural, one {# locataire} other {# locataires}}, {files, plural, one {# fichier du parc} other {# fichiers du parc}}",
    en: "{tenants, plural, one {# tenant} other {# tenants}}, {files, plural, one {# file of the estate} other {# files of the estate}}",
  },
  signatures: { fr: "Signatures nécessaires", en: "Signatures needed" },
  states: { fr: "Violations : {states}.", en: "Violations: {states}." },
  noSignature: { fr: "Aucune.", en: "None." },
  changes: { fr: "Changements", en: "Changes" },
  ways: { fr: "Passages vers l'extérieur du locataire", en: "Ways out of the tenant" },
  figures: { fr: "Capacité, disponibilité, énergie", en: "Capacity, availability, energy" },
  violations: { fr: "Violations", en: "Violations" },
  notAssessed: { fr: "Non examiné", en: "Not assessed" },
  more: {
    fr: "et {count, number} de plus : tout est dans la revue en JSON",
    en: "and {count, number} more: the review in JSON has them all",
  },
  otherFiles: {
    fr: "{count, plural, one {# autre fichier change} other {# autres fichiers changent}}",
    en: "{count, plural, one {# other file changes} other {# other files change}}",
  },
  opened: { fr: "ouvert", en: "opened" },
  closed: { fr: "fermé", en: "closed" },
  absent: { fr: "absent", en: "absent" },
  before: { fr: "avant", en: "before" },
  after: { fr: "après", en: "after" },
} as const satisfies Record<string, Message>;

export const EFFECT: Readonly<Record<Effect, Message>> = {
  deletes: { fr: "supprime", en: "deletes" },
  replaces: { fr: "remplace", en: "replaces" },
  rollsNodes: { fr: "renouvelle les nœuds", en: "rolls nodes" },
  unknown: { fr: "effet non examiné", en: "effect not assessed" },
  inPlace: { fr: "sur place", en: "in place" },
  creates: { fr: "crée", en: "creates" },
  nothing: { fr: "sans effet sur les ressources", en: "no effect on resources" },
};

export const STATUS: Readonly<Record<ChangedFile["status"], Message>> = {
  added: { fr: "nouveau", en: "new" },
  removed: { fr: "supprimé", en: "removed" },
  renamed: { fr: "renommé", en: "renamed" },
  changed: { fr: "modifié", en: "changed" },
  reformatted: { fr: "forme seulement", en: "form only" },
  unreadable: { fr: "illisible", en: "unreadable" },
};

export const STATE = {
  new: { fr: "{count, plural, one {# nouvelle} other {# nouvelles}}", en: "{count, number} new" },
  unchanged: {
    fr: "{count, plural, one {# déjà présente} other {# déjà présentes}}",
    en: "{count, number} there before",
  },
  absent: {
    fr: "{count, plural, one {# disparue} other {# disparues}}",
    en: "{count, number} gone",
  },
} as const satisfies Record<string, Message>;

/** One violation's state. */
export const ONE_STATE: Readonly<Record<ReviewedViolation["state"], Message>> = {
  new: { fr: "nouvelle", en: "new" },
  unchanged: { fr: "déjà présente", en: "there before" },
  absent: { fr: "disparue", en: "gone" },
};

export const SUBJECT: Readonly<Record<Figure["subject"], Message>> = {
  capacity: { fr: "capacité", en: "capacity" },
  availability: { fr: "disponibilité", en: "availability" },
  energy: { fr: "énergie", en: "energy" },
};

export const REACH: Readonly<Record<Way["reach"], Message>> = {
  internet: { fr: "Internet", en: "the Internet" },
  government: { fr: "réseau de l'État", en: "the government's network" },
  proxy: { fr: "mandataire web", en: "web proxy" },
  otherTenant: { fr: "autre locataire", en: "another tenant" },
  otherSite: { fr: "autre site", en: "another site" },
  prefix: { fr: "préfixe", en: "prefix" },
};

export const DIRECTION: Readonly<Record<Way["direction"], Message>> = {
  out: { fr: "sortie", en: "out" },
  in: { fr: "entrée", en: "in" },
  copy: { fr: "copie", en: "copy" },
};

export const KIND: Readonly<Record<Kind, Message>> = {
  tenant: { fr: "locataire", en: "tenant" },
  site: { fr: "site", en: "site" },
  facility: { fr: "bâtiment", en: "facility" },
  alliance: { fr: "registre", en: "registry" },
  repatriation: { fr: "rapatriement", en: "repatriation" },
  waivers: { fr: "dérogations", en: "waivers" },
};

export const NOT_ASSESSED = {
  program: {
    fr: "Ce que le programme crée, selon les règles : « estate preview », avec le paquet de règles.",
    en: "What the program makes, by the rules: `estate preview`, with the policy pack.",
  },
  clouds: {
    fr: "Ce qui est en service et dans les états enregistrés : seuls des fichiers ont été lus.",
    en: "What is deployed and in recorded states: only files were read.",
  },
  figures: {
    fr: "Capacité, disponibilité, énergie : les fichiers d'un des deux côtés ont des problèmes.",
    en: "Capacity, availability, energy: the files of one side have issues.",
  },
  unreadable: {
    fr: "Les changements des fichiers illisibles.",
    en: "The changes of unreadable files.",
  },
  unknown: {
    fr: "Certains effets : aucune table ne les donne ; voyez « estate preview ».",
    en: "Some effects: no table has them; see `estate preview`.",
  },
  others: {
    fr: "L'effet des autres fichiers : programme, réglages, chaîne d'intégration, pages.",
    en: "The effect of the other files: program, settings, pipeline, pages.",
  },
} as const satisfies Record<string, Message>;
