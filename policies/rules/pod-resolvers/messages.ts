import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les pods ne demandent de noms qu'au DNS du cluster et aux résolveurs du site, et n'en détournent aucun",
    en: "Pods ask for names only of the cluster's DNS and of the site's resolvers, and divert none",
  },
  why: {
    fr: "Un nom à résoudre dit avec qui l'on parle, et qui répond décide où va la donnée.",
    en: "A name to resolve tells whom one talks to, and whoever answers decides where the data goes.",
  },
  waiver: {
    fr: "Aucune dérogation : les résolveurs du site sont dans stacks/alliance.yaml (destinations.dns), avec relecture.",
    en: "No waiver: the site's resolvers are in stacks/alliance.yaml (destinations.dns), under review.",
  },
  cases: {
    resolver: {
      what: {
        fr: "{type} demande ses noms à « {got} » (dnsConfig.nameservers), qui n'est pas un résolveur du site {site}",
        en: "{type} asks “{got}” for names (dnsConfig.nameservers), which is no resolver of site {site}",
      },
      remediation: {
        fr: "Retirez-le : le DNS du cluster répond à qui laisse dnsPolicy tel quel ; les résolveurs du site sont {allowed}.",
        en: "Remove it: the cluster's DNS answers whoever leaves dnsPolicy as it is; the site's resolvers are {allowed}.",
      },
    },
    search: {
      what: {
        fr: "{type} complète ses noms par « {got} » (dnsConfig.searches), qui n'est ni du cluster ni sous un domaine du site {site}",
        en: "{type} completes names with “{got}” (dnsConfig.searches), which is neither the cluster's nor under a domain of site {site}",
      },
      remediation: {
        fr: "Écrivez un domaine sous cluster.local ou sous l'un de ceux du site : {allowed}.",
        en: "Write a domain under cluster.local or under one of the site's: {allowed}.",
      },
    },
    alias: {
      what: {
        fr: "{type} mène un nom à « {got} » (hostAliases), qui n'est pas une adresse du site {site}",
        en: "{type} leads a name to “{got}” (hostAliases), which is no address of site {site}",
      },
      remediation: {
        fr: "Appelez un Service par son nom, ou écrivez une adresse du site ({allowed}) ou de la boucle locale.",
        en: "Call a Service by its name, or write an address of the site ({allowed}) or of loopback.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement à qui {type} demande ses noms",
        en: "it is not known before deployment whom {type} asks for names",
      },
      remediation: {
        fr: "Écrivez dnsConfig et hostAliases en clair.",
        en: "Write dnsConfig and hostAliases as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
