import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Seules les annotations dont on sait qu'elles n'envoient de données nulle part sont admises",
    en: "Only annotations that are known to send data nowhere are admitted",
  },
  why: {
    fr: "Une seule annotation peut amener un contrôleur à rediriger, copier ou exposer du trafic ; une annotation qui n'a pas été examinée n'est donc pas admise.",
    en: "A single annotation can make a controller redirect, copy or expose traffic, so an annotation that has not been reviewed is not admitted.",
  },
  waiver: {
    fr: "Aucune dérogation : une annotation qui n'envoie de données nulle part s'ajoute à policies/kubernetes/annotations/known.ts, avec relecture.",
    en: "No waiver: an annotation that sends data nowhere is added to policies/kubernetes/annotations/known.ts, under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "{type} porte une annotation qui n'est pas classée : {annotation}",
        en: "{type} has an annotation that is not classified: {annotation}",
      },
      remediation: {
        fr: "Retirez-la ou, si elle n'envoie de données nulle part, faites-la classer ; une clé sans préfixe ni point (« equipe: paie ») est toujours admise. docs/annotations.fr.md énumère les annotations admises.",
        en: "Remove it or, if it sends data nowhere, have it classified; a key without a prefix or a dot (“team: pay”) is always admitted. docs/annotations.md lists the admitted annotations.",
      },
    },
    leftOut: {
      what: {
        fr: "{type} porte une annotation qui n'est jamais admise, {annotation} : {reason}",
        en: "{type} has an annotation that is never admitted, {annotation}: {reason}",
      },
      remediation: {
        fr: "Retirez-la ; elle est exclue délibérément (docs/annotations.fr.md) et ne sera pas classée.",
        en: "Remove it; it is excluded on purpose (docs/annotations.md) and will not be classified.",
      },
    },
    value: {
      what: {
        fr: "{type} donne à une annotation une valeur qui n'est pas admise : {annotation}",
        en: "{type} gives an annotation a value that is not admitted: {annotation}",
      },
      remediation: {
        fr: "Donnez-lui une valeur de la forme attendue ({form}) ; docs/annotations.fr.md indique celle de chaque annotation.",
        en: "Give it a value of the expected form ({form}); docs/annotations.md lists the form of each annotation.",
      },
    },
    unknown: {
      what: {
        fr: "les annotations de {type} ne sont pas connues avant le déploiement : {annotation}",
        en: "the annotations of {type} are not known before deployment: {annotation}",
      },
      remediation: {
        fr: "Écrivez la clé et la valeur en clair.",
        en: "Write the key and the value as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
