/** Why an agreement is needed. */
import type { Message } from "../../output/message.ts";

export const SIGNATURES = {
  codeOwners: { fr: "d'après CODEOWNERS", en: "by CODEOWNERS" },
  contract: {
    fr: "le contrat {contract} change : {site} le contresigne dans son site.yaml",
    en: "the contract {contract} changes: {site} countersigns it in its site.yaml",
  },
  standby: {
    fr: "{site} reçoit des données d'ailleurs, ou n'en reçoit plus",
    en: "{site} receives data from elsewhere, or no longer does",
  },
  retirement: {
    fr: "retire nomme ce bureau : confirmez qu'il a approuvé la suppression",
    en: "retire names this office: confirm that it has approved the deletion",
  },
  dataClass: {
    fr: "décide où ces données peuvent être : classe et propriétaire",
    en: "decides where these data may be: class and owner",
  },
  way: {
    fr: "ouvre un passage vers Internet ou vers un autre locataire",
    en: "opens a way to the Internet or to another tenant",
  },
} as const satisfies Record<string, Message>;
