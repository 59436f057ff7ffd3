import type { RuleMessages } from "../../law.ts";

export const messages = {
  title: {
    fr: "Seuls les types de ressource classés sont admis",
    en: "Only classified resource types are admitted",
  },
  why: {
    fr: "Ce que personne n'a classé peut conserver, déplacer ou exposer des données sans qu'aucune règle ne le voie.",
    en: "What nobody has classified may store, move or expose data without any rule seeing it.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau type se classe dans policies/resources/, avec relecture.",
    en: "No waiver: a new type is classified in policies/resources/, under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "le type {type} n'est pas classé",
        en: "type {type} is not classified",
      },
      mend: {
        fr: "Utilisez un type classé (OpenStack, random, composants aes-estate), ou classez {type} dans policies/resources/.",
        en: "Use a classified type (OpenStack, random, aes-estate components), or classify {type} in policies/resources/.",
      },
    },
  },
} as const satisfies RuleMessages;
