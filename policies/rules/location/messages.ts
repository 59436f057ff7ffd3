import type { RuleMessages } from "../../rule-messages.ts";

const fixRegion = {
  fr: "Indiquez la région « {expected} » du site {site}, en clair, sur la connexion ou sur la ressource.",
  en: "Name region “{expected}” of site {site}, as a plain value, on the connection or on the resource.",
};

export const messages = {
  title: {
    fr: "Chaque ressource se trouve sur le site de la pile, un site ouvert d'un pays de l'AES",
    en: "Every resource is at the stack's own site, an open site of an AES country",
  },
  why: {
    fr: "Aucune donnée ne quitte l'AES : toute ressource qui conserve, déplace ou traite des données se trouve sur un site inscrit au registre.",
    en: "No data leaves the AES: every resource that stores, moves or processes data is at a site of the registry.",
  },
  waiver: {
    fr: "Aucune dérogation : ouvrir un site est une décision de l'alliance, inscrite dans stacks/alliance.yaml.",
    en: "No waiver: opening a site is a decision of the alliance, recorded in stacks/alliance.yaml.",
  },
  cases: {
    stack: {
      what: {
        fr: "le site « {site} » de la pile n'est pas inscrit au registre",
        en: "the stack's site “{site}” is not in the registry",
      },
      remediation: {
        fr: "Donnez à la pile le nom d'un site du registre, ou nommez le site par AES_ESTATE_SITE.",
        en: "Name the stack after a site of the registry, or name the site in AES_ESTATE_SITE.",
      },
    },
    unknown: {
      what: {
        fr: "la région de {type} n'est pas connue avant le déploiement",
        en: "the region of {type} is not known before deployment",
      },
      remediation: fixRegion,
    },
    absent: {
      what: {
        fr: "{type} n'a pas de région, ni en propre ni par sa connexion",
        en: "{type} has no region, either of its own or from its connection",
      },
      remediation: fixRegion,
    },
    unregistered: {
      what: {
        fr: "la région « {region} » de {type} n'appartient à aucun site du registre",
        en: "region “{region}” of {type} belongs to no site of the registry",
      },
      remediation: fixRegion,
    },
    elsewhere: {
      what: {
        fr: "la région « {region} » de {type} appartient à un autre site que {site}",
        en: "region “{region}” of {type} belongs to a site other than {site}",
      },
      remediation: fixRegion,
    },
    foreign: {
      what: {
        fr: "la région « {region} » de {type} se trouve dans un pays qui n'est pas membre",
        en: "region “{region}” of {type} is in a country that is not a member",
      },
      remediation: fixRegion,
    },
    planned: {
      what: {
        fr: "la région « {region} » de {type} appartient à un site qui n'est pas encore ouvert",
        en: "region “{region}” of {type} belongs to a site that is not open yet",
      },
      remediation: {
        fr: "Attendez l'ouverture du site {site} (status: open dans stacks/alliance.yaml).",
        en: "Wait until site {site} opens (status: open in stacks/alliance.yaml).",
      },
    },
  },
} as const satisfies RuleMessages;
