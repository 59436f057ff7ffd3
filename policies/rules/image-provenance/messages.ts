import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les images de serveurs viennent du site et indiquent leur origine",
    en: "Server images come from the site and state their origin",
  },
  why: {
    fr: "L'auteur de l'image d'un serveur peut lire toutes les données que ce serveur traite.",
    en: "The maker of a server's image can read all data that the server processes.",
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
        fr: "{type} n'indique pas d'où vient son contenu",
        en: "{type} does not name the source of its content",
      },
      remediation: {
        fr: "Donnez imageSourceUrl ou localFilePath.",
        en: "Give imageSourceUrl or localFilePath.",
      },
    },
    unchecked: {
      what: {
        fr: "{type} est téléchargé sans que sa somme de contrôle soit vérifiée",
        en: "{type} is downloaded without verifying its checksum",
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
        fr: "{type} n'indique pas qui l'a créé, quand et à partir de quoi : il manque {missing}",
        en: "{type} does not state who made it, when and from what: {missing} missing",
      },
      remediation: {
        fr: "Ajoutez à « properties » : {missing} (scs-0102).",
        en: "Add to “properties”: {missing} (scs-0102).",
      },
    },
    unknown: {
      what: {
        fr: "l'origine de {type} n'est pas entièrement connue avant le déploiement",
        en: "the origin of {type} is not fully known before deployment",
      },
      remediation: { fr: "Écrivez-la en clair.", en: "Write it as plain values." },
    },
  },
} as const satisfies RuleMessages;
