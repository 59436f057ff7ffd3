/** Messages about what was repaired before a run. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  healed: {
    fr: "réparé après une exécution interrompue : {locks, plural, one {# verrou levé} other {# verrous levés}}, {pending, plural, one {# opération oubliée} other {# opérations oubliées}}",
    en: "healed after an interrupted run: {locks, plural, one {# lock} other {# locks}} dropped, {pending, plural, one {# operation} other {# operations}} forgotten",
  },
  removed: {
    fr: "  supprimé, jamais enregistré : {what}",
    en: "  removed, was never recorded: {what}",
  },
  failed: {
    fr: "  supprimé, n'avait pas pu être créé : le cluster {cluster}",
    en: "  removed, could not be made: the cluster {cluster}",
  },
  aside: {
    fr: "le nuage de {site} a été réinitialisé : ce que l'état décrivait n'existe plus ; état conservé dans {aside}, on repart de zéro",
    en: "the cloud of {site} was reset: what the state described is no more; the state is kept in {aside}, starting anew",
  },
} as const satisfies Record<string, Message>;
