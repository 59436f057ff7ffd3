import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez dans {field}, en clair, une destination inscrite pour le site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a destination registered for site {site}: {allowed}.",
};

export const messages = {
  title: {
    fr: "Le trafic des journaux, mesures, traces, DNS, heure et images ne va qu'aux destinations inscrites du site",
    en: "Traffic of logs, metrics, traces, DNS, time and images goes only to the site's registered destinations",
  },
  why: {
    fr: "Un journal, une trace ou une requête DNS peut révéler autant que les données elles-mêmes, et une image étrangère peut contenir n'importe quel code.",
    en: "A log, a trace or a DNS query can reveal as much as the data itself, and a foreign image can contain any code.",
  },
  waiver: {
    fr: "Aucune dérogation : une destination s'inscrit dans stacks/alliance.yaml (destinations du site), avec relecture ; une copie vers un autre site demande un contrat.",
    en: "No waiver: a destination is entered in stacks/alliance.yaml (the site's destinations), under review; a copy to another site needs a contract.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} mène ({field}) à une destination qui n'est pas inscrite pour le site {site}",
        en: "{type} leads ({field}) to a destination that is not registered for site {site}",
      },
      remediation,
    },
    claimed: {
      what: {
        fr: "{type} répondrait ({field}) à la place de {host}, un service inscrit au registre",
        en: "{type} would answer ({field}) in place of {host}, a service of the registry",
      },
      remediation: {
        fr: "Donnez une zone et des noms sous le domaine du locataire, différents de ce nom et de ses domaines parents : seul le parc les sert.",
        en: "Give a zone and names below the tenant's own domain, other than that name and its parent domains: only the estate serves those.",
      },
    },
    unknown: {
      what: {
        fr: "la destination ({field}) de {type} n'est pas connue avant le déploiement",
        en: "the destination ({field}) of {type} is not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
