import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: 'Donnez à l\'espace de noms ses étiquettes en clair : metadata: \'{ labels: { "aes.example/class": "…", "aes.example/owner": "…", "aes.example/site": "\'{site}\'", "aes.example/tenant": "…" } }\'.',
  en: 'Give the namespace its labels as plain values: metadata: \'{ labels: { "aes.example/class": "…", "aes.example/owner": "…", "aes.example/site": "\'{site}\'", "aes.example/tenant": "…" } }\'.',
};

export const messages = {
  title: {
    fr: "Chaque espace de noms dit à qui et de quelle classe sont ses données, sans se dire moins sensible que son locataire",
    en: "Each namespace says whose and of which class its data is, and never claims to be less sensitive than its tenant",
  },
  why: {
    fr: "Tout ce qui tourne dans un espace de noms est jugé par ses étiquettes ; une classe trop basse ouvrirait des chemins que la loi ferme.",
    en: "Whatever runs in a namespace is judged by its labels; too low a class would open ways that the law closes.",
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
        fr: "{type} porte {label} : « {got} », attendu « {want} »",
        en: "{type} carries {label}: “{got}”, want “{want}”",
      },
      remediation,
    },
    class: {
      what: {
        fr: "{type} se dit de classe « {class} », que ce cluster n'admet pas : trop basse pour son locataire, ou interdite ici",
        en: "{type} claims class “{class}”, which this cluster does not admit: too low for its tenant, or forbidden here",
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
        fr: "Une classe monte, elle ne descend pas : faites un autre espace de noms et déplacez-y ce qui est moins sensible.",
        en: "A class rises and does not fall: make another namespace and move there what is less sensitive.",
      },
    },
  },
} as const satisfies RuleMessages;
