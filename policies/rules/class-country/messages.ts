import type { RuleMessages } from "../../rule-messages.ts";

const fixLabels = {
  fr: "Écrivez ses étiquettes en clair : {paste} ; classes : {known}.",
  en: "Write its labels as plain values: {paste}; classes: {known}.",
};
const fixPlace = {
  fr: "Placez ces données sur un site de : {allowed} ; ou corrigez la classe ou le propriétaire.",
  en: "Place this data at a site of: {allowed}; or correct the class or the owner.",
};

export const messages = {
  title: {
    fr: "Chaque classe de données reste dans les pays que son propriétaire autorise",
    en: "Each data class stays in the countries that its owner allows",
  },
  why: {
    fr: "Le registre indique, par classe et par État propriétaire, où les données peuvent résider et être traitées ; sans classe ni propriétaire, rien ne peut être vérifié.",
    en: "The registry states, by class and by owner state, where data may reside and be processed; without a class and an owner nothing can be verified.",
  },
  waiver: {
    fr: "Aucune dérogation : l'État propriétaire modifie ses pays autorisés dans stacks/alliance.yaml, avec relecture.",
    en: "No waiver: the owner state changes its allowed countries in stacks/alliance.yaml, under review.",
  },
  cases: {
    classAbsent: {
      what: {
        fr: "{type} n'indique pas la classe de ses données",
        en: "{type} does not name the class of its data",
      },
      remediation: fixLabels,
    },
    classUnknown: {
      what: {
        fr: "la classe de données de {type} n'est pas connue avant le déploiement",
        en: "the data class of {type} is not known before deployment",
      },
      remediation: fixLabels,
    },
    classUnregistered: {
      what: {
        fr: "la classe « {class} » de {type} n'est pas inscrite au registre",
        en: "class “{class}” of {type} is not in the registry",
      },
      remediation: {
        fr: "Utilisez l'une des classes du registre : {known}.",
        en: "Use one of the registry's classes: {known}.",
      },
    },
    ownerAbsent: {
      what: {
        fr: "{type} n'indique pas quel État possède ses données",
        en: "{type} does not name the state that owns its data",
      },
      remediation: fixLabels,
    },
    ownerUnknown: {
      what: {
        fr: "l'État propriétaire des données de {type} n'est pas connu avant le déploiement",
        en: "the state that owns the data of {type} is not known before deployment",
      },
      remediation: fixLabels,
    },
    ownerNotMember: {
      what: {
        fr: "le propriétaire « {owner} » de {type} n'est pas le code d'un État membre",
        en: "owner “{owner}” of {type} is not the code of a member state",
      },
      remediation: {
        fr: "Utilisez l'un des codes, en majuscules : {known}.",
        en: "Use one of the codes, in capitals: {known}.",
      },
    },
    mayNotReside: {
      what: {
        fr: "{type} conserverait sur le site {site} ({country}) des données de classe « {class} » appartenant à {owner}",
        en: "{type} would store at site {site} ({country}) data of class “{class}” owned by {owner}",
      },
      remediation: fixPlace,
    },
    mayNotProcess: {
      what: {
        fr: "{type} traiterait ou acheminerait sur le site {site} ({country}) des données de classe « {class} » appartenant à {owner}",
        en: "{type} would process or carry at site {site} ({country}) data of class “{class}” owned by {owner}",
      },
      remediation: fixPlace,
    },
  },
} as const satisfies RuleMessages;
