import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Écrivez dans « {at} » un nombre décidé, 0 pour rien.",
  en: "Write a decided number in “{at}”, 0 for nothing.",
};

export const messages = {
  title: {
    fr: "Un quota dit toutes ses limites, et aucune n'est infinie",
    en: "A quota says all its limits, and none is endless",
  },
  why: {
    fr: "Ce qu'un quota ne dit pas prend la valeur par défaut du nuage, que personne n'a décidée, et un locataire sans limite prend la place des autres.",
    en: "What a quota leaves out gets the cloud's default, which nobody decided, and a tenant without a limit takes the place of others.",
  },
  waiver: {
    fr: "Dérogation possible pour un temps : dites dans policies/waivers.yaml pourquoi ce locataire n'a pas de limite et qui surveille ce qu'il prend.",
    en: "A waiver for a time is possible: say in policies/waivers.yaml why this tenant has no limit and who watches what it takes.",
  },
  cases: {
    absent: {
      what: {
        fr: "{type} ne dit pas la limite « {at} »",
        en: "{type} does not say limit “{at}”",
      },
      remediation,
    },
    unbounded: {
      what: {
        fr: "{type} fixe « {at} » à {most}, c'est-à-dire sans limite",
        en: "{type} sets “{at}” to {most}, which is no limit",
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
