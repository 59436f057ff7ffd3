/** Messages of `estate drift`; those of violations belong to the rules. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "compare les fichiers, l'état et le nuage d'un site, sans rien écrire",
    en: "compares a site's files, state and cloud, and writes nothing",
  },
  site: { fr: "le site ; sinon tous", en: "the site; else all of them" },
  format: {
    fr: "text (par défaut), json, sarif ou junit",
    en: "text (default), json, sarif or junit",
  },
  json: { fr: "comme --format json", en: "the same as --format json" },
  output: {
    fr: "fichier du rapport ; sinon la sortie standard",
    en: "file of the report; else standard output",
  },
  oneSite: {
    fr: "reçu --format {format} sans site, attendu le nom d'un site : un tel rapport en concerne un seul",
    en: "got --format {format} without a site, want the name of a site: such a report is about one",
  },
  watch: {
    fr: "relit toutes les MINUTES, avec des mesures Prometheus sur 127.0.0.1, jusqu'à l'arrêt",
    en: "reads again every MINUTES, with Prometheus metrics on 127.0.0.1, until it is stopped",
  },
  metrics: {
    fr: "port des mesures sur 127.0.0.1 (9469 par défaut), avec --watch",
    en: "port of the metrics on 127.0.0.1 (default 9469), with --watch",
  },
  metricsAlone: {
    fr: "reçu --metrics sans --watch, attendu les deux ensemble",
    en: "got --metrics without --watch, want both together",
  },
  watchFormat: {
    fr: "reçu --watch avec {option}, attendu l'un des deux : --watch affiche du texte et sert des mesures",
    en: "got --watch with {option}, want one of the two: --watch prints text and serves metrics",
  },
  portTaken: {
    fr: "le port {port} de 127.0.0.1 n'est pas libre ({reason}) : choisissez-en un autre avec --metrics",
    en: "port {port} of 127.0.0.1 is not free ({reason}): choose another with --metrics",
  },
  watching: {
    fr: "lecture toutes les {minutes, plural, one {# minute} other {# minutes}}, mesures : http://127.0.0.1:{port}/metrics",
    en: "reading every {minutes, plural, one {# minute} other {# minutes}}, metrics: http://127.0.0.1:{port}/metrics",
  },
  unchanged: {
    fr: "{at} {site} : inchangé ({result}, {read, number} lus, {failed, plural, one {# infraction} other {# infractions}})",
    en: "{at} {site}: unchanged ({result}, {read, number} read, {failed, plural, one {# violation} other {# violations}})",
  },
  inProgress: {
    fr: "{site} : une exécution est en cours ou a été interrompue, l'état ne dit pas encore ce qu'elle a fait : attendez sa fin, ou lancez « npx estate up {site} »",
    en: "{site}: a run is in progress or was interrupted, the state does not show yet what it did: wait for its end, or run `npx estate up {site}`",
  },
  changedMeanwhile: {
    fr: "{site} : l'état a changé pendant la lecture du nuage, relancez",
    en: "{site}: the state changed while the cloud was read, run again",
  },
  otherCloud: {
    fr: "{site} : l'état décrit un autre nuage que {address}",
    en: "{site}: the state describes another cloud than {address}",
  },
  noStore: {
    fr: "{site} : l'état n'a pas pu être lu ({reason})",
    en: "{site}: the state could not be read ({reason})",
  },
  nothing: {
    fr: "{site} : rien n'est enregistré, il n'y a rien à comparer : lancez « {command} »",
    en: "{site}: nothing is recorded, there is nothing to compare: run `{command}`",
  },
} as const satisfies Record<string, Message>;

export const REPORT = {
  title: {
    fr: "Écarts de {site} : fichiers, état et nuage {cloud}, lus le {at}",
    en: "Drift of {site}: files, state and cloud {cloud}, read at {at}",
  },
  changed: { fr: "CHANGÉ", en: "CHANGED" },
  unmanaged: { fr: "NON GÉRÉ", en: "UNMANAGED" },
  gone: { fr: "DISPARU", en: "GONE" },
  undeployed: { fr: "PAS DÉPLOYÉ", en: "NOT DEPLOYED" },
  undeclared: { fr: "PLUS DÉCLARÉ", en: "NO LONGER DECLARED" },
  tenant: {
    fr: "Faits par les locataires, dans leurs droits (pas un écart)",
    en: "Made by tenants, within their rights (no drift)",
  },
  consequences: {
    fr: "Infractions de ressources enregistrées, à cause de ces écarts",
    en: "Violations by recorded resources, because of these differences",
  },
  attribute: {
    fr: "{name} : enregistré {recorded}, dans le nuage {cloud}",
    en: "{name}: recorded {recorded}, in the cloud {cloud}",
  },
  declared: { fr: "déclaré : {place}", en: "declared: {place}" },
  owner: { fr: "appartient à : {who}", en: "belongs to: {who}" },
  projectless: { fr: "aucun projet du parc", en: "no project of the estate" },
  violation: { fr: "[{rule}] {what}", en: "[{rule}] {what}" },
  waived: { fr: "dérogation {key}", en: "waived by {key}" },
  remediation: { fr: "Correction : {what}", en: "Fix: {what}" },
  revert: { fr: "annuler : {command}", en: "revert: {command}" },
  adopt: { fr: "adopter : {command}", en: "adopt: {command}" },
  waive: { fr: "déroger : {command}", en: "waive: {command}" },
  operators: {
    fr: "De l'opérateur du nuage (comptés, pas évalués) : {list}",
    en: "The cloud operator's (counted, not evaluated): {list}",
  },
  notAssessed: { fr: "Non évalué :", en: "Not assessed:" },
  counts: {
    fr: "{read, number} lus, {compared, number} comparés : {changed, number} changés, {unmanaged, number} non gérés, {gone, number} disparus, {failed, number} infractions ({waived, number} sous dérogation)",
    en: "{read, number} read, {compared, number} compared: {changed, number} changed, {unmanaged, number} unmanaged, {gone, number} gone, {failed, number} violations ({waived, number} waived)",
  },
  clean: { fr: "AUCUN ÉCART", en: "CLEAN" },
  drift: { fr: "ÉCARTS", en: "DRIFT" },
  incomplete: {
    fr: "SANS RÉSULTAT : une partie n'a pas pu être lue",
    en: "NO RESULT: a part could not be read",
  },
} as const satisfies Record<string, Message>;

/** What a report on drift could not assess, and why. */
export const NOT_ASSESSED = {
  absent: {
    fr: "{title} : le catalogue n'offre pas le service {service}",
    en: "{title}: the catalogue offers no service {service}",
  },
  failed: {
    fr: "{title} : la liste n'a pas pu être lue ({reason})",
    en: "{title}: the list could not be read ({reason})",
  },
  closed: {
    fr: "{title} : pas lu, aucun compte du parc n'y a accès, à : {part}",
    en: "{title}: not read, no account of the estate may read it, at {part}",
  },
  part: {
    fr: "{title}, {part} : pas lu ({reason})",
    en: "{title}, {part}: not read ({reason})",
  },
  types: {
    fr: "{count, plural, one {# ressource enregistrée} other {# ressources enregistrées}} de types que cette commande ne lit pas : {types}",
    en: "{count, plural, one {# recorded resource} other {# recorded resources}} of types that this command does not read: {types}",
  },
  secrets: {
    fr: "valeurs secrètes (mots de passe, clés) : ni le nuage ni l'état ne les montrent",
    en: "secret values (passwords, keys): neither cloud nor state shows them",
  },
  clusters: {
    fr: "objets dans les clusters ({count, plural, one {# enregistré} other {# enregistrés}}) : cette commande lit le nuage seul",
    en: "objects in the clusters ({count, plural, one {# recorded} other {# recorded}}): this command reads the cloud alone",
  },
  unruled: {
    fr: "genres sans type dans le programme, où seuls les secrets en clair ont été cherchés : {kinds}",
    en: "kinds without a type in the program, evaluated for plain secrets only: {kinds}",
  },
  files: {
    fr: "attributs des fichiers qui ne sont pas encore appliqués : « npx estate preview {site} » les montre",
    en: "attributes in the files that are not applied yet: `npx estate preview {site}` shows them",
  },
  foreign: {
    fr: "projets de l'opérateur : leurs conteneurs d'objets et leurs secrets ne sont pas lus",
    en: "the operator's projects: their containers of objects and secrets are not read",
  },
} as const satisfies Record<string, Message>;
