/** Messages about the state keeper and its journal. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  absent: {
    fr: "AES_ESTATE_STATE_KEEPER vaut « on », mais il n'y a pas de gardien d'état dans {program} : lancez « make toolchain », ou retirez ce réglage",
    en: "AES_ESTATE_STATE_KEEPER is “on”, but there is no state keeper in {program}: run `make toolchain`, or unset it",
  },
  store: {
    fr: "le gardien d'état ne connaît pas le stockage « {url} » : il lui faut une URL file://, s3:// ou postgres://, ou AES_ESTATE_STATE_KEEPER=off",
    en: "the state keeper does not know the store “{url}”: it needs a URL of file://, s3:// or postgres://, or AES_ESTATE_STATE_KEEPER=off",
  },
  notStarted: {
    fr: "le gardien d'état n'a pas démarré ({reason}) ; rien n'a été changé",
    en: "the state keeper did not start ({reason}); nothing was changed",
  },
  needed: {
    fr: "une mise à jour interrompue de {stack} a laissé un journal ouvert, que seul le gardien d'état sait reporter dans l'état : lancez « make toolchain », retirez AES_ESTATE_STATE_KEEPER=off, puis relancez la commande",
    en: "an interrupted update of {stack} left an open journal, which only the state keeper can apply to the state: run `make toolchain`, unset AES_ESTATE_STATE_KEEPER=off, then run the command again",
  },
  unfinished: {
    fr: "le journal ouvert de {stack} n'a pas pu être reporté dans l'état ; rien n'a été supprimé : {reason}",
    en: "the open journal of {stack} could not be applied to the state; nothing was deleted: {reason}",
  },
  applied: {
    fr: "journal d'une exécution interrompue reporté dans l'état de {site} : {entries, plural, one {# étape} other {# étapes}}, {pending, plural, one {# opération} other {# opérations}} sans résultat",
    en: "journal of an interrupted run applied to the state of {site}: {entries, plural, one {# step} other {# steps}}, {pending, plural, one {# operation} other {# operations}} without a result",
  },
  open: {
    fr: "attention : une mise à jour de {site} est en cours ou a été interrompue ; son journal est ouvert, et l'état enregistré n'en contient encore rien : « npx estate up {site} » ou « npx estate refresh {site} » l'y reporte",
    en: "warning: an update of {site} is running or was interrupted; its journal is open, and the recorded state has none of it yet: `npx estate up {site}` or `npx estate refresh {site}` applies it",
  },
} as const satisfies Record<string, Message>;
