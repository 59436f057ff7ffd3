import type { RuleMessages } from "../../law.ts";

const mend = {
  fr: "Retirez valueSpecs, et dites la même chose par les entrées du type.",
  en: "Remove valueSpecs, and say the same by the type's own inputs.",
};

export const messages = {
  title: {
    fr: "Rien ne va à l'API sans avoir été lu : valueSpecs est vide",
    en: "Nothing goes to the API unread: valueSpecs is empty",
  },
  why: {
    fr: "valueSpecs se mêle tel quel à la requête : partage, passerelle ou sécurité des ports s'y défont sans qu'aucune règle le voie.",
    en: "valueSpecs is merged into the request as it is: sharing, gateways or port security are undone there without any rule seeing it.",
  },
  waiver: {
    fr: "Une dérogation nomme chaque clé, ce qu'elle fait et pourquoi le fournisseur n'a pas d'entrée pour elle.",
    en: "A waiver names each key, what it does and why the provider has no input for it.",
  },
  cases: {
    unread: {
      what: {
        fr: "{type} envoie à l'API, par valueSpecs, ce qu'aucune règle ne lit : {keys}",
        en: "{type} sends the API, by valueSpecs, what no rule reads: {keys}",
      },
      mend,
    },
    unknown: {
      what: {
        fr: "ce que {type} envoie par valueSpecs n'est pas connu avant le déploiement",
        en: "what {type} sends by valueSpecs is not known before deployment",
      },
      mend,
    },
  },
} as const satisfies RuleMessages;
