import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Le trafic d'un nom publié va à un Service du cluster, et nulle part ailleurs",
    en: "Traffic to a published name goes to a Service of the cluster, and nowhere else",
  },
  why: {
    fr: "Une route peut transmettre, copier ou rediriger chaque requête vers un autre hôte, par un objet qu'aucune règle n'évalue.",
    en: "A route can forward, copy or redirect each request to another host, by an object that no rule evaluates.",
  },
  waiver: {
    fr: "Aucune dérogation : un domaine s'inscrit dans stacks/alliance.yaml (workloads.domains), avec relecture.",
    en: "No waiver: a domain is entered in stacks/alliance.yaml (workloads.domains), under review.",
  },
  cases: {
    backend: {
      what: {
        fr: "{type} mène à « {backend} », qui n'est pas un Service d'un espace de noms du locataire sur le site {site}",
        en: "{type} leads to “{backend}”, which is not a Service in a namespace of the tenant at site {site}",
      },
      remediation: {
        fr: "Nommez un Service du cluster : kind: Service, sans group, dans l'espace de noms de la route ou dans un autre du locataire.",
        en: "Name a Service of the cluster: kind: Service, without group, in the route's namespace or in another namespace of the tenant.",
      },
    },
    reference: {
      what: {
        fr: "{type} confie {field} à « {found} », qui n'est pas classé",
        en: "{type} leaves {field} to “{found}”, which is not classified",
      },
      remediation: {
        fr: "Retirez {field} ; valeurs admises : {allowed}.",
        en: "Remove {field}; admitted values: {allowed}.",
      },
    },
    filter: {
      what: {
        fr: "{type} applique un filtre qui n'est pas admis : {filter}",
        en: "{type} applies a filter that is not admitted: {filter}",
      },
      remediation: {
        fr: "Retirez-le ; filtres admis : {allowed}.",
        en: "Remove it; admitted filters: {allowed}.",
      },
    },
    host: {
      what: {
        fr: "{type} mène au nom « {host} », qui n'est sous aucun domaine du site {site}",
        en: "{type} leads to name “{host}”, which is not under a domain of site {site}",
      },
      remediation: {
        fr: "Retirez-le, ou donnez un nom sous l'un des domaines du site : {allowed} ; un chemin commence par un seul « / », et un en-tête ne doit demander aucun rapport (report-uri, report-to).",
        en: "Remove it, or give a name under one of the site's domains: {allowed}; a path begins with one “/”, and a header must not request reports (report-uri, report-to).",
      },
    },
    address: {
      what: {
        fr: "{type} demande l'adresse « {address} », qui n'est pas une adresse du site {site}",
        en: "{type} requests address “{address}”, which is not an address of site {site}",
      },
      remediation: {
        fr: "Retirez addresses, ou nommez une adresse (type: IPAddress) du site : {allowed}.",
        en: "Remove addresses, or name an address (type: IPAddress) of the site: {allowed}.",
      },
    },
    unknown: {
      what: {
        fr: "la destination de {type} n'est pas connue avant le déploiement",
        en: "the destination of {type} is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair les règles, les filtres et les références.",
        en: "Write the rules, filters and references as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
