import type { RuleMessages } from "../../rule-messages.ts";

const what = {
  fr: "le type {type} n'est pas admis : il n'est pas classé, ou rien n'y permet de vérifier la loi",
  en: "type {type} is not admitted: it is not classified, or nothing in it lets the law be verified",
};

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
    fr: "Aucune dérogation : un nouveau type se classe (docs/how-to/classify.md), ou son paquet s'admet dans stacks/alliance.yaml (packages), avec relecture.",
    en: "No waiver: a new type is classified (docs/how-to/classify.md), or its package admitted in stacks/alliance.yaml (packages), under review.",
  },
  cases: {
    unclassified: {
      what,
      remediation: {
        fr: "Utilisez un type admis (OpenStack, random, composants aes-estate ou du programme lui-même) ; policies/resources/ les énumère, avec la raison de chaque refus.",
        en: "Use an admitted type (OpenStack, random, components of aes-estate or of the program itself); policies/resources/ lists them, with the reason of each refusal.",
      },
    },
    openstack: {
      what,
      remediation: {
        fr: "Utilisez un autre type : {file} dit lesquels sont admis, et pourquoi celui-ci ne l'est pas ; s'il y manque, faites-le classer (docs/how-to/classify.md).",
        en: "Use another type: {file} says which are admitted, and why this one is not; if it is missing there, have it classified (docs/how-to/classify.md).",
      },
    },
    kind: {
      what,
      remediation: {
        fr: "Utilisez un autre type d'objet : policies/resources/kubernetes.ts dit pourquoi celui-ci n'est pas admis ; une ressource personnalisée demande une table dans policies/kubernetes/custom/ (docs/custom-resources.fr.md).",
        en: "Use another kind: policies/resources/kubernetes.ts says why this one is not admitted; a custom resource needs a table in policies/kubernetes/custom/ (docs/custom-resources.md).",
      },
    },
    custom: {
      what: {
        fr: "la ressource personnalisée {type} n'est pas admise : son type n'a pas de table",
        en: "custom resource {type} is not admitted: its kind has no table",
      },
      remediation: {
        fr: "Utilisez un type de docs/custom-resources.fr.md ; ou faites écrire sa table dans policies/kubernetes/custom/, avec relecture (docs/how-to/classify.md).",
        en: "Use a kind of docs/custom-resources.md; or have its table written in policies/kubernetes/custom/, under review (docs/how-to/classify.md).",
      },
    },
  },
} as const satisfies RuleMessages;
