/** Messages of `estate state`, and of `estate up` about the state and its copy. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "dit où est l'état d'un site et de quand date sa copie ; ramène un état perdu depuis la copie",
    en: "says where a site's state is and how old its copy; brings a lost state back from the copy",
  },
  fromCopy: {
    fr: "ramène l'état depuis la copie de l'autre site, si le site n'en a plus",
    en: "brings the state back from the other site's copy, if the site has none any more",
  },
  impossible: {
    fr: "ce que disent les fichiers de {site} ne peut pas suivre en une fois ce que son état enregistre : {count, plural, one {# problème} other {# problèmes}}, rien n'a été changé",
    en: "what the files of {site} say cannot follow in one run what its state records: {count, plural, one {# issue} other {# issues}}, nothing was changed",
  },
  losses: {
    fr: "{count, plural, one {# élément de {site} qui garde des données serait supprimé} other {# éléments de {site} qui gardent des données seraient supprimés}} sans que les fichiers le disent (retire) ; rien n'a été changé",
    en: "{count, plural, one {# thing of {site} that holds data} other {# things of {site} that hold data}} would be deleted without a word in the files (retire); nothing was changed",
  },
  there: {
    fr: "état de {site} : {resources, plural, one {# ressource} other {# ressources}}, enregistré le {at} dans {place}",
    en: "state of {site}: {resources, plural, one {# resource} other {# resources}}, recorded {at} in {place}",
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
    fr: "copie : le nuage de {at} ne répond pas ; tant qu'il ne tourne pas, ce qui change ici n'a pas de copie là-bas (make cloud SITE={at})",
    en: "copy: the cloud of {at} does not answer; until it runs, what changes here has no copy there (make cloud SITE={at})",
  },
  copyUntied: {
    fr: "copie : aucune encore à {at} ; le prochain « make up » la relie",
    en: "copy: none yet at {at}; the next `make up` ties it",
  },
  copyEmpty: {
    fr: "copie à {at} : reliée, rien n'est encore arrivé",
    en: "copy at {at}: tied, nothing has arrived yet",
  },
  copyEqual: {
    fr: "copie à {at} : identique, du {of}",
    en: "copy at {at}: equal, of {of}",
  },
  copyOlder: {
    fr: "copie à {at} : du {of}, la suite est en route",
    en: "copy at {at}: of {of}, what came after is on its way",
  },
  copyAlone: {
    fr: "copie à {at} : du {of}",
    en: "copy at {at}: of {of}",
  },
  former: {
    fr: "l'état d'une vie antérieure de {site} reste à {at} : {name}",
    en: "the state of a former life of {site} stays at {at}: {name}",
  },
  bringBack: {
    fr: "pour ramener cet état : npx estate state {site} --from-copy",
    en: "to bring that state back: npx estate state {site} --from-copy",
  },
  hasState: {
    fr: "{site} a un état ({resources, plural, one {# ressource} other {# ressources}}) : rien à ramener",
    en: "{site} has a state ({resources, plural, one {# resource} other {# resources}}): nothing to bring back",
  },
  noCopy: {
    fr: "il n'y a pas de copie de l'état de {site} que l'on puisse lire : {why}",
    en: "there is no copy of the state of {site} that could be read: {why}",
  },
  broughtBack: {
    fr: "l'état de {site} est ramené de {at}, tel qu'il était le {of} ; ensuite : make up SITE={site}",
    en: "the state of {site} is brought back from {at}, as it was {of}; then: make up SITE={site}",
  },
  notBroughtBack: {
    fr: "ce qui est revenu de {at} ne contient pas l'état de {site} ; la dernière version que cette machine en a vue est last-state.json de son dossier d'état",
    en: "what came back from {at} does not hold the state of {site}; the last version that this machine saw is last-state.json in its state folder",
  },
  copyFirst: {
    fr: "aucun état n'est enregistré pour {site}, mais {at} en garde une copie du {of} : npx estate state {site} --from-copy, puis make up SITE={site}",
    en: "no state is recorded for {site}, but {at} holds a copy of {of}: npx estate state {site} --from-copy, then make up SITE={site}",
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
} as const satisfies Record<string, Message>;
