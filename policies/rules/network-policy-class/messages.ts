import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Nommez les pairs : des pods du cluster, ou un ipBlock dans les adresses du site : {allowed}. Seules les classes {classes} vont jusqu'à {distance}.",
  en: "Name the peers: pods of the cluster, or an ipBlock inside the site's addresses: {allowed}. Only classes {classes} go as far as {distance}.",
};

export const messages = {
  title: {
    fr: "Une NetworkPolicy n'ouvre pas plus que la classe de son espace de noms",
    en: "A NetworkPolicy opens no more than the class of its namespace",
  },
  why: {
    fr: "La classe est celle de l'espace de noms ; ce que la politique dit d'elle-même n'ouvre rien.",
    en: "The class is the namespace's; what the policy says of itself opens nothing.",
  },
  waiver: {
    fr: "Aucune dérogation : ce qui peut sortir du site est d'une classe dont egress le dit dans stacks/alliance.yaml.",
    en: "No waiver: what may leave the site is of a class whose egress says so in stacks/alliance.yaml.",
  },
  cases: {
    ingress: {
      what: {
        fr: "{type} laisse entrer {remote}, soit {distance}, dans un espace de noms de classe {class} du site {site}",
        en: "{type} lets in {remote}, which is {distance}, to a namespace of class {class} of site {site}",
      },
      remediation,
    },
    egress: {
      what: {
        fr: "{type} laisse sortir vers {remote}, soit {distance}, un espace de noms de classe {class} du site {site}",
        en: "{type} lets a namespace of class {class} of site {site} out to {remote}, which is {distance}",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
