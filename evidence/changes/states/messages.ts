/** The texts about recorded states. */
import type { Message } from "../../../output/message.ts";
import type { StateOperation } from "../model.ts";

export const TEXTS = {
  option: {
    fr: "état d'un site exporté par « pulumi stack export », deux fois, le plus ancien d'abord ; fichier ou - : les ressources et les violations qui diffèrent",
    en: "state of a site exported by `pulumi stack export`, twice, the earlier one first; file or -: the resources and violations that differ",
  },
  twoFiles: {
    fr: "reçu {count, plural, one {# état} other {# états}}, attendu deux : --state AVANT --state APRÈS",
    en: "got {count, plural, one {# state} other {# states}}, want two: --state BEFORE --state AFTER",
  },
  noTime: {
    fr: "{file} : l'état ne dit pas quand il a été écrit (manifest.time) ; attendu la sortie de « pulumi stack export »",
    en: "{file}: the state does not say when it was written (manifest.time); want the output of `pulumi stack export`",
  },
  otherSite: {
    fr: "{file} : l'état du site {site} ; attendu l'état du site du rapport : {want}",
    en: "{file}: the state of the site {site}; want the state of the report's site: {want}",
  },
  noSite: {
    fr: "{file} : l'état du site {site} ; attendu l'état d'un site qui a des fichiers : {want}",
    en: "{file}: the state of the site {site}; want the state of a site that has files: {want}",
  },
  otherStack: {
    fr: "{file} : l'état de {got} ; attendu celui de {want}, comme {other}",
    en: "{file}: the state of {got}; want that of {want}, as in {other}",
  },
  sameTime: {
    fr: "{file} : écrit à la même heure que {other} ({time}) ; attendu deux états d'heures différentes",
    en: "{file}: written at the same time as {other} ({time}); want two states of different times",
  },
  swapped: {
    fr: "{file} : écrit le {time}, avant {other} ({earlier}) ; donnez d'abord l'état le plus ancien",
    en: "{file}: written {time}, before {other} ({earlier}); name the earlier state first",
  },
  rehearsal: { fr: "la répétition de", en: "the rehearsal of" },
  stack: { fr: "pile", en: "stack" },
  registry: {
    fr: "{file} de HEAD : inutilisable : {reason}",
    en: "{file} of HEAD: unusable: {reason}",
  },
  missing: { fr: "le fichier manque", en: "the file is missing" },
  selfTest: {
    fr: "Autotest des politiques : {missed} ; rien n'est prouvé sur les violations.",
    en: "Self-test of the policies: {missed}; nothing is proven about violations.",
  },
  faulty: {
    fr: "{count, plural, one {# défaut dans les dérogations de HEAD ; une dérogation en faute ne compte pas.} other {# défauts dans les dérogations de HEAD ; une dérogation en faute ne compte pas.}}",
    en: "{count, plural, one {# fault} other {# faults}} in HEAD's waivers; a faulty waiver does not count.",
  },
  within: {
    fr: "Le premier état est du {day}, dans la période : ce qui a changé avant, depuis le {from}, n'y est pas.",
    en: "The earlier state is of {day}, within the period: what changed before it, from {from} on, is not shown.",
  },
  outside: {
    fr: "Le second état est du {day}, hors de la période, qui va du {from} au {today}.",
    en: "The later state is of {day}, outside the period, which is from {from} to {today}.",
  },
} as const satisfies Record<string, Message>;

export const WORDS = {
  title: { fr: "État enregistré", en: "Recorded state" },
  rules: { fr: "Par règle, dans l'état enregistré", en: "By rule, in the recorded state" },
  of: {
    fr: "Site {site}, projet {project}, pile {stack}",
    en: "Site {site}, project {project}, stack {stack}",
  },
  before: {
    fr: "Avant : {file}, {time}, sha256 {digest}",
    en: "Before: {file}, {time}, sha256 {digest}",
  },
  after: {
    fr: "Après : {file}, {time}, sha256 {digest}",
    en: "After: {file}, {time}, sha256 {digest}",
  },
  counts: {
    fr: "{new, plural, one {# nouvelle} other {# nouvelles}}, {gone, plural, one {# disparue} other {# disparues}}, {changed, plural, one {# changée} other {# changées}}",
    en: "{new, number} new, {gone, number} gone, {changed, number} changed",
  },
  resources: {
    fr: "Ressources enregistrées de {site} : {counts}",
    en: "Recorded resources of {site}: {counts}",
  },
  violations: {
    fr: "Violations dans l'état enregistré : {new, plural, one {# nouvelle} other {# nouvelles}}, {gone, plural, one {# disparue} other {# disparues}}, {unchanged, plural, one {# déjà présente} other {# déjà présentes}}",
    en: "Violations in the recorded state: {new, number} new, {gone, number} gone, {unchanged, number} there before",
  },
  none: { fr: "Aucune ressource ne diffère.", en: "No resource differs." },
  ownResources: { fr: "le site lui-même", en: "the site itself" },
  tenant: { fr: "Locataire", en: "Tenant" },
  resource: { fr: "Ressource", en: "Resource" },
  differs: { fr: "Ce qui diffère", en: "What differs" },
  inputs: { fr: "propriétés : {names}", en: "properties: {names}" },
  unknown: {
    fr: "secrets chiffrés autrement, dont la valeur est peut-être la même : {names}",
    en: "secrets encrypted otherwise, whose value may be the same: {names}",
  },
  replaced: { fr: "remplacée (un autre identifiant)", en: "replaced (another id)" },
  unmarked: { fr: "n'est plus : {mark}", en: "no longer: {mark}" },
  failed: { fr: "en échec", en: "failed" },
  waived: { fr: "dérogation {key}", en: "waived by {key}" },
} as const satisfies Record<string, Message>;

export const OPERATION: Readonly<Record<StateOperation, Message>> = {
  new: { fr: "nouvelle", en: "new" },
  gone: { fr: "disparue", en: "gone" },
  changed: { fr: "changée", en: "changed" },
};

/** What the comparison of two states does not say. */
export const NOT_ASSESSED = {
  none: {
    fr: "Ce qui diffère dans l'état enregistré : sans --state, aucun état n'a été lu.",
    en: "What differs in the recorded state: without --state, no state was read.",
  },
  between: {
    fr: "Ce qui a changé entre les deux états et est redevenu comme avant ; les états des autres sites ; l'authenticité des deux fichiers.",
    en: "What changed between the two states and is as before again; states of other sites; whether the two files are authentic.",
  },
  answers: {
    fr: "Des ressources enregistrées, les réponses du nuage (outputs), le fournisseur et les dépendances, et si un secret chiffré autrement a une autre valeur.",
    en: "Of recorded resources, the cloud's answers (outputs), the provider and the dependencies, and whether a secret that is encrypted otherwise has another value.",
  },
  rules: {
    fr: "Des règles, ce que « estate audit » dit de plus de chaque état : le lieu où il est gardé, les attestations des bureaux, les règles sans objet.",
    en: "Of the rules, what `estate audit` says besides of each state: where it is kept, the attestations of offices, rules that had nothing to evaluate.",
  },
} as const satisfies Record<string, Message>;
