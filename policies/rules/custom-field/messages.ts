import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez à « {field} » : {want}.",
  en: "Give “{field}”: {want}.",
};

export const messages = {
  title: {
    fr: "Une ressource personnalisée n'a que des champs classés",
    en: "A custom resource has classified fields only",
  },
  why: {
    fr: "Un opérateur agit sur chaque champ qu'il connaît : un champ qui n'a pas été examiné peut sauvegarder, répliquer ou publier des données à l'extérieur.",
    en: "An operator acts on each field that it knows: a field that has not been reviewed can back up, replicate or publish data to the outside.",
  },
  waiver: {
    fr: "Aucune dérogation : un champ se classe dans policies/kubernetes/custom/, avec relecture.",
    en: "No waiver: a field is classified in policies/kubernetes/custom/, under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "{type} ({kind}) a un champ qui n'est pas classé : {field}",
        en: "{type} ({kind}) has a field that is not classified: {field}",
      },
      remediation: {
        fr: "Retirez-le, ou faites-le classer dans policies/kubernetes/custom/ ; docs/custom-resources.fr.md énumère ce qui est admis.",
        en: "Remove it, or have it classified in policies/kubernetes/custom/; docs/custom-resources.md lists what is admitted.",
      },
    },
    denied: {
      what: {
        fr: "{type} ({kind}) a un champ qui n'est jamais admis, {field} : {reason}",
        en: "{type} ({kind}) has a field that is never admitted, {field}: {reason}",
      },
      remediation: {
        fr: "Retirez « {field} ».",
        en: "Remove “{field}”.",
      },
    },
    destination: {
      what: {
        fr: "{field} de {type} ({kind}) mène à une destination qui n'est pas au registre",
        en: "{field} of {type} ({kind}) leads to a destination that is not in the registry",
      },
      remediation,
    },
    value: {
      what: {
        fr: "{type} ({kind}) donne à {field} une valeur qui n'est pas admise",
        en: "{type} ({kind}) gives {field} a value that is not admitted",
      },
      remediation,
    },
    absent: {
      what: {
        fr: "il manque à {type} ({kind}) une valeur sous {field} ; l'opérateur du cluster la choisirait",
        en: "{type} ({kind}) lacks a value below {field}; the cluster's operator would choose it",
      },
      remediation: {
        fr: "Écrivez : {want}.",
        en: "Write: {want}.",
      },
    },
    unknown: {
      what: {
        fr: "le champ {field} de {type} ({kind}) n'est pas connu avant le déploiement",
        en: "field {field} of {type} ({kind}) is not known before deployment",
      },
      remediation: { fr: "Écrivez-le en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
