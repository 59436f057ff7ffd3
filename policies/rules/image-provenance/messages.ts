import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les images de serveurs viennent du site et disent d'où elles sont",
    en: "Images of servers come from the site and say where they are from",
  },
  why: {
    fr: "Qui fait l'image d'un serveur y lit toutes les données qu'il traitera.",
    en: "Whoever makes the image of a server reads all data it will process.",
  },
  waiver: {
    fr: "Aucune dérogation : reprenez l'image dans le dépôt du site, relue et datée.",
    en: "No waiver: take the image into the site's own store, reviewed and dated.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} vient de « {source} », qui n'est pas en https sous un domaine du site {site}",
        en: "{type} comes from “{source}”, which is not https under a domain of site {site}",
      },
      remediation: {
        fr: "Déposez l'image sur un hôte du site et prenez-la là : {allowed}.",
        en: "Put the image on a host of the site and take it from there: {allowed}.",
      },
    },
    absent: {
      what: {
        fr: "{type} ne dit pas d'où vient son contenu",
        en: "{type} does not say where its content comes from",
      },
      remediation: {
        fr: "Donnez imageSourceUrl ou localFilePath.",
        en: "Give imageSourceUrl or localFilePath.",
      },
    },
    unchecked: {
      what: {
        fr: "{type} est reçu sans que sa somme de contrôle soit vérifiée",
        en: "{type} is taken without its checksum being verified",
      },
      remediation: {
        fr: "Retirez webDownload et « verifyChecksum: false ».",
        en: "Remove webDownload and “verifyChecksum: false”.",
      },
    },
    shared: {
      what: {
        fr: "{type} serait visible de tous les locataires ({visibility})",
        en: "{type} would be visible to all tenants ({visibility})",
      },
      remediation: {
        fr: "Écrivez « visibility: private », ou « shared » avec un ImageAccess par locataire.",
        en: "Write “visibility: private”, or “shared” with an ImageAccess for each tenant.",
      },
    },
    unsigned: {
      what: {
        fr: "{type} ne dit pas qui l'a fait, quand et de quoi : il manque {missing}",
        en: "{type} does not say who made it, when and from what: {missing} missing",
      },
      remediation: {
        fr: "Ajoutez à « properties » : {missing} (scs-0102).",
        en: "Add to “properties”: {missing} (scs-0102).",
      },
    },
    unknown: {
      what: {
        fr: "l'origine de {type} n'est pas entièrement connue avant le déploiement",
        en: "the origin of {type} is not wholly known before deployment",
      },
      remediation: { fr: "Écrivez-la en clair.", en: "Write it as plain values." },
    },
  },
} as const satisfies RuleMessages;
