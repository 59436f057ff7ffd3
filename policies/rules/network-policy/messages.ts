import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Nommez les pairs : des pods du cluster (namespaceSelector, podSelector), ou un ipBlock dans les adresses du site : {allowed}. Seules les classes {classes} peuvent aller jusqu'à {distance} ; la classe est celle de l'espace de noms, et l'étiquette aes.example/class de la NetworkPolicy la répète.",
  en: "Name the peers: pods of the cluster (namespaceSelector, podSelector), or an ipBlock inside the site's addresses: {allowed}. Only classes {classes} may go as far as {distance}; the class is the namespace's, and label aes.example/class of the NetworkPolicy repeats it.",
};

export const messages = {
  title: {
    fr: "Une NetworkPolicy n'ouvre au-delà du site que ce que permet la classe des données",
    en: "A NetworkPolicy opens beyond the site only what the class of the data allows",
  },
  why: {
    fr: "Les NetworkPolicies s'ajoutent : une seule règle sans pair, ou vers une adresse extérieure, rouvre ce que ferme le refus par défaut.",
    en: "NetworkPolicies add up: a single rule without a peer, or with an outside address, reopens what the default deny closes.",
  },
  waiver: {
    fr: "Aucune dérogation : seule une classe autorisée par egress dans stacks/alliance.yaml peut sortir du site.",
    en: "No waiver: only a class that egress in stacks/alliance.yaml allows may leave the site.",
  },
  cases: {
    ingress: {
      what: {
        fr: "{type} laisse {remote} ({distance}) joindre des pods de classe {class} du site {site}",
        en: "{type} lets {remote} ({distance}) reach pods of class {class} of site {site}",
      },
      remediation,
    },
    egress: {
      what: {
        fr: "{type} laisse des pods de classe {class} du site {site} sortir vers {remote} ({distance})",
        en: "{type} lets pods of class {class} of site {site} out to {remote} ({distance})",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "l'étendue de ce que {type} ouvre n'est pas connue avant le déploiement",
        en: "the range that {type} opens is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair les règles, leurs pairs et chaque ipBlock.",
        en: "Write the rules, their peers and each ipBlock as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
