import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Nommez les pairs : des pods du cluster, ou un ipBlock dans les adresses du site : {allowed}. Seules les classes {classes} peuvent aller jusqu'à {distance}.",
  en: "Name the peers: pods of the cluster, or an ipBlock inside the site's addresses: {allowed}. Only classes {classes} may go as far as {distance}.",
};

export const messages = {
  title: {
    fr: "Une NetworkPolicy n'ouvre pas plus que ne le permet la classe de son espace de noms",
    en: "A NetworkPolicy opens no more than the class of its namespace allows",
  },
  why: {
    fr: "La classe est celle de l'espace de noms ; l'étiquette de la NetworkPolicy elle-même n'ouvre rien.",
    en: "The class is the namespace's; the label of the NetworkPolicy itself opens nothing.",
  },
  waiver: {
    fr: "Aucune dérogation : seule une classe autorisée par egress dans stacks/alliance.yaml peut sortir du site.",
    en: "No waiver: only a class that egress in stacks/alliance.yaml allows may leave the site.",
  },
  cases: {
    ingress: {
      what: {
        fr: "{type} laisse {remote} ({distance}) entrer dans un espace de noms de classe {class} du site {site}",
        en: "{type} lets {remote} ({distance}) into a namespace of class {class} of site {site}",
      },
      remediation,
    },
    egress: {
      what: {
        fr: "{type} laisse un espace de noms de classe {class} du site {site} sortir vers {remote} ({distance})",
        en: "{type} lets a namespace of class {class} of site {site} out to {remote} ({distance})",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
