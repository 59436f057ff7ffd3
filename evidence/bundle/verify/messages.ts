/** Texts of `estate verify`. */
import type { Message } from "../../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "vérifie des preuves, dossier ou archive : fichiers, signatures, règles, dérogations ; sans réseau",
    en: "verifies evidence, a folder or an archive: files, signatures, rules, waivers; without a network",
  },
  bundle: { fr: "dossier ou archive des preuves", en: "folder or archive of the evidence" },
  alliance: {
    fr: "registre dont les bureaux peuvent signer (stacks/alliance.yaml)",
    en: "registry whose offices may sign (stacks/alliance.yaml)",
  },
  asOf: {
    fr: "jour de la vérification (UTC), AAAA-MM-JJ ; par défaut aujourd'hui",
    en: "day of the verification (UTC), YYYY-MM-DD; today by default",
  },
  require: {
    fr: "pays dont un bureau doit avoir signé, séparés par des virgules ; par défaut celui du site",
    en: "countries of which an office must have signed, separated by commas; by default the site's",
  },
  controls: {
    fr: "montre le résultat de chaque exigence de chaque référentiel",
    en: "shows the result of each control of each framework",
  },
  allowedSigners: {
    fr: "affiche les clés des bureaux pour « ssh-keygen -Y verify », et ne vérifie rien",
    en: "prints the offices' keys for `ssh-keygen -Y verify`, and verifies nothing",
  },
  noBundle: {
    fr: "il manque l'argument bundle ; voir « estate verify --help »",
    en: "the argument bundle is missing; see `estate verify --help`",
  },
  noSigner: {
    fr: "{file} : aucun bureau n'a de clé (offices.<bureau>.signers), donc personne ne peut signer",
    en: "{file}: no office has a key (offices.<office>.signers), so no one can sign",
  },
  absent: {
    fr: "{path} : introuvable ; attendu un dossier ou une archive de « estate evidence »",
    en: "{path}: not found; want a folder or an archive of `estate evidence`",
  },
  about: {
    fr: "Site {site}, au {day}. Résultat : {result}. Empreinte de l'état : {state}.",
    en: "Site {site}, as of {day}. Result: {result}. Digest of the state: {state}.",
  },
  rehearsal: {
    fr: "C'est une répétition : ces preuves ne disent rien d'un site réel.",
    en: "This is a rehearsal: this evidence says nothing about a real site.",
  },
  signedBy: {
    fr: "Signé par {office} ({country}), clé {fingerprint}.",
    en: "Signed by {office} ({country}), key {fingerprint}.",
  },
  signedHere: {
    fr: "Signé par cette machine, pour sa répétition (clé {fingerprint}) ; aucun bureau du pays ({country}) n'a de clé : cela ne prouve rien à d'autres.",
    en: "Signed by this machine, for its rehearsal (key {fingerprint}); no office of the country ({country}) has a key: this proves nothing to others.",
  },
  contract: {
    fr: "Contrat {contract}, contresigné par {signatures}.",
    en: "Contract {contract}, countersigned by {signatures}.",
  },
  compliance: {
    fr: "Déclaration de conformité : {summary}",
    en: "Compliance statement: {summary}",
  },
  verified: {
    fr: "VÉRIFIÉ : {count, plural, one {# fichier est authentique} other {# fichiers sont authentiques}}, rien n'a expiré au {today}.",
    en: "VERIFIED: {count, plural, one {# file is authentic} other {# files are authentic}}, nothing has expired as of {today}.",
  },
  rejected: {
    fr: "NON VÉRIFIÉ : {count, plural, one {# constat} other {# constats}}.",
    en: "NOT VERIFIED: {count, plural, one {# finding} other {# findings}}.",
  },
  content: {
    fr: "AUTHENTIQUE, mais {count, plural, one {# constat} other {# constats}} sur ce que disent les preuves.",
    en: "AUTHENTIC, but {count, plural, one {# finding} other {# findings}} about what the evidence says.",
  },
  noControls: {
    fr: "Exigences : non montrées, car ces preuves ne sont pas authentiques.",
    en: "Controls: not shown, because this evidence is not authentic.",
  },
  notLookedAt: { fr: "Non regardé :", en: "Not looked at:" },
  otherProgram: {
    fr: "ces preuves viennent de la version {version} avec d'autres règles que ce programme : les documents n'ont pas été refaits pour comparaison",
    en: "this evidence is from version {version} with other rules than this program's: the documents were not made again for comparison",
  },
  stateItself: {
    fr: "l'état lui-même : les preuves n'ont que son empreinte",
    en: "the state itself: the evidence has its digest only",
  },
  cloud: {
    fr: "le cloud : l'audit ne lit que ce qui est enregistré",
    en: "the cloud: the audit reads only what is recorded",
  },
  framework: { fr: "RÉFÉRENTIEL", en: "FRAMEWORK" },
  number: { fr: "EXIGENCE", en: "CONTROL" },
  result: { fr: "RÉSULTAT", en: "RESULT" },
  evaluated: { fr: "ÉVALUÉES", en: "EVALUATED" },
  rules: { fr: "RÈGLES", en: "RULES" },
  legend: {
    fr: "« Satisfaite » ne dit que ceci : ce que ces règles évaluent est conforme ; l'exigence peut demander davantage. Une règle entre parenthèses n'avait rien à évaluer.",
    en: "“Satisfied” says only this: what these rules evaluate complies; the control may ask for more. A rule in parentheses had nothing to evaluate.",
  },
} as const satisfies Record<string, Message>;

