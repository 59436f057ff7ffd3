import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Chaque classe de données n'utilise que les services admis pour elle",
    en: "Each data class uses only the services admitted for it",
  },
  why: {
    fr: "Chaque service supplémentaire est un endroit de plus où des données sensibles peuvent rester, ou d'où elles peuvent sortir.",
    en: "Each further service is one more place where sensitive data can stay or from which it can leave.",
  },
  waiver: {
    fr: "Aucune dérogation : un service s'ajoute à la classe dans stacks/alliance.yaml (classes.{class}.services), avec relecture.",
    en: "No waiver: a service is added to the class in stacks/alliance.yaml (classes.{class}.services), under review.",
  },
  cases: {
    beyond: {
      what: {
        fr: "{type} confie des données de classe « {class} » au service {service}, qui n'est pas admis pour elles",
        en: "{type} entrusts data of class “{class}” to service {service}, which is not admitted for it",
      },
      remediation: {
        fr: "Utilisez l'un de : {allowed}.",
        en: "Use one of: {allowed}.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement si {type} est de classe « {class} », qui n'admet pas le service {service}",
        en: "it is not known before deployment whether {type} is of class “{class}”, which does not admit service {service}",
      },
      remediation: {
        fr: "Écrivez la classe en clair ; « {class} » admet : {allowed}.",
        en: "Write the class as a plain value; “{class}” admits: {allowed}.",
      },
    },
  },
} as const satisfies RuleMessages;
