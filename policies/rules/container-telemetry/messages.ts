import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez-lui, en clair, un Service du cluster (nom.espace.svc) ou une destination inscrite du site : {allowed}.",
  en: "Give it, as a plain value, a Service of the cluster (name.namespace.svc) or a registered destination of the site: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les traces, mesures, journaux et requêtes par mandataire des conteneurs ne vont que dans le cluster ou aux destinations inscrites du site",
    en: "Traces, metrics, logs and proxied requests of containers go only inside the cluster or to the site's registered destinations",
  },
  why: {
    fr: "Une seule variable peut amener une bibliothèque à signaler chaque requête à l'extérieur, ou à les faire toutes passer par un tiers.",
    en: "A single variable can make a library report each request to the outside, or send all requests through a third party.",
  },
  waiver: {
    fr: "Aucune dérogation : une destination s'inscrit dans stacks/alliance.yaml (destinations du site), avec relecture.",
    en: "No waiver: a destination is entered in stacks/alliance.yaml (the site's destinations), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "la variable {name} de {type} mène à une destination qui n'est pas inscrite pour le site {site}",
        en: "variable {name} of {type} leads to a destination that is not registered for site {site}",
      },
      remediation,
    },
    host: {
      what: {
        fr: "la variable {name} de {type} nomme l'hôte « {host} », qui n'est ni dans le cluster, ni de l'alliance",
        en: "variable {name} of {type} names host “{host}”, which is neither in the cluster nor of the alliance",
      },
      remediation: {
        fr: "Donnez un Service du cluster (nom.espace.svc), une adresse privée ou un nom sous {domains}. Un identifiant d'un standard (http://www.w3.org/…, http://json-schema.org/…) est admis seul, dans une variable dont le nom n'indique pas une adresse (URL, URI, HOST, ENDPOINT…).{open}",
        en: "Give a Service of the cluster (name.namespace.svc), a private address or a name under {domains}. An identifier of a standard (http://www.w3.org/…, http://json-schema.org/…) is admitted on its own, in a variable whose name does not indicate an address (URL, URI, HOST, ENDPOINT…).{open}",
      },
    },
    twice: {
      what: {
        fr: "{type} donne deux fois la variable {name} au même conteneur ; la seconde remplace la première",
        en: "{type} sets variable {name} of one container twice; the second replaces the first",
      },
      remediation: { fr: "Ne la donnez qu'une fois.", en: "Set it once." },
    },
    unknown: {
      what: {
        fr: "la destination de la variable {name} de {type} n'est pas connue avant le déploiement",
        en: "the destination of variable {name} of {type} is not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
