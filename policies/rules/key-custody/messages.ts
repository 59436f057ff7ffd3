import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez en clair, dans {field}, un gestionnaire de clés du site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a key manager of site {site}: {allowed}.",
};

export const messages = {
  title: {
    fr: "La clé d'une classe de données est gardée là où ces données peuvent résider",
    en: "The key to a class of data is kept where that data may reside",
  },
  why: {
    fr: "Qui garde la clé tient les données, où qu'elles soient chiffrées.",
    en: "Whoever keeps the key holds the data, wherever it is encrypted.",
  },
  waiver: {
    fr: "Aucune dérogation : un gestionnaire de clés s'inscrit dans stacks/alliance.yaml (keys du site), avec ses classes et relecture.",
    en: "No waiver: a key manager is entered in stacks/alliance.yaml (the site's keys), with its classes, under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} fait garder des clés ({field}) par un gestionnaire qui n'est pas inscrit pour le site {site}",
        en: "{type} has keys kept ({field}) by a key manager that is not registered for site {site}",
      },
      remediation,
    },
    class: {
      what: {
        fr: "{type} confie une clé de la classe {class} à un gestionnaire qui ne garde pas cette classe au site {site}",
        en: "{type} gives a key of class {class} to a key manager that does not keep that class at site {site}",
      },
      remediation: {
        fr: "Confiez-la à un gestionnaire inscrit pour la classe {class} (keys du site {site} dans stacks/alliance.yaml).",
        en: "Give it to a key manager registered for class {class} (keys of site {site} in stacks/alliance.yaml).",
      },
    },
    abroad: {
      what: {
        fr: "{type} a sa clé au site {site}, où les données {class} de {owner} ne peuvent pas résider",
        en: "{type} has its key at site {site}, where {class} data of {owner} may not reside",
      },
      remediation: {
        fr: "Gardez la clé, et ce qui l'utilise, dans un pays où ces données peuvent résider (classes dans stacks/alliance.yaml).",
        en: "Keep the key, and what uses it, in a country where that data may reside (classes in stacks/alliance.yaml).",
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
