import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les étiquettes sont exactes : le site de la pile, un locataire du site, son propriétaire, sa classe ou une classe plus sensible",
    en: "Labels are true: the stack's site, a tenant of the site, its owner, its class or a more sensitive one",
  },
  why: {
    fr: "Toutes les règles évaluent une ressource d'après ses étiquettes ; une étiquette fausse les trompe toutes.",
    en: "Every rule evaluates a resource by its labels; a false label deceives them all.",
  },
  waiver: {
    fr: "Aucune dérogation : le locataire change de classe ou de propriétaire dans son fichier, avec relecture.",
    en: "No waiver: the tenant changes its class or owner in its file, under review.",
  },
  cases: {
    site: {
      what: {
        fr: "{type} est étiqueté pour le site « {label} », mais la pile est celle du site {site}",
        en: "{type} is labelled for site “{label}”, but the stack is that of site {site}",
      },
      remediation: {
        fr: "Écrivez {paste}, ou déclarez la ressource dans la pile de son site.",
        en: "Write {paste}, or declare the resource in the stack of its site.",
      },
    },
    tenant: {
      what: {
        fr: "{type} est étiqueté pour le locataire « {tenant} », qui n'a pas de fichier sur le site {site}",
        en: "{type} is labelled for tenant “{tenant}”, which has no file at site {site}",
      },
      remediation: {
        fr: "Nommez l'un des locataires du site ({want}) ou platform : {paste}.",
        en: "Name one of the site's tenants ({want}) or platform: {paste}.",
      },
    },
    owner: {
      what: {
        fr: "{type} nomme {label} comme propriétaire, mais les données du locataire {tenant} appartiennent à {owner}",
        en: "{type} names {label} as the owner, but the data of tenant {tenant} is owned by {owner}",
      },
      remediation: { fr: "Écrivez {paste}.", en: "Write {paste}." },
    },
    lowered: {
      what: {
        fr: "{type} est étiqueté de classe « {label} », moins sensible que la classe « {class} » de son locataire {tenant}",
        en: "{type} is labelled class “{label}”, less sensitive than class “{class}” of its tenant {tenant}",
      },
      remediation: {
        fr: "Écrivez {paste}, ou une classe plus sensible.",
        en: "Write {paste}, or a more sensitive class.",
      },
    },
    restored: {
      what: {
        fr: "{type} est étiqueté de classe « {class} », qui peut sortir vers Internet, et restaure une copie ({field}) dont la classe est inconnue",
        en: "{type} is labelled class “{class}”, which may leave to the Internet, and restores a copy ({field}) of unknown class",
      },
      remediation: {
        fr: "Retirez « {field} » et copiez un volume de la pile (sourceVolId), dont les étiquettes sont comparées, ou donnez une classe plus sensible.",
        en: "Remove “{field}” and copy a volume of the stack (sourceVolId), whose labels are compared, or give a more sensitive class.",
      },
    },
    unknown: {
      what: {
        fr: "le site ou le locataire qu'indiquent les étiquettes de {type} n'est pas connu avant le déploiement",
        en: "the site or the tenant in the labels of {type} is not known before deployment",
      },
      remediation: {
        fr: "Écrivez les étiquettes en clair : {paste}.",
        en: "Write the labels as plain values: {paste}.",
      },
    },
  },
} as const satisfies RuleMessages;
