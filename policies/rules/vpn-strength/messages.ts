import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Un tunnel utilise le chiffrement le plus fort du fournisseur et renouvelle ses clés",
    en: "A tunnel uses the provider's strongest encryption and renews its keys",
  },
  why: {
    fr: "Le trafic d'un tunnel faible peut être enregistré aujourd'hui et déchiffré dans dix ans ; les valeurs par défaut sont faibles.",
    en: "Traffic of a weak tunnel can be recorded today and decrypted in ten years; the defaults are weak.",
  },
  waiver: {
    fr: "Une dérogation nomme l'équipement distant qui ne peut pas mieux, les données qui passent par le tunnel et la date de remplacement de cet équipement.",
    en: "A waiver names the remote device that can do no better, the data that passes through the tunnel and the day on which the device is replaced.",
  },
  cases: {
    weak: {
      what: {
        fr: "{type} a {setting} = {value}, plus faible que ce que permet le fournisseur",
        en: "{type} has {setting} = {value}, weaker than the provider allows",
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
