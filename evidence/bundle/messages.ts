/** Texts of `estate evidence` and of a bundle's documents. */
import type { Message } from "../../output/message.ts";
import type { ControlResult } from "./controls.ts";

export const TEXTS = {
  description: {
    fr: "écrit les preuves d'un site, en dossier et en archive : OSCAL, SARIF, déclaration de conformité, nomenclatures, empreintes ; --key les signe",
    en: "writes a site's evidence as a folder and an archive: OSCAL, SARIF, compliance statement, bills of materials, digests; --key signs it",
  },
  site: { fr: "le site", en: "the site" },
  folder: {
    fr: "dossier à créer ; l'archive est à côté, en .tar",
    en: "folder to create; the archive is beside it, as .tar",
  },
  state: {
    fr: "état écrit par « pulumi stack export » ; par défaut celui de la répétition du site",
    en: "state written by `pulumi stack export`; by default that of the site's rehearsal",
  },
  backend: {
    fr: "URL où l'état est conservé, évaluée elle aussi",
    en: "URL where the state is kept; it is evaluated as well",
  },
  asOf: { fr: "jour des preuves (UTC), AAAA-MM-JJ", en: "day of the evidence (UTC), YYYY-MM-DD" },
  key: {
    fr: "clé SSH d'un bureau, qui signe par ssh-keygen ; plusieurs fois pour plusieurs bureaux",
    en: "SSH key of an office, which signs by ssh-keygen; several times for several offices",
  },
  drift: {
    fr: "rapport d'écarts du site (estate drift SITE --format json), - pour l'entrée standard ; sans lui, les écarts ne sont pas évalués",
    en: "drift report of the site (estate drift SITE --format json), - for standard input; without it, drift is not assessed",
  },
  olderDrift: {
    fr: "{file} : le rapport d'écarts a lu le nuage le {at}, et {state} a été enregistré le {time} ; refaites-le (estate drift {site} --format json)",
    en: "{file}: the drift report read the cloud at {at}, and {state} was recorded at {time}; make it again (estate drift {site} --format json)",
  },
  noState: {
    fr: "{site} n'est pas une répétition ; attendu --state, un fichier écrit par « pulumi stack export »",
    en: "{site} is not a rehearsal; want --state, a file written by `pulumi stack export`",
  },
  nothingRecorded: {
    fr: "{site} : rien d'enregistré ; lancez d'abord « estate up {site} », ou donnez --state",
    en: "{site}: nothing recorded; run `estate up {site}` first, or give --state",
  },
  openJournal: {
    fr: "{site} : un run interrompu a laissé un journal, l'état est incomplet ; lancez « estate up {site} », puis recommencez",
    en: "{site}: an interrupted run left a journal, so the state is incomplete; run `estate up {site}`, then try again",
  },
  notState: {
    fr: "{file} : un plan ; attendu un état, écrit par « pulumi stack export »",
    en: "{file}: a plan; want a state, written by `pulumi stack export`",
  },
  otherSite: {
    fr: "{file} : la pile est celle du site {got} ; attendu {site}",
    en: "{file}: the stack is that of site {got}; want {site}",
  },
  unknownSite: {
    fr: "reçu le site {got}, attendu l'un des sites ouverts {want}",
    en: "got site {got}, want one of the open sites {want}",
  },
  folderUsed: {
    fr: "{folder} : existe déjà ; attendu un dossier qui n'existe pas",
    en: "{folder}: exists already; want a folder that does not exist",
  },
  notWritten: {
    fr: "{file} : écriture impossible ({reason})",
    en: "{file}: could not be written ({reason})",
  },
  noLockFile: {
    fr: "Nomenclature {part} : {file} manque sur cette machine.",
    en: "Bill of materials {part}: {file} is missing on this machine.",
  },
  filesRejected: {
    fr: "{count, plural, one {# problème} other {# problèmes}} dans les fichiers du parc : ils ne donnent pas de déclaration de conformité, et rien n'est écrit",
    en: "{count, plural, one {# issue} other {# issues}} in the estate's files: they give no compliance statement, and nothing is written",
  },
  notOpen: {
    fr: "le site {site} n'est pas ouvert ; attendu l'un de : {want}",
    en: "the site {site} is not open; want one of {want}",
  },
  noDrift: {
    fr: "Rapport d'écarts : aucun n'a été donné (--drift). Non évalué : les écarts.",
    en: "Drift report: none was given (--drift). Not assessed: drift.",
  },
  driftRead: {
    fr: "Nuage lu le {at}, {result} : {findings, plural, one {# écart} other {# écarts}}, {failed, plural, one {# violation sans dérogation que seul le nuage montre} other {# violations sans dérogation que seul le nuage montre}}.",
    en: "Cloud read at {at}, {result}: {findings, plural, one {# difference} other {# differences}}, {failed, plural, one {# violation without a waiver that only the cloud shows} other {# violations without a waiver that only the cloud shows}}.",
  },
  notSigned: {
    fr: "Non signé : « estate verify » le refusera ; donnez --key, la clé SSH d'un bureau.",
    en: "Not signed: `estate verify` will reject it; give --key, the SSH key of an office.",
  },
  signed: {
    fr: "Signé par {office} ({fingerprint}).",
    en: "Signed by {office} ({fingerprint}).",
  },
  signedHere: {
    fr: "Signé par cette machine, pour sa répétition ({fingerprint}) : aucun bureau du pays ({country}) n'a de clé. Cela ne prouve rien à d'autres ; pour un site réel, voyez docs/evidence.fr.md.",
    en: "Signed by this machine, for its rehearsal ({fingerprint}): no office of the country ({country}) has a key. This proves nothing to others; for a real site, see docs/evidence.md.",
  },
  written: {
    fr: "{folder} et {archive} : {count, plural, one {# fichier} other {# fichiers}}, au {day}. Résultat : {result}.",
    en: "{folder} and {archive}: {count, plural, one {# file} other {# files}}, as of {day}. Result: {result}.",
  },
  notIncluded: { fr: "Ne contient pas : {what}", en: "Not included: {what}" },
} as const satisfies Record<string, Message>;

/** The result of a control, in words. */
export const RESULT_TEXTS: Readonly<Record<ControlResult, Message>> = {
  satisfied: { fr: "satisfaite", en: "satisfied" },
  notSatisfied: { fr: "non satisfaite", en: "not satisfied" },
  waived: { fr: "sous dérogation", en: "waived" },
  notAssessed: { fr: "non évaluée", en: "not assessed" },
};

/** The result of a drift report, in words. */
export const DRIFT_TEXTS: Readonly<Record<"clean" | "drift" | "incomplete", Message>> = {
  clean: { fr: "aucun écart", en: "clean" },
  drift: { fr: "écarts", en: "drift" },
  incomplete: { fr: "lu en partie", en: "read in part" },
};

/** The result of the evidence, in words. */
export const AUDIT_TEXTS: Readonly<Record<"passed" | "failed" | "invalid", Message>> = {
  passed: { fr: "CONFORME", en: "PASSED" },
  failed: { fr: "NON CONFORME", en: "FAILED" },
  invalid: { fr: "NON VALABLE", en: "INVALID" },
};
