import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les pods n'utilisent que le DNS du cluster et les résolveurs du site, et ne détournent aucun nom",
    en: "Pods use only the cluster's DNS and the site's resolvers, and divert no name",
  },
  why: {
    fr: "Une requête DNS révèle avec qui un pod communique, et le résolveur qui répond décide où vont les données.",
    en: "A DNS query reveals whom a pod communicates with, and the resolver that answers decides where the data goes.",
  },
  waiver: {
    fr: "Aucune dérogation : les résolveurs du site sont dans stacks/alliance.yaml (destinations.dns), avec relecture.",
    en: "No waiver: the site's resolvers are in stacks/alliance.yaml (destinations.dns), under review.",
  },
  cases: {
    resolver: {
      what: {
        fr: "{type} utilise le résolveur « {got} » (dnsConfig.nameservers), qui n'est pas un résolveur du site {site}",
        en: "{type} uses resolver “{got}” (dnsConfig.nameservers), which is not a resolver of site {site}",
      },
      remediation: {
        fr: "Retirez-le : avec dnsPolicy par défaut, le DNS du cluster répond ; les résolveurs du site sont {allowed}.",
        en: "Remove it: with the default dnsPolicy, the cluster's DNS answers; the site's resolvers are {allowed}.",
      },
    },
    search: {
      what: {
        fr: "{type} complète les noms par « {got} » (dnsConfig.searches), qui n'est ni du cluster ni sous un domaine du site {site}",
        en: "{type} completes names with “{got}” (dnsConfig.searches), which is neither the cluster's nor under a domain of site {site}",
      },
      remediation: {
        fr: "Écrivez un domaine sous cluster.local ou sous l'un de ceux du site : {allowed}.",
        en: "Write a domain under cluster.local or under one of the site's: {allowed}.",
      },
    },
    alias: {
      what: {
        fr: "{type} associe un nom à « {got} » (hostAliases), qui n'est pas une adresse du site {site}",
        en: "{type} maps a name to “{got}” (hostAliases), which is not an address of site {site}",
      },
      remediation: {
        fr: "Appelez un Service par son nom, ou écrivez une adresse du site ({allowed}) ou de la boucle locale.",
        en: "Call a Service by its name, or write an address of the site ({allowed}) or of loopback.",
      },
    },
    unknown: {
      what: {
        fr: "les résolveurs de {type} ne sont pas connus avant le déploiement",
        en: "the resolvers of {type} are not known before deployment",
      },
      remediation: {
        fr: "Écrivez dnsConfig et hostAliases en clair.",
        en: "Write dnsConfig and hostAliases as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
