import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Ce qui entre par un nom publié va à un Service du cluster, et nulle part ailleurs",
    en: "What comes in by a published name goes to a Service of the cluster, and nowhere else",
  },
  why: {
    fr: "Une route peut remettre, copier ou renvoyer chaque requête à un autre hôte, par un objet que personne n'évalue.",
    en: "A route can hand, copy or redirect each request to another host, by an object that nobody evaluates.",
  },
  waiver: {
    fr: "Aucune dérogation : un domaine s'inscrit dans stacks/alliance.yaml (workloads.domains), avec relecture.",
    en: "No waiver: a domain is entered in stacks/alliance.yaml (workloads.domains), under review.",
  },
  cases: {
    backend: {
      what: {
        fr: "{type} mène à « {backend} », qui n'est pas un Service d'un espace de noms du locataire, au site {site}",
        en: "{type} leads to “{backend}”, which is no Service of a namespace of the tenant, at site {site}",
      },
      remediation: {
        fr: "Menez à un Service du cluster : kind: Service, sans group, dans l'espace de noms de la route ou un autre du locataire.",
        en: "Lead to a Service of the cluster: kind: Service, without group, in the route's namespace or another one of the tenant.",
      },
    },
    reference: {
      what: {
        fr: "{type} confie {field} à « {found} », que personne n'a classé",
        en: "{type} leaves {field} to “{found}”, which nobody has classified",
      },
      remediation: {
        fr: "Retirez {field} ; y est admis : {allowed}.",
        en: "Remove {field}; admitted there: {allowed}.",
      },
    },
    filter: {
      what: {
        fr: "{type} applique un filtre qui n'est pas admis : {filter}",
        en: "{type} applies a filter that is not admitted: {filter}",
      },
      remediation: {
        fr: "Retirez-le ; sont admis {allowed}.",
        en: "Remove it; admitted are {allowed}.",
      },
    },
    host: {
      what: {
        fr: "{type} mène au nom « {host} », qui n'est d'aucun domaine du site {site}",
        en: "{type} leads to the name “{host}”, which is of no domain of site {site}",
      },
      remediation: {
        fr: "Retirez-le, ou donnez un nom qui finit par l'un des domaines du site : {allowed} ; un chemin commence par un seul « / », et un en-tête ne demande aucun rapport (report-uri, report-to).",
        en: "Remove it, or give a name that ends in one of the site's domains: {allowed}; a path begins with one “/”, and a header asks for no report (report-uri, report-to).",
      },
    },
    address: {
      what: {
        fr: "{type} demande l'adresse « {address} », qui n'est pas du site {site}",
        en: "{type} asks for address “{address}”, which is not of site {site}",
      },
      remediation: {
        fr: "Retirez addresses, ou nommez une adresse (type: IPAddress) du site : {allowed}.",
        en: "Remove addresses, or name an address (type: IPAddress) of the site: {allowed}.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement où mène {type}",
        en: "it is not known before deployment where {type} leads",
      },
      remediation: {
        fr: "Écrivez en clair règles, filtres et références.",
        en: "Write rules, filters and references as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
