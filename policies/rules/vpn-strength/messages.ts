import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Un tunnel chiffre aussi fort que le fournisseur le peut, et renouvelle ses clés",
    en: "A tunnel enciphers as strongly as the provider can, and renews its keys",
  },
  why: {
    fr: "Ce qui passe aujourd'hui dans un tunnel faible se garde, et se lira dans dix ans ; les valeurs par défaut sont faibles.",
    en: "What passes a weak tunnel today is kept, and will be read in ten years; the defaults are weak.",
  },
  waiver: {
    fr: "Une dérogation nomme l'équipement d'en face qui ne peut mieux, les données qui passent et la date de son remplacement.",
    en: "A waiver names the device at the other end that can do no better, the data that passes and the day it is replaced.",
  },
  cases: {
    weak: {
      what: {
        fr: "{type} a {setting} = {value}, plus faible que ce que le fournisseur sait faire",
        en: "{type} has {setting} = {value}, weaker than what the provider can do",
      },
      remediation: {
        fr: "Écrivez {setting} en clair : {wanted}.",
        en: "Write {setting} as a plain value: {wanted}.",
      },
    },
    lifetime: {
      what: {
        fr: "{type} ne renouvelle pas ses clés à temps (lifetimes : {value})",
        en: "{type} does not renew its keys in time (lifetimes: {value})",
      },
      remediation: {
        fr: "Écrivez lifetimes: ['{ units: seconds, value: … }'], d'au plus {longest} secondes.",
        en: "Write lifetimes: ['{ units: seconds, value: … }'], of at most {longest} seconds.",
      },
    },
    unknown: {
      what: {
        fr: "{setting} de {type} n'est pas connu avant le déploiement",
        en: "{setting} of {type} is not known before deployment",
      },
      remediation: {
        fr: "Écrivez {setting} en clair.",
        en: "Write {setting} as a plain value.",
      },
    },
  },
} as const satisfies RuleMessages;
