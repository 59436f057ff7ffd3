import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez à « {field} » : {want}.",
  en: "Give “{field}” this: {want}.",
};

export const messages = {
  title: {
    fr: "Une ressource personnalisée n'a que des champs connus",
    en: "A custom resource has known fields only",
  },
  why: {
    fr: "Un opérateur agit sur chaque champ qu'il connaît : un champ que personne n'a lu peut sauvegarder, répliquer ou publier au-dehors.",
    en: "An operator acts on each field it knows: a field that nobody has read can back up, replicate or publish to the outside.",
  },
  waiver: {
    fr: "Aucune dérogation : un champ se classe dans policies/kubernetes/custom/, avec relecture.",
    en: "No waiver: a field is classified in policies/kubernetes/custom/, under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "{type} ({kind}) a un champ que personne n'a classé : {field}",
        en: "{type} ({kind}) has a field that nobody has classified: {field}",
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
        fr: "{type} ({kind}) mène par {field} là où le registre ne mène pas",
        en: "{type} ({kind}) leads by {field} where the registry does not lead",
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
        fr: "{type} ({kind}) n'écrit pas tout ce qu'il faut sous {field}, et d'autres en décideraient",
        en: "{type} ({kind}) does not write all that is needed below {field}, and others would decide it",
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
