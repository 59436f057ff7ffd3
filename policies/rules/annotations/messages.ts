import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les annotations sont de celles dont on sait qu'elles ne mènent nulle part",
    en: "Annotations are among those that are known to lead nowhere",
  },
  why: {
    fr: "Une annotation suffit pour qu'un contrôleur renvoie, copie ou ouvre le trafic ailleurs ; ce que personne n'a lu n'est pas admis.",
    en: "One annotation is enough for a controller to redirect, copy or open traffic elsewhere; what nobody has read is not admitted.",
  },
  waiver: {
    fr: "Aucune dérogation : une annotation qui ne mène nulle part s'ajoute à policies/kubernetes/annotations/known.ts, avec relecture.",
    en: "No waiver: an annotation that leads nowhere is added to policies/kubernetes/annotations/known.ts, under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "{type} porte une annotation que personne n'a classée : {annotation}",
        en: "{type} carries an annotation that nobody has classified: {annotation}",
      },
      remediation: {
        fr: "Retirez-la ou, si elle ne mène nulle part, faites-la classer ; une clé sans préfixe ni point (« equipe: paie ») est toujours admise. docs/annotations.fr.md les énumère.",
        en: "Remove it or, if it leads nowhere, have it classified; a key without prefix or dot (“team: pay”) is always admitted. docs/annotations.md lists them all.",
      },
    },
    leftOut: {
      what: {
        fr: "{type} porte une annotation qui n'est jamais admise, {annotation} : {reason}",
        en: "{type} carries an annotation that is never admitted, {annotation}: {reason}",
      },
      remediation: {
        fr: "Retirez-la ; elle est laissée de côté à dessein (docs/annotations.fr.md), et aucun classement ne l'admettra.",
        en: "Remove it; it is left out on purpose (docs/annotations.md), and no classification will admit it.",
      },
    },
    value: {
      what: {
        fr: "{type} donne à une annotation une valeur qui n'est pas admise : {annotation}",
        en: "{type} gives an annotation a value that is not admitted: {annotation}",
      },
      remediation: {
        fr: "Donnez-lui une valeur de sa forme ({form}) ; docs/annotations.fr.md la dit pour chaque annotation.",
        en: "Give it a value of its form ({form}); docs/annotations.md says it for each annotation.",
      },
    },
    unknown: {
      what: {
        fr: "on ne connaît pas avant le déploiement les annotations de {type} : {annotation}",
        en: "the annotations of {type} are not known before deployment: {annotation}",
      },
      remediation: {
        fr: "Écrivez la clé et la valeur en clair.",
        en: "Write key and value as plain text.",
      },
    },
  },
} as const satisfies RuleMessages;
