/** Messages of the check on resolvers. */
export const TEXTS = {
  title: {
    fr: "Les résolveurs de site.yaml connaissent les adresses du site",
    en: "The resolvers of site.yaml know the site's addresses",
  },
  unseen: {
    fr: "si les résolveurs vérifient DNSSEC, et vers qui ils transmettent les autres questions",
    en: "whether the resolvers validate DNSSEC, and to whom they forward other questions",
  },
  silent: {
    fr: "le résolveur {resolver} ne répond pas d'ici ({reason})",
    en: "the resolver {resolver} does not answer from here ({reason})",
  },
  unknown: {
    what: {
      fr: "le résolveur {resolver} ne connaît pas {name}",
      en: "the resolver {resolver} does not know {name}",
    },
    remediation: {
      fr: "Ajoutez {name} à la zone du site, ou corrigez services.dns de site.yaml.",
      en: "Add {name} to the site's zone, or correct services.dns of site.yaml.",
    },
  },
  foreign: {
    what: {
      fr: "le résolveur {resolver} donne {address} pour {name}, hors des adresses du site ({own})",
      en: "the resolver {resolver} gives {address} for {name}, outside the site's addresses ({own})",
    },
    remediation: {
      fr: "Corrigez la zone ; si elle est juste, cherchez qui répond à la place du résolveur.",
      en: "Correct the zone; if it is right, find out who answers in place of the resolver.",
    },
  },
} as const;
