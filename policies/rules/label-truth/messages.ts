import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les étiquettes disent vrai : le site de la pile, un locataire commandé, son propriétaire, sa classe ou plus",
    en: "Labels tell the truth: the stack's site, an ordered tenant, its owner, its class or a higher one",
  },
  why: {
    fr: "Toutes les règles jugent une ressource par ses étiquettes ; une étiquette fausse les trompe toutes.",
    en: "Every rule judges a resource by its labels; one that lies deceives them all.",
  },
  waiver: {
    fr: "Aucune dérogation : le locataire change de classe ou de propriétaire dans son fichier, avec relecture.",
    en: "No waiver: the tenant changes its class or owner in its file, under review.",
  },
  cases: {
    site: {
      what: {
        fr: "{type} se dit du site « {label} », mais la pile est celle du site {site}",
        en: "{type} says it is at site “{label}”, but the stack is that of site {site}",
      },
      remediation: {
        fr: "Écrivez {paste}, ou déclarez la ressource dans la pile de son site.",
        en: "Write {paste}, or declare the resource in the stack of its site.",
      },
    },
    tenant: {
      what: {
        fr: "{type} se dit du locataire « {tenant} », que personne n'a commandé au site {site}",
        en: "{type} says it belongs to tenant “{tenant}”, which nobody ordered at site {site}",
      },
      remediation: {
        fr: "Nommez l'un des locataires du site ({want}) ou platform : {paste}.",
        en: "Name one of the site's tenants ({want}) or platform: {paste}.",
      },
    },
    owner: {
      what: {
        fr: "{type} se dit à {label}, mais les données du locataire {tenant} sont à {owner}",
        en: "{type} says it is owned by {label}, but the data of tenant {tenant} is owned by {owner}",
      },
      remediation: { fr: "Écrivez {paste}.", en: "Write {paste}." },
    },
    lowered: {
      what: {
        fr: "{type} se dit de classe « {label} », moins sensible que la classe « {class} » de son locataire {tenant}",
        en: "{type} says it is of class “{label}”, less sensitive than class “{class}” of its tenant {tenant}",
      },
      remediation: {
        fr: "Écrivez {paste}, ou une classe plus sensible.",
        en: "Write {paste}, or a more sensitive class.",
      },
    },
    restored: {
      what: {
        fr: "{type} se dit de classe « {class} », qui peut sortir vers Internet, et reprend une copie ({field}) dont rien ne dit ce qu'elle contient",
        en: "{type} says it is of class “{class}”, which may leave to the Internet, and restores a copy ({field}) of which nothing says what it holds",
      },
      remediation: {
        fr: "Retirez « {field} » et copiez un volume de la pile (sourceVolId), dont les étiquettes sont comparées, ou donnez une classe plus sensible.",
        en: "Remove “{field}” and copy a volume of the stack (sourceVolId), whose labels are compared, or give a more sensitive class.",
      },
    },
    unknown: {
      what: {
        fr: "le site ou le locataire que {type} dit être le sien n'est pas connu avant le déploiement",
        en: "the site or tenant that {type} says is its own is not known before deployment",
      },
      remediation: {
        fr: "Écrivez les étiquettes en clair : {paste}.",
        en: "Write the labels as plain values: {paste}.",
      },
    },
  },
} as const satisfies RuleMessages;
