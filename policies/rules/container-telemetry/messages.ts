import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez-lui en clair un Service du cluster (nom.espace.svc) ou une destination inscrite du site : {allowed}.",
  en: "Give it, as a plain value, a Service of the cluster (name.namespace.svc) or a registered place of the site: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les conteneurs n'envoient leurs traces, mesures et journaux, et ne passent par un mandataire, que dans le cluster ou aux destinations inscrites du site",
    en: "Containers send traces, metrics and logs, and take proxies, only inside the cluster or to the site's registered places",
  },
  why: {
    fr: "Une variable suffit pour qu'une bibliothèque raconte dehors chaque requête, ou pour que toutes passent par quelqu'un d'autre.",
    en: "One variable is enough for a library to tell the outside of each request, or for all of them to pass by somebody else.",
  },
  waiver: {
    fr: "Aucune dérogation : une destination s'inscrit dans stacks/alliance.yaml (destinations du site), avec relecture.",
    en: "No waiver: a destination is entered in stacks/alliance.yaml (the site's destinations), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} mène par la variable {name} à une destination que le site {site} n'a pas inscrite",
        en: "{type} leads by variable {name} to a place that site {site} has not registered",
      },
      remediation,
    },
    host: {
      what: {
        fr: "{type} nomme dans la variable {name} l'hôte « {host} », qui n'est ni du cluster, ni de l'alliance",
        en: "{type} names in variable {name} host “{host}”, which is neither of the cluster nor of the alliance",
      },
      remediation: {
        fr: "Donnez un Service du cluster (nom.espace.svc), une adresse privée ou un nom sous {domains}. Un identifiant d'un standard (http://www.w3.org/…, http://json-schema.org/…) passe seul dans une variable dont le nom ne dit pas de lieu (URL, URI, HOST, ENDPOINT…).{open}",
        en: "Give a Service of the cluster (name.namespace.svc), a private address or a name under {domains}. An identifier of a standard (http://www.w3.org/…, http://json-schema.org/…) passes by itself in a variable whose name says no place (URL, URI, HOST, ENDPOINT…).{open}",
      },
    },
    twice: {
      what: {
        fr: "{type} donne deux fois la variable {name} au même conteneur, et la seconde cache la première",
        en: "{type} gives the same container variable {name} twice, and the second hides the first",
      },
      remediation: { fr: "Ne la donnez qu'une fois.", en: "Give it once." },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement où mène la variable {name} de {type}",
        en: "it is not known before deployment where variable {name} of {type} leads",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
