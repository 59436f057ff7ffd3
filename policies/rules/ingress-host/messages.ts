import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez un nom sous l'un des domaines du site : {allowed}.",
  en: "Give a name under one of the site's domains: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les noms publiés sont sous un domaine du site",
    en: "Published names are under a domain of the site",
  },
  why: {
    fr: "Un nom étranger attire ici le trafic d'autrui, ou fait passer le nôtre par un DNS et un certificat hors de l'AES ; une règle sans nom reçoit tout le trafic.",
    en: "A foreign name draws other people's traffic here, or sends ours through DNS and certificates outside the AES; a rule without a name receives all traffic.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau domaine s'inscrit dans stacks/alliance.yaml (workloads.domains), avec relecture.",
    en: "No waiver: a new domain is entered in stacks/alliance.yaml (workloads.domains), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} publie « {host} », qui n'est sous aucun domaine du site {site}",
        en: "{type} publishes “{host}”, which is not under a domain of site {site}",
      },
      remediation: {
        fr: "Donnez un nom sous l'un des domaines du site : {allowed}. Un certificat peut aussi nommer un Service de son propre espace de noms, en entier : nom.espace.svc (« web » et « web.espace » ne suffisent pas).",
        en: "Give a name under one of the site's domains: {allowed}. A certificate may also name a Service of its own namespace, in full: name.namespace.svc (“web” and “web.namespace” are not enough).",
      },
    },
    absent: {
      what: {
        fr: "{type} publie sans nom d'hôte et répond donc à n'importe quel nom",
        en: "{type} publishes without a host name, so it answers to any name",
      },
      remediation,
    },
    path: {
      what: {
        fr: "{type} a un chemin qui peut modifier la configuration de son contrôleur : « {path} »",
        en: "{type} has a path that can change its controller's configuration: “{path}”",
      },
      remediation: {
        fr: "Écrivez un chemin sans espaces, guillemets, accolades ni points-virgules.",
        en: "Write a path without spaces, quotes, braces or semicolons.",
      },
    },
    unknown: {
      what: {
        fr: "un nom publié par {type} n'est pas connu avant le déploiement",
        en: "a name that {type} publishes is not known before deployment",
      },
      remediation: { fr: "Écrivez-le en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
