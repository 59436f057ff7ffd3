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
    fr: "Aucune dérogation : un nouveau type se classe dans policies/resources/, ou son paquet s'admet dans stacks/alliance.yaml (packages), avec relecture.",
    en: "No waiver: a new type is classified in policies/resources/, or its package admitted in stacks/alliance.yaml (packages), under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "le type {type} n'est pas admis : il n'est pas classé, ou rien n'y permet de vérifier la loi",
        en: "type {type} is not admitted: it is not classified, or nothing in it lets the law be verified",
      },
      mend: {
        fr: "Utilisez un type admis (OpenStack, random, composants aes-estate ou du programme lui-même) ; policies/resources/ les énumère, avec la raison de chaque refus.",
        en: "Use an admitted type (OpenStack, random, components of aes-estate or of the program itself); policies/resources/ lists them, with the reason of each refusal.",
      },
    },
  },
} as const satisfies RuleMessages;
