import type { RuleMessages } from "../../rule-messages.ts";

const what = {
  fr: "le type {type} n'est pas admis : il n'est pas classé, ou ses entrées ne permettent pas de vérifier les politiques",
  en: "type {type} is not admitted: it is not classified, or its inputs do not let the policies be verified",
};

export const messages = {
  title: {
    fr: "Seuls les types de ressource classés sont admis",
    en: "Only classified resource types are admitted",
  },
  why: {
    fr: "Un type non classé peut conserver, déplacer ou exposer des données sans qu'aucune règle ne le voie.",
    en: "An unclassified type can store, move or expose data without any rule seeing it.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau type se classe (docs/how-to/classify.md), ou son paquet s'admet dans stacks/alliance.yaml (packages), avec relecture.",
    en: "No waiver: a new type is classified (docs/how-to/classify.md), or its package admitted in stacks/alliance.yaml (packages), under review.",
  },
  cases: {
    unclassified: {
      what,
      remediation: {
        fr: "Utilisez un type admis (OpenStack, random, composants aes-estate ou du programme lui-même) ; policies/resources/ les énumère, avec la raison pour chaque type refusé.",
        en: "Use an admitted type (OpenStack, random, components of aes-estate or of the program itself); policies/resources/ lists them, and the reason for each type that is denied.",
      },
    },
    openstack: {
      what,
      remediation: {
        fr: "Utilisez un autre type : {file} énumère les types admis et indique pourquoi celui-ci ne l'est pas ; s'il n'y figure pas, faites-le classer (docs/how-to/classify.md).",
        en: "Use another type: {file} lists the admitted types and the reason why this one is not admitted; if it is not listed there, have it classified (docs/how-to/classify.md).",
      },
    },
    kind: {
      what,
      remediation: {
        fr: "Utilisez un autre type d'objet : policies/resources/kubernetes.ts indique pourquoi celui-ci n'est pas admis ; une ressource personnalisée demande une table dans policies/kubernetes/custom/ (docs/custom-resources.fr.md).",
        en: "Use another kind: policies/resources/kubernetes.ts gives the reason why this one is not admitted; a custom resource needs a table in policies/kubernetes/custom/ (docs/custom-resources.md).",
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
