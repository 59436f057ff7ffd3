import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Nommez les pairs : des pods du cluster (namespaceSelector, podSelector), ou un ipBlock dans les adresses du site : {allowed}. Seules les classes {classes} vont jusqu'à {distance} ; la classe est celle de l'espace de noms, et l'étiquette aes.example/class de la politique la répète.",
  en: "Name the peers: pods of the cluster (namespaceSelector, podSelector), or an ipBlock inside the site's addresses: {allowed}. Only classes {classes} go as far as {distance}; the class is the namespace's, and label aes.example/class of the policy repeats it.",
};

export const messages = {
  title: {
    fr: "Une NetworkPolicy n'ouvre au-delà du site que ce que la classe des données permet",
    en: "A NetworkPolicy opens beyond the site only what the class of the data allows",
  },
  why: {
    fr: "Les NetworkPolicies s'ajoutent : une seule règle sans pair, ou vers une adresse étrangère, rouvre ce que le refus par défaut ferme.",
    en: "NetworkPolicies add up: one rule without a peer, or towards a foreign address, reopens what the default deny closes.",
  },
  waiver: {
    fr: "Aucune dérogation : ce qui peut sortir du site est d'une classe dont egress le dit dans stacks/alliance.yaml.",
    en: "No waiver: what may leave the site is of a class whose egress says so in stacks/alliance.yaml.",
  },
  cases: {
    ingress: {
      what: {
        fr: "{type} laisse entrer {remote}, soit {distance}, vers des pods du site {site} de classe {class}",
        en: "{type} lets in {remote}, which is {distance}, to pods of site {site} of class {class}",
      },
      remediation,
    },
    egress: {
      what: {
        fr: "{type} laisse sortir vers {remote}, soit {distance}, des pods du site {site} de classe {class}",
        en: "{type} lets pods of site {site} of class {class} out to {remote}, which is {distance}",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "ce que {type} ouvre n'est pas connu avant le déploiement",
        en: "what {type} opens is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair les règles, leurs pairs et chaque ipBlock.",
        en: "Write the rules, their peers and each ipBlock as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
