import type { RuleMessages } from "../../law.ts";

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
      mend: {
        fr: "Écrivez aes:site={site}, ou déclarez la ressource dans la pile de son site.",
        en: "Write aes:site={site}, or declare the resource in the stack of its site.",
      },
    },
    tenant: {
      what: {
        fr: "{type} se dit du locataire « {tenant} », que personne n'a commandé au site {site}",
        en: "{type} says it belongs to tenant “{tenant}”, which nobody ordered at site {site}",
      },
      mend: {
        fr: "Nommez l'un des locataires du site ({want}) ou platform.",
        en: "Name one of the site's tenants ({want}) or platform.",
      },
    },
    owner: {
      what: {
        fr: "{type} se dit à {label}, mais les données du locataire {tenant} sont à {owner}",
        en: "{type} says it is owned by {label}, but the data of tenant {tenant} is owned by {owner}",
      },
      mend: { fr: "Écrivez aes:owner={owner}.", en: "Write aes:owner={owner}." },
    },
    lowered: {
      what: {
        fr: "{type} se dit de classe « {label} », moins sensible que la classe « {class} » de son locataire {tenant}",
        en: "{type} says it is of class “{label}”, less sensitive than class “{class}” of its tenant {tenant}",
      },
      mend: {
        fr: "Écrivez aes:class={class}, ou une classe plus sensible.",
        en: "Write aes:class={class}, or a more sensitive class.",
      },
    },
    unknown: {
      what: {
        fr: "le site ou le locataire que {type} dit être le sien n'est pas connu avant le déploiement",
        en: "the site or tenant that {type} says is its own is not known before deployment",
      },
      mend: {
        fr: "Écrivez les étiquettes en clair (sovereignty/labels.ts les écrit).",
        en: "Write the labels as plain values (sovereignty/labels.ts writes them).",
      },
    },
  },
} as const satisfies RuleMessages;
