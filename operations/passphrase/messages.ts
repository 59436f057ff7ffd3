/** Messages of the replacement of a passphrase. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  notByPassphrase: {
    fr: "{site} : aucun état chiffré par une phrase secrète n'est enregistré ; rien à remplacer",
    en: "{site}: no state that a passphrase encrypts is recorded; there is nothing to replace",
  },
  wrong: {
    fr: "{file} : cette phrase secrète n'est pas celle de l'état de {site} ; rien n'a été changé. Remettez-y celle de l'état, puis relancez",
    en: "{file}: this passphrase is not the one of the state of {site}; nothing was changed. Put the state's own there again, then run again",
  },
  wrongConfig: {
    fr: "{file} : encryptionsalt n'appartient pas à la phrase secrète de {phrase} ; rien n'a été changé. Retirez encryptionsalt et ses valeurs « secure » et posez-les à nouveau, ou remettez l'ancienne phrase",
    en: "{file}: encryptionsalt does not belong to the passphrase in {phrase}; nothing was changed. Remove encryptionsalt and its `secure` values and set them again, or put the old phrase there again",
  },
  openJournal: {
    fr: "{site} : le journal d'une exécution interrompue n'est pas encore appliqué à l'état ; rien n'a été changé. D'abord : npx estate up {site}",
    en: "{site}: the journal of an interrupted run is not applied to the state yet; nothing was changed. First: npx estate up {site}",
  },
  copyBehind: {
    fr: "{site} : la copie de l'état à {at} est encore chiffrée par l'ancienne phrase secrète, ou ne répond pas ; l'ancienne reste. Quand « npx estate state {site} » dit la copie égale : npx estate rotate {site} passphrase --finish",
    en: "{site}: the copy of the state at {at} is still encrypted with the old passphrase, or does not answer; the old one stays. When `npx estate state {site}` says that the copy is equal: npx estate rotate {site} passphrase --finish",
  },
  leaked: {
    fr: `Qui a lu l'ancienne phrase secrète et un état a lu ses secrets : une nouvelle phrase ne les protège plus. Remplacez aussi :`,
    en: `Who has read the old passphrase and a state has read its secrets: a new passphrase does not protect them any more. Replace these, too:`,
  },
  byCommand: {
    fr: "  {names} : npx estate rotate {site} {id} --leaked",
    en: "  {names}: npx estate rotate {site} {id} --leaked",
  },
  byPerson: { fr: "  {names} : {how}", en: "  {names}: {how}" },
  byHand: {
    fr: "  {names} : docs/credentials.fr.md ; ce programme ne sait pas le remplacer",
    en: "  {names}: docs/credentials.md; this program cannot replace it",
  },
  formerStates: {
    fr: "Restent chiffrés par l'ancienne phrase : .pulumi/history et .pulumi/backups du magasin et de sa copie, les états « former/ » de la copie. Cette commande ne les supprime pas ; une fois les secrets ci-dessus remplacés, ils n'en livrent plus de valable",
    en: "Still encrypted with the old passphrase: .pulumi/history and .pulumi/backups of the store and of its copy, the states in `former/` of the copy. This command does not delete them; once the secrets above are replaced, they hold no valid one",
  },
} as const satisfies Record<string, Message>;
