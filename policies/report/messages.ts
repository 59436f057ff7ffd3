/** Texts of `estate policies`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "énumère les règles ; --coverage : combien de types et de propriétés sont classés",
    en: "lists the rules; --coverage: how many types and properties are classified",
  },
  coverage: {
    fr: "types et propriétés classés, par fournisseur",
    en: "classified types and properties, by provider",
  },
  rule: { fr: "règle", en: "rule" },
  severity: { fr: "gravité", en: "severity" },
  title: { fr: "exigence", en: "requirement" },
  provider: { fr: "fournisseur", en: "provider" },
  admitted: { fr: "types admis", en: "types admitted" },
  denied: { fr: "types refusés", en: "types denied" },
  properties: { fr: "propriétés", en: "properties" },
  inert: { fr: "sans effet", en: "inert" },
  evaluated: { fr: "évaluées", en: "evaluated" },
  never: { fr: "jamais admises", en: "never admitted" },
  total: { fr: "total", en: "total" },
} as const satisfies Record<string, Message>;
