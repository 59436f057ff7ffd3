import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: 'Donnez à l\'espace de noms ses étiquettes en clair : metadata: \'{ labels: { "aes.example/class": "…", "aes.example/owner": "…", "aes.example/site": "\'{site}\'", "aes.example/tenant": "…" } }\'.',
  en: 'Give the namespace its labels as plain values: metadata: \'{ labels: { "aes.example/class": "…", "aes.example/owner": "…", "aes.example/site": "\'{site}\'", "aes.example/tenant": "…" } }\'.',
};

export const messages = {
  title: {
    fr: "Chaque espace de noms indique le propriétaire et la classe de ses données ; cette classe est au moins aussi sensible que celle de son locataire",
    en: "Each namespace names the owner and the class of its data; the class is at least as sensitive as its tenant's",
  },
  why: {
    fr: "Tout ce qui s'exécute dans un espace de noms est évalué d'après ses étiquettes ; une classe trop basse ouvrirait des chemins que la politique ferme.",
    en: "Everything that runs in a namespace is evaluated by its labels; too low a class would open paths that the policy closes.",
  },
  waiver: {
    fr: "Aucune dérogation : la classe du locataire se change dans son fichier, avec relecture.",
    en: "No waiver: the tenant's class is changed in its file, under review.",
  },
  cases: {
    absent: {
      what: {
        fr: "il manque à {type} : {labels}",
        en: "{type} lacks: {labels}",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "les étiquettes de {type} ne sont pas connues avant le déploiement",
        en: "the labels of {type} are not known before deployment",
      },
      remediation,
    },
    other: {
      what: {
        fr: "{type} porte {label} : « {got} » ; attendu : « {want} »",
        en: "{type} has {label}: “{got}”; expected “{want}”",
      },
      remediation,
    },
    class: {
      what: {
        fr: "{type} est étiqueté de classe « {class} », que ce cluster n'admet pas : trop basse pour son locataire, ou interdite ici",
        en: "{type} is labelled class “{class}”, which this cluster does not admit: too low for its tenant, or forbidden here",
      },
      remediation: {
        fr: "Utilisez l'une des classes : {allowed}.",
        en: "Use one of the classes: {allowed}.",
      },
    },
    lowered: {
      what: {
        fr: "{type} abaisserait sa classe de « {from} » à « {class} »",
        en: "{type} would lower its class from “{from}” to “{class}”",
      },
      remediation: {
        fr: "La classe d'un espace de noms peut monter, jamais descendre : créez un autre espace de noms et déplacez-y les données moins sensibles.",
        en: "The class of a namespace may rise but not fall: create another namespace and move the less sensitive data there.",
      },
    },
  },
} as const satisfies RuleMessages;
