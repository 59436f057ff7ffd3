import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Une pile ne lit pas les sorties d'un autre site, ni d'une autre organisation",
    en: "A stack reads no outputs of another site, nor of another organization",
  },
  why: {
    fr: "Les sorties d'une pile portent des adresses, des identifiants et des secrets : les lire ailleurs, c'est les faire passer la frontière sans contrat.",
    en: "A stack's outputs carry addresses, identifiers and secrets: to read them elsewhere is to take them across the border without a contract.",
  },
  waiver: {
    fr: "Aucune dérogation : ce que deux sites doivent savoir l'un de l'autre s'écrit dans le registre.",
    en: "No waiver: what two sites must know of each other is written in the registry.",
  },
  cases: {
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement quelle pile lit {subject}",
        en: "it is not known before deployment which stack {subject} reads",
      },
      remediation: {
        fr: "Écrivez le nom de la pile en clair.",
        en: "Write the stack's name as a plain value.",
      },
    },
    elsewhere: {
      what: {
        fr: "la pile « {stack} » est celle d'un autre site que {site}",
        en: "stack “{stack}” is that of another site than {site}",
      },
      remediation: {
        fr: "Ne lisez que des piles du site {site} ; l'adresse d'un autre site est dans stacks/alliance.yaml.",
        en: "Read stacks of site {site} only; another site's address is in stacks/alliance.yaml.",
      },
    },
    shape: {
      what: {
        fr: "« {stack} » n'est pas le nom d'une pile",
        en: "“{stack}” is not the name of a stack",
      },
      remediation: {
        fr: "Écrivez organization/<projet>/<pile>, en lettres, chiffres, . _ et - seulement.",
        en: "Write organization/<project>/<stack>, of letters, digits, . _ and - only.",
      },
    },
    organization: {
      what: {
        fr: "la pile « {stack} » est d'une organisation d'un service, pas de l'état gardé sur place",
        en: "stack “{stack}” is of an organization at a service, not of the state kept in place",
      },
      remediation: {
        fr: "Écrivez organization/<projet>/<pile> : l'état du site n'a pas d'autre organisation.",
        en: "Write organization/<project>/<stack>: the site's state has no other organization.",
      },
    },
  },
} as const satisfies RuleMessages;
