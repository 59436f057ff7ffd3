import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Écrivez dans « {at} » un nombre de votre choix ; 0 n'accorde rien.",
  en: "Write a number of your choice in “{at}”; 0 grants nothing.",
};

export const messages = {
  title: {
    fr: "Un quota fixe toutes ses limites, et aucune n'est infinie",
    en: "A quota sets all its limits, and none is unlimited",
  },
  why: {
    fr: "Une limite absente prend la valeur par défaut du nuage, que le site n'a pas choisie, et un locataire sans limite peut épuiser la capacité des autres.",
    en: "A missing limit gets the cloud's default, which the site did not choose, and a tenant without a limit can use up the capacity of others.",
  },
  waiver: {
    fr: "Une dérogation limitée dans le temps est possible : indiquez dans policies/waivers.yaml pourquoi ce locataire n'a pas de limite et qui surveille sa consommation.",
    en: "A waiver for a limited time is possible: state in policies/waivers.yaml why this tenant has no limit and who watches its usage.",
  },
  cases: {
    absent: {
      what: {
        fr: "{type} ne fixe pas la limite « {at} »",
        en: "{type} does not set limit “{at}”",
      },
      remediation,
    },
    unbounded: {
      what: {
        fr: "{type} fixe « {at} » à {most}, c'est-à-dire sans limite",
        en: "{type} sets “{at}” to {most}, which means no limit",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "la limite « {at} » de {type} n'est pas connue avant le déploiement",
        en: "limit “{at}” of {type} is not known before deployment",
      },
      remediation: { fr: "Écrivez-la en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
