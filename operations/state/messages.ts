/** Messages of `estate state`, and of `estate up` about the state and its copy. */
import type { Kind } from "../../estate/retire.ts";
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "montre où est l'état d'un site, sa dernière mise à jour et de quand date sa copie ; restaure un état perdu depuis la copie",
    en: "shows where a site's state is, its last update and how old its copy is; restores a lost state from the copy",
  },
  fromCopy: {
    fr: "restaure l'état depuis la copie de l'autre site, si le site l'a perdu",
    en: "restores the state from the other site's copy, if the site has lost it",
  },
  impossible: {
    fr: "les fichiers de {site} demandent des changements impossibles à partir de son état enregistré : {count, plural, one {# problème} other {# problèmes}}, rien n'a été changé",
    en: "the files of {site} order changes that are not possible from its recorded state: {count, plural, one {# issue} other {# issues}}, nothing was changed",
  },
  losses: {
    fr: "{count, plural, one {# élément de {site} qui garde des données serait supprimé} other {# éléments de {site} qui gardent des données seraient supprimés}} sans que les fichiers le déclarent (retire) ; rien n'a été changé",
    en: "{count, plural, one {# resource of {site} that holds data} other {# resources of {site} that hold data}} would be deleted, and the files do not declare it (retire); nothing was changed",
  },
  there: {
    fr: "état de {site} : {resources, plural, one {# ressource} other {# ressources}}, enregistré le {at} dans {place}",
    en: "state of {site}: {resources, plural, one {# resource} other {# resources}}, recorded on {at} in {place}",
  },
  nothing: {
    fr: "état de {site} : rien n'est enregistré dans {place}",
    en: "state of {site}: nothing is recorded in {place}",
  },
  away: {
    fr: "état de {site} : le stockage d'objets du site ne répond pas",
    en: "state of {site}: the site's object store does not answer",
  },
  copyNotOrdered: {
    fr: "copie : aucune ; le registre ne nomme pas de site (stateCopies et syncRealm de stacks/alliance.yaml)",
    en: "copy: none; the registry names no site (stateCopies and syncRealm of stacks/alliance.yaml)",
  },
  copyAway: {
    fr: "copie : le nuage de {at} ne répond pas ; tant qu'il ne tourne pas, les changements d'ici n'y sont pas copiés (make cloud SITE={at})",
    en: "copy: the cloud of {at} does not answer; until it runs, changes here are not copied there (make cloud SITE={at})",
  },
  copyUntied: {
    fr: "copie : aucune encore à {at} ; le prochain « make up » la met en place",
    en: "copy: none yet at {at}; the next `make up` sets it up",
  },
  copyEmpty: {
    fr: "copie à {at} : en place, rien n'est encore arrivé",
    en: "copy at {at}: set up, nothing has arrived yet",
  },
  copyEqual: {
    fr: "copie à {at} : identique, du {of}",
    en: "copy at {at}: identical, from {of}",
  },
  copyOlder: {
    fr: "copie à {at} : du {of}, les changements suivants sont en route",
    en: "copy at {at}: from {of}, later changes are on their way",
  },
  copyAlone: {
    fr: "copie à {at} : du {of}",
    en: "copy at {at}: from {of}",
  },
  former: {
    fr: "l'état d'un déploiement antérieur de {site} est conservé à {at} : {name}",
    en: "the state of an earlier deployment of {site} is kept at {at}: {name}",
  },
  bringBack: {
    fr: "pour restaurer cet état : npx estate state {site} --from-copy",
    en: "to restore that state: npx estate state {site} --from-copy",
  },
  hasState: {
    fr: "{site} a un état ({resources, plural, one {# ressource} other {# ressources}}) : rien à restaurer",
    en: "{site} has a state ({resources, plural, one {# resource} other {# resources}}): nothing to restore",
  },
  noCopy: {
    fr: "il n'y a pas de copie lisible de l'état de {site} : {why}",
    en: "there is no readable copy of the state of {site}: {why}",
  },
  broughtBack: {
    fr: "l'état de {site} est restauré depuis {at}, tel qu'il était le {of} ; ensuite : make up SITE={site}",
    en: "the state of {site} is restored from {at}, as it was on {of}; then: make up SITE={site}",
  },
  notBroughtBack: {
    fr: "ce qui a été restauré depuis {at} ne contient pas l'état de {site} ; la dernière version vue par cette machine est last-state.json dans son dossier d'état",
    en: "what was restored from {at} does not hold the state of {site}; the last version that this machine saw is last-state.json in its state folder",
  },
  copyFirst: {
    fr: "aucun état n'est enregistré pour {site}, mais {at} en garde une copie du {of} : npx estate state {site} --from-copy, puis make up SITE={site}",
    en: "no state is recorded for {site}, but {at} holds a copy from {of}: npx estate state {site} --from-copy, then make up SITE={site}",
  },
} as const satisfies Record<string, Message>;

/** Contents that would be deleted with a tenant, after its number of resources. */
export const HELD = {
  clusters: {
    fr: ", dont {count, plural, one {le cluster} other {les clusters}} {names}",
    en: ", among them the {count, plural, one {cluster} other {clusters}} {names}",
  },
  containers: {
    fr: ", {count, plural, one {le conteneur} other {les conteneurs}} {names}",
    en: ", the {count, plural, one {container} other {containers}} {names}",
  },
} as const satisfies Record<Kind, Message>;
