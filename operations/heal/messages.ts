/** Messages about what was repaired before a run. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  healed: {
    fr: "réparé après une exécution interrompue : {locks, plural, one {# verrou levé} other {# verrous levés}}, {pending, plural, one {# opération abandonnée} other {# opérations abandonnées}}",
    en: "repaired after an interrupted run: {locks, plural, one {# lock} other {# locks}} removed, {pending, plural, one {# operation} other {# operations}} dropped",
  },
  doubtful: {
    fr: "cherché dans le nuage avant cette exécution : {count, plural, one {# création au résultat inconnu} other {# créations au résultat inconnu}}",
    en: "looked for in the cloud before this run: {count, plural, one {# creation without a known result} other {# creations without a known result}}",
  },
  refreshed: {
    fr: "relu dans le nuage avant cette exécution : {count, plural, one {# ressource dont la modification ou la suppression avait un résultat inconnu} other {# ressources dont la modification ou la suppression avait un résultat inconnu}}",
    en: "read from the cloud before this run: {count, plural, one {# resource whose change or removal had no known result} other {# resources whose change or removal had no known result}}",
  },
  spared: {
    fr: "  laissé tel quel, pas créé par cette exécution : {what} : si une personne l'a fait à la main, renommez-le ou supprimez-le ; sinon la création échoue de nouveau",
    en: "  left alone, not made by the interrupted run: {what}: if a person made it by hand, rename or delete it; otherwise the creation fails again",
  },
  restored: {
    fr: "  enregistré de nouveau, l'exécution s'est arrêtée avant la suppression de son cluster : {what}",
    en: "  recorded again, the run ended before its cluster was removed: {what}",
  },
  removed: {
    fr: "  supprimé, jamais enregistré : {what}",
    en: "  removed, was never recorded: {what}",
  },
  failed: {
    fr: "  supprimé, n'avait pas pu être créé : le cluster {cluster}",
    en: "  removed, could not be created: the cluster {cluster}",
  },
  aside: {
    fr: "le nuage de {site} a été réinitialisé : ce que l'état décrivait n'existe plus ; état conservé dans {aside}, un nouvel état commence",
    en: "the cloud of {site} was reset: what the state described no longer exists; that state is kept in {aside}, a new one begins",
  },
} as const satisfies Record<string, Message>;
