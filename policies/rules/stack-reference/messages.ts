import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Une pile ne lit les sorties ni d'un autre site, ni d'une autre organisation",
    en: "A stack does not read outputs of another site or of another organization",
  },
  why: {
    fr: "Les sorties d'une pile portent des adresses, des identifiants et des secrets : les lire depuis un autre site leur fait passer la frontière sans contrat.",
    en: "A stack's outputs carry addresses, identifiers and secrets: reading them from another site takes them across the border without a contract.",
  },
  waiver: {
    fr: "Aucune dérogation : les informations que deux sites doivent partager sont dans le registre.",
    en: "No waiver: information that two sites must share is in the registry.",
  },
  cases: {
    unknown: {
      what: {
        fr: "la pile que lit {subject} n'est pas connue avant le déploiement",
        en: "the stack that {subject} reads is not known before deployment",
      },
      remediation: {
        fr: "Écrivez le nom de la pile en clair.",
        en: "Write the stack's name as a plain value.",
      },
    },
    elsewhere: {
      what: {
        fr: "la pile « {stack} » appartient à un autre site que {site}",
        en: "stack “{stack}” belongs to a site other than {site}",
      },
      remediation: {
        fr: "Ne lisez que des piles du site {site} ; les adresses des autres sites sont dans stacks/alliance.yaml.",
        en: "Read stacks of site {site} only; the addresses of other sites are in stacks/alliance.yaml.",
      },
    },
    shape: {
      what: {
        fr: "« {stack} » n'est pas un nom de pile valide",
        en: "“{stack}” is not a valid stack name",
      },
      remediation: {
        fr: "Écrivez organization/<projet>/<pile>, avec seulement des lettres, des chiffres, . _ et -.",
        en: "Write organization/<project>/<stack>, with letters, digits, . _ and - only.",
      },
    },
    organization: {
      what: {
        fr: "la pile « {stack} » appartient à une organisation d'un service d'états, pas à l'état conservé sur le site",
        en: "stack “{stack}” belongs to an organization of a state service, not to the state that is kept at the site",
      },
      remediation: {
        fr: "Écrivez organization/<projet>/<pile> : l'état du site n'a qu'une organisation, « organization ».",
        en: "Write organization/<project>/<stack>: the site's state has one organization only, “organization”.",
      },
    },
  },
} as const satisfies RuleMessages;
