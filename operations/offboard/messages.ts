/** Messages of `estate offboard`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "la clôture d'un locataire : ce qui s'y oppose, ce qu'il a, son gel, son export, et après sa suppression un certificat de ce qui a été cherché",
    en: "the off-boarding of a tenant: what stands in its way, what it has, its freeze, its export, and after its deletion a certificate of what was looked for",
  },
  tenant: { fr: "la clé du locataire", en: "key of the tenant" },
  destroyKeys: {
    fr: "détruit ses secrets dans Barbican, donc les clés de ses volumes chiffrés : sans retour",
    en: "destroys its secrets in Barbican, and so the keys of its encrypted volumes: for ever",
  },
  certify: {
    fr: "cherche ses traces et écrit le certificat dans ce dossier",
    en: "looks for its traces and writes the certificate into this folder",
  },
  key: {
    fr: "clé SSH qui signe le certificat ou le manifeste (ssh-keygen -Y sign)",
    en: "SSH key that signs the certificate or the manifest (ssh-keygen -Y sign)",
  },
  damaged: {
    fr: "{file} : fichier illisible, attendu ce que « estate offboard » y écrit",
    en: "{file}: cannot be read, want what `estate offboard` writes",
  },
  noIdentity: {
    fr: "{site} : le nuage n'a pas de service d'identité dans sa liste de services : on ne peut pas le reconnaître",
    en: "{site}: the cloud has no identity service in its list of services: it cannot be recognised",
  },
  unknown: {
    fr: "{tenant} : pas de fichier à {site}, et aucune clôture commencée ; locataires : {allowed}",
    en: "{tenant}: no file at {site}, and no off-boarding begun; tenants: {allowed}",
  },
  keyAlone: {
    fr: "--key va avec --certify ou --export",
    en: "--key goes with --certify or --export",
  },
  bothStages: {
    fr: "--freeze, --export, --destroy-keys et --certify : un seul à la fois",
    en: "--freeze, --export, --destroy-keys and --certify: one at a time",
  },
  noRecord: {
    fr: "{tenant} : aucune clôture commencée à {site} ; sans les identifiants relevés avant la suppression, rien ne peut être cherché",
    en: "{tenant}: no off-boarding was begun at {site}; without the ids noted before the deletion, nothing can be looked for",
  },
  noIds: {
    fr: "{tenant} : le relevé n'a aucun identifiant : rien ne peut être cherché",
    en: "{tenant}: no id was noted: nothing can be looked for",
  },
  otherCloud: {
    fr: "{site} : un autre nuage répond que celui du relevé ; un certificat ne porte jamais sur un autre nuage",
    en: "{site}: another cloud answers than the one that was noted; a certificate never rests on another cloud",
  },
  declared: {
    fr: "{tenant} : encore déclaré à {site}, sans « retire » échu ; rien à certifier",
    en: "{tenant}: still declared at {site}, without a due `retire`; nothing to certify",
  },
  recorded: {
    fr: "{tenant} : encore dans l'état de {site} ({resources, plural, one {# ressource} other {# ressources}}) ; d'abord : make up SITE={site}",
    en: "{tenant}: still in the state of {site} ({resources, plural, one {# resource} other {# resources}}); first: make up SITE={site}",
  },
  notRead: {
    fr: "{site} : état illisible ({reason}) ; pas de certificat",
    en: "{site}: unreadable state ({reason}); no certificate",
  },
  notDestroyed: {
    fr: "{site} : secrets non détruits : {reason}",
    en: "{site}: secrets were not destroyed: {reason}",
  },
  realKeys: {
    fr: "{site} : ce n'est pas une répétition ; les secrets de Barbican sont détruits par un compte du locataire",
    en: "{site} is no rehearsal; the secrets in Barbican are destroyed by an account of the tenant",
  },
  obstacles: {
    fr: "{tenant} à {site} : ce qui s'oppose à la clôture",
    en: "{tenant} at {site}: what stands in the way of its off-boarding",
  },
  noObstacle: {
    fr: "{tenant} à {site} : rien ne s'oppose à la clôture",
    en: "{tenant} at {site}: nothing stands in the way of its off-boarding",
  },
  has: { fr: "Ce qu'il a, par site", en: "What it has, by site" },
  site: { fr: "Site", en: "Site" },
  service: { fr: "Service", en: "Service" },
  what: { fr: "Quoi", en: "What" },
  items: { fr: "Regardés", en: "Looked at" },
  own: { fr: "Du locataire", en: "The tenant's" },
  searched: { fr: "cherché", en: "searched" },
  absent: { fr: "le service n'en a pas", en: "the service has none" },
  failed: { fr: "NON CHERCHÉ : {reason}", en: "NOT SEARCHED: {reason}" },
  next: { fr: "Ensuite, dans cet ordre :", en: "Next, in this order:" },
  record: { fr: "Relevé : {file}", en: "Noted: {file}" },
  destroyed: {
    fr: "{site} : {count, plural, one {# secret détruit} other {# secrets détruits}} dans Barbican",
    en: "{site}: {count, plural, one {# secret} other {# secrets}} destroyed in Barbican",
  },
  noAccount: {
    fr: "{site} : pas de compte de service enregistré : ses secrets n'ont été ni vus ni détruits",
    en: "{site}: no service account is recorded: its secrets were neither seen nor destroyed",
  },
  traces: {
    fr: "{tenant} : {count, plural, one {# trace} other {# traces}} ; pas de certificat",
    en: "{tenant}: {count, plural, one {# trace} other {# traces}}; no certificate",
  },
  trace: {
    fr: "  {site} {service}, {what} : {name} {id}",
    en: "  {site} {service}, {what}: {name} {id}",
  },
  incomplete: {
    fr: "{tenant} : {count, plural, one {# liste n'a pas pu être faite} other {# listes n'ont pas pu être faites}} ; pas de certificat",
    en: "{tenant}: {count, plural, one {# listing} other {# listings}} could not be made; no certificate",
  },
  written: { fr: "Certificat : {files}", en: "Certificate: {files}" },
  unsigned: {
    fr: "Il n'est pas signé : --key CLÉ",
    en: "It is not signed: --key KEY",
  },
} as const satisfies Record<string, Message>;

export const OBSTACLES = {
  noRetire: {
    fr: "{file} : pas de « retire » pour le locataire entier : qui l'a approuvé, et à partir de quel jour (docs/retire.fr.md)",
    en: "{file}: no `retire` for the whole tenant: who approved it, and from which day on (docs/retire.md)",
  },
  retention: {
    fr: "conservation ouverte jusqu'au {after} (retire.after)",
    en: "retention is open until {after} (retire.after)",
  },
  moves: {
    fr: "il déménage vers {to} (movesTo) : terminez d'abord le déménagement",
    en: "it moves to {to} (movesTo): finish the move first",
  },
  contract: {
    fr: "le contrat {key} court jusqu'au {end}, et ses données sont copiées à {at} : retirez d'abord continuity de son fichier",
    en: "the contract {key} runs until {end}, and its data are copied to {at}: first take continuity out of its file",
  },
  dependant: { fr: "un autre en dépend : {issue}", en: "another one depends on it: {issue}" },
} as const satisfies Record<string, Message>;

/** What people and commands do, in this order. */
export const STEPS: readonly Message[] = [
  {
    fr: "Geler : le locataire arrête ses programmes ; npx estate offboard {site} {tenant} --freeze, faire relire le fichier, puis make up SITE={site} et à ses sites de secours.",
    en: "Freeze: the tenant stops its programs; npx estate offboard {site} {tenant} --freeze, have the file reviewed, then make up SITE={site} and at its standby sites.",
  },
  {
    fr: "Exporter : npx estate offboard {site} {tenant} --export DOSSIER --key CLÉ ; le locataire copie ce que le manifeste nomme comme manquant, puis vide ses conteneurs.",
    en: "Export: npx estate offboard {site} {tenant} --export FOLDER --key KEY; the tenant copies what the manifest names as missing, then empties its containers.",
  },
  {
    fr: "Écrire « retire » avec le jour où la conservation se termine, le faire relire, et attendre ce jour.",
    en: "Write `retire` with the day on which retention ends, have it reviewed, and wait for that day.",
  },
  {
    fr: "npx estate offboard {site} {tenant} --destroy-keys : sans ses clés, un volume chiffré n'est plus lisible.",
    en: "npx estate offboard {site} {tenant} --destroy-keys: without its keys, an encrypted volume cannot be read any more.",
  },
  {
    fr: "make up SITE={site}, puis à ses sites de secours : {others}.",
    en: "make up SITE={site}, then at its standby sites: {others}.",
  },
  {
    fr: "npx estate offboard {site} {tenant} --certify DOSSIER --key CLÉ",
    en: "npx estate offboard {site} {tenant} --certify FOLDER --key KEY",
  },
];