export const FINDINGS = {
  link: {
    fr: "{path} : un lien ; attendu des fichiers ordinaires",
    en: "{path}: a link; want regular files",
  },
  notFile: {
    fr: "{path} : ni dossier ni fichier ordinaire",
    en: "{path}: neither a folder nor a regular file",
  },
  escapes: {
    fr: "{path} : chemin qui sort du dossier, ou qui a plusieurs écritures ; attendu lettres, chiffres, « . », « _ », « - » et « / »",
    en: "{path}: path that leaves the folder, or that has several spellings; want letters, digits, `.`, `_`, `-` and `/`",
  },
  duplicate: {
    fr: "{path} : deux fois dans l'archive",
    en: "{path}: twice in the archive",
  },
  damaged: {
    fr: "archive endommagée ou tronquée, près de {path}",
    en: "archive damaged or cut off, near {path}",
  },
  trailing: {
    fr: "des données suivent la fin de l'archive",
    en: "data after the end of the archive",
  },
  otherForm: {
    fr: "l'archive n'a pas la forme que « estate evidence » écrit : d'autres programmes pourraient y trouver d'autres fichiers",
    en: "the archive does not have the form that `estate evidence` writes: other programs could find other files in it",
  },
  tooLarge: {
    fr: "{path} : plus de {most, number} Mio ou de {files, number} fichiers",
    en: "{path}: more than {most, number} MiB or {files, number} files",
  },
  missing: {
    fr: "{path} : manque, bien que la déclaration signée le nomme",
    en: "{path}: missing, although the signed statement names it",
  },
  extra: {
    fr: "{path} : de trop, la déclaration signée ne le nomme pas",
    en: "{path}: extra, the signed statement does not name it",
  },
  changed: {
    fr: "{path} : modifié ; reçu sha256 {got}, attendu {want}",
    en: "{path}: changed; got sha256 {got}, want {want}",
  },
  notStated: {
    fr: "{path} : pas dans la déclaration ; ces preuves sont incomplètes",
    en: "{path}: not in the statement; this evidence is incomplete",
  },
  malformed: {
    fr: "{path} : forme inattendue à {at}",
    en: "{path}: unexpected form at {at}",
  },
  disagree: {
    fr: "{path} : {what} ne concorde pas avec {with}",
    en: "{path}: {what} does not agree with {with}",
  },
  notDerived: {
    fr: "{path} : ne découle pas du rapport de l'audit et des entrées",
    en: "{path}: does not follow from the audit's report and the inputs",
  },
  unsigned: {
    fr: "aucune signature valable d'un bureau de {country} ; attendu : {want}",
    en: "no valid signature of an office of {country}; want one of {want}",
  },
  signatureMalformed: {
    fr: "{path} : pas une signature SSH",
    en: "{path}: not an SSH signature",
  },
  signatureUnknown: {
    fr: "{path} : la clé n'est celle d'aucun bureau du registre",
    en: "{path}: the key is of no office of the registry",
  },
  signatureRevoked: {
    fr: "{path} : la clé {entry} est révoquée",
    en: "{path}: the key {entry} is revoked",
  },
  signatureEarly: {
    fr: "{path} : la clé {entry} ne signe pas encore le {day}",
    en: "{path}: the key {entry} does not sign yet on {day}",
  },
  signatureLate: {
    fr: "{path} : la clé {entry} ne signe plus le {day}",
    en: "{path}: the key {entry} signs no more on {day}",
  },
  signatureForged: {
    fr: "{path} : la signature de {entry} n'est pas celle de ce contenu",
    en: "{path}: the signature of {entry} is not one of this content",
  },
  future: {
    fr: "preuves du {day}, un jour à venir au {today}",
    en: "evidence of {day}, a day to come as of {today}",
  },
  ruleMissing: {
    fr: "{path} : la règle {rule} manque ; les preuves n'ont pas toutes les règles de ce programme",
    en: "{path}: the rule {rule} is missing; the evidence does not have all rules of this program",
  },
  selfTest: {
    fr: "l'autotest des règles a échoué pendant l'audit : rien n'est prouvé",
    en: "the rules' self-test failed during the audit: nothing is proven",
  },
  auditFailed: {
    fr: "l'audit n'est pas conforme : {failed, plural, one {# violation} other {# violations}}, {problems, plural, one {# dérogation en faute} other {# dérogations en faute}}",
    en: "the audit failed: {failed, plural, one {# violation} other {# violations}}, {problems, plural, one {# faulty waiver} other {# faulty waivers}}",
  },
  auditInvalid: {
    fr: "l'audit n'est pas valable : rien n'est prouvé",
    en: "the audit is invalid: nothing is proven",
  },
  driftFailed: {
    fr: "le nuage montre {failed, plural, one {# violation sans dérogation} other {# violations sans dérogation}} que l'état enregistré ne montre pas",
    en: "the cloud shows {failed, plural, one {# violation without a waiver} other {# violations without a waiver}} that the recorded state does not show",
  },
  complianceFailed: {
    fr: "déclaration de conformité : {what}",
    en: "compliance statement: {what}",
  },
  contractSigner: {
    fr: "contrat {contract}, signature pour {site} ({key}) : vérifiée par le registre des preuves ; par votre registre : {standing}",
    en: "contract {contract}, signature for {site} ({key}): verified by the registry of the evidence; by your registry: {standing}",
  },
  waiverExpired: {
    fr: "la dérogation {key} ({ticket}) de la règle {rule} a expiré le {expiry} : {count, plural, one {# violation n'est plus couverte} other {# violations ne sont plus couvertes}}",
    en: "the waiver {key} ({ticket}) of the rule {rule} expired on {expiry}: {count, plural, one {# violation is not covered any more} other {# violations are not covered any more}}",
  },
  waiverFaulty: {
    fr: "dérogation en faute, {path} : {what}",
    en: "faulty waiver, {path}: {what}",
  },
} as const satisfies Record<string, Message>;
