/** Messages of the freeze. */
import type { Message } from "../../output/message.ts";

export const FREEZE = {
  option: {
    fr: "gèle le locataire dans son fichier : ses groupes lisent seulement, sans flux ni identifiant applicatif",
    en: "freezes the tenant in its file: its groups only read, without flows and application credential",
  },
  written: {
    fr: "{file} : {tenant} est gelé : ses groupes lisent seulement, aucun flux ne passe, aucun identifiant applicatif. Ensuite :",
    en: "{file}: {tenant} is frozen: its groups only read, no flow passes, no application credential. Next:",
  },
  already: {
    fr: "{file} : {tenant} est déjà gelé, rien n'a été écrit. Si ce n'est pas encore fait :",
    en: "{file}: {tenant} is frozen already, nothing was written. If it is not done yet:",
  },
  review: {
    fr: "  - faites relire le fichier ; le locataire arrête ses programmes ;",
    en: "  - have the file reviewed; the tenant stops its programs;",
  },
  up: { fr: "  - make up SITE={site}", en: "  - make up SITE={site}" },
  standby: {
    fr: "  - make up SITE={standby}, son site de secours",
    en: "  - make up SITE={standby}, its standby site",
  },
  account: {
    fr: "  - {rotate} : son compte de service garde {kept}, que la suppression demande ; un autre mot de passe ferme le compte à ses programmes",
    en: "  - {rotate}: its service account keeps {kept}, which the deletion needs; a new password closes the account to its programs",
  },
  followers: {
    fr: "{tenant} : {count, plural, one {# flux d'un autre locataire mène} other {# flux d'autres locataires mènent}} à ses segments ; rien n'a été écrit. Dans une même modification, retirez de l'autre fichier ce qui suit, et de {file} la réponse, puis relancez :\n{flows}",
    en: "{tenant}: {count, plural, one {# flow of another tenant leads} other {# flows of other tenants lead}} to its segments; nothing was written. In one change, take what follows out of the other file, and the answer to it out of {file}, then run again:\n{flows}",
  },
  unsound: {
    fr: "{file} : gelé, {tenant} ne passerait plus « estate check » ; rien n'a été écrit. Corrigez d'abord :\n{issues}",
    en: "{file}: frozen, {tenant} would not pass `estate check` any more; nothing was written. First correct:\n{issues}",
  },
  isFrozen: { fr: "Gelé dans son fichier.", en: "Frozen in its file." },
  isNotFrozen: {
    fr: "Pas gelé dans son fichier : npx estate offboard {site} {tenant} --freeze",
    en: "Not frozen in its file: npx estate offboard {site} {tenant} --freeze",
  },
} as const satisfies Record<string, Message>;
