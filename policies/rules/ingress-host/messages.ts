import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez un nom qui finit par l'un des domaines du site : {allowed}.",
  en: "Give a name that ends in one of the site's domains: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les noms publiés finissent par un domaine du site",
    en: "Published names end in a domain of the site",
  },
  why: {
    fr: "Un nom étranger attire ici le trafic d'autrui, ou mène le nôtre par un DNS et un certificat hors de l'AES ; une règle sans nom prend tout.",
    en: "A foreign name draws other people's traffic here, or leads ours through DNS and certificates outside the AES; a rule without a name takes everything.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau domaine s'inscrit dans stacks/alliance.yaml (workloads.domains), avec relecture.",
    en: "No waiver: a new domain is entered in stacks/alliance.yaml (workloads.domains), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} publie « {host} », qui n'est d'aucun domaine du site {site}",
        en: "{type} publishes “{host}”, which is of no domain of site {site}",
      },
      remediation: {
        fr: "Donnez un nom qui finit par l'un des domaines du site : {allowed}. Un certificat peut aussi nommer un Service de son propre espace de noms, en entier : nom.espace.svc (« web » et « web.espace » ne suffisent pas).",
        en: "Give a name that ends in one of the site's domains: {allowed}. A certificate may also name a Service of its own namespace, in full: name.namespace.svc (“web” and “web.namespace” are not enough).",
      },
    },
    absent: {
      what: {
        fr: "{type} publie sans nom d'hôte, donc sous n'importe quel nom",
        en: "{type} publishes without a host name, thus under any name",
      },
      remediation,
    },
    path: {
      what: {
        fr: "{type} a un chemin qui peut écrire la configuration de son contrôleur : « {path} »",
        en: "{type} has a path that may write its controller's configuration: “{path}”",
      },
      remediation: {
        fr: "Écrivez un chemin sans espaces, guillemets, accolades ni points-virgules.",
        en: "Write a path without spaces, quotes, braces or semicolons.",
      },
    },
    unknown: {
      what: {
        fr: "un nom que publie {type} n'est pas connu avant le déploiement",
        en: "a name that {type} publishes is not known before deployment",
      },
      remediation: { fr: "Écrivez-le en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
