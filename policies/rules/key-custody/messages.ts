import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez dans {field}, en clair, un gestionnaire de clés du site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a key manager of site {site}: {allowed}.",
};

export const messages = {
  title: {
    fr: "La clé d'une classe de données est conservée là où ces données peuvent résider",
    en: "The key to a data class is kept where that data may reside",
  },
  why: {
    fr: "Le détenteur de la clé peut lire les données, où qu'elles soient chiffrées.",
    en: "The holder of the key can read the data, wherever it is encrypted.",
  },
  waiver: {
    fr: "Aucune dérogation : un gestionnaire de clés s'inscrit dans stacks/alliance.yaml (keys du site), avec ses classes et relecture.",
    en: "No waiver: a key manager is entered in stacks/alliance.yaml (the site's keys), with its classes, under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} confie des clés ({field}) à un gestionnaire de clés qui n'est pas inscrit pour le site {site}",
        en: "{type} keeps keys ({field}) in a key manager that is not registered for site {site}",
      },
      remediation,
    },
    class: {
      what: {
        fr: "{type} confie une clé de la classe {class} à un gestionnaire de clés qui n'est pas inscrit pour cette classe sur le site {site}",
        en: "{type} keeps a key of class {class} in a key manager that is not registered for that class at site {site}",
      },
      remediation: {
        fr: "Confiez-la à un gestionnaire de clés inscrit pour la classe {class} (keys du site {site} dans stacks/alliance.yaml).",
        en: "Keep it in a key manager that is registered for class {class} (keys of site {site} in stacks/alliance.yaml).",
      },
    },
    abroad: {
      what: {
        fr: "la clé de {type} est sur le site {site}, où les données de classe {class} appartenant à {owner} ne peuvent pas résider",
        en: "the key of {type} is at site {site}, where {class} data owned by {owner} may not reside",
      },
      remediation: {
        fr: "Conservez la clé, et les ressources qui l'utilisent, dans un pays où ces données peuvent résider (classes dans stacks/alliance.yaml).",
        en: "Keep the key, and the resources that use it, in a country where that data may reside (classes in stacks/alliance.yaml).",
      },
    },
    unknown: {
      what: {
        fr: "le gestionnaire de clés ({field}) de {type} n'est pas connu avant le déploiement",
        en: "the key manager ({field}) of {type} is not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
