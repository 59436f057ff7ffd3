import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez en clair, dans {field}, une destination inscrite pour le site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a destination registered for site {site}: {allowed}.",
};

export const messages = {
  title: {
    fr: "Journaux, mesures, traces, noms, heure et images ne vont et ne viennent qu'aux destinations inscrites du site",
    en: "Logs, metrics, traces, names, time and images go to and come from the site's registered places only",
  },
  why: {
    fr: "Un journal, une trace ou un nom à résoudre en dit autant que la donnée, et une image venue d'ailleurs fait ce qu'elle veut.",
    en: "A log, a trace or a name to resolve tells as much as the data, and an image from elsewhere does as it likes.",
  },
  waiver: {
    fr: "Aucune dérogation : une destination s'inscrit dans stacks/alliance.yaml (destinations du site), avec relecture ; une copie vers un autre site demande un contrat.",
    en: "No waiver: a destination is entered in stacks/alliance.yaml (the site's destinations), under review; a copy to another site needs a contract.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} mène ({field}) à une destination que le site {site} n'a pas inscrite",
        en: "{type} leads ({field}) to a place that site {site} has not registered",
      },
      remediation,
    },
    claimed: {
      what: {
        fr: "{type} répondrait ({field}) au nom de {host}, un service que le registre connaît sous ce nom",
        en: "{type} would answer ({field}) for {host}, a service that the registry knows by that name",
      },
      remediation: {
        fr: "Donnez une zone et des noms au-dessous du domaine du locataire, qui ne sont ni ce nom ni au-dessus : seul le domaine les sert.",
        en: "Give a zone and names below the tenant's own domain, neither that name nor above it: the estate alone serves those.",
      },
    },
    unknown: {
      what: {
        fr: "la destination ({field}) de {type} n'est pas connue avant le déploiement",
        en: "the place {type} leads to ({field}) is not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
