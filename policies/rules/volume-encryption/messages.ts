import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Nommez dans « {at} » l'un des types de volume attestés du site : {allowed}.",
  en: "Name in “{at}” one of the site's attested volume types: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les volumes de données à chiffrer ont un type attesté et chiffré",
    en: "Volumes of data that must be encrypted have an attested, encrypted type",
  },
  why: {
    fr: "Seul le type d'un volume détermine s'il est chiffré, et seul l'exploitant du site peut l'attester.",
    en: "Only the type of a volume determines whether it is encrypted, and only the site's operator can attest it.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau type s'atteste et s'inscrit dans stacks/alliance.yaml (workloads.volumeTypes), avec relecture.",
    en: "No waiver: a new type is attested and entered in stacks/alliance.yaml (workloads.volumeTypes), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} écrit des données de classe « {class} » sur le type de volume « {volumeType} » ({at}), qui n'est pas attesté sur le site {site}",
        en: "{type} writes data of class “{class}” to volume type “{volumeType}” ({at}), which is not attested at site {site}",
      },
      remediation,
    },
    absent: {
      what: {
        fr: "{type} écrit des données de classe « {class} » sur le type de volume par défaut du nuage ({at}), qui n'est pas attesté",
        en: "{type} writes data of class “{class}” to the cloud's default volume type ({at}), which is not attested",
      },
      remediation,
    },
    plain: {
      what: {
        fr: "{type} a le type de volume attesté « {volumeType} » pour des données de classe « {class} », mais le nuage dit que ce volume n'est pas chiffré : il date d'avant le chiffrement de son type",
        en: "{type} has the attested volume type “{volumeType}” for data of class “{class}”, but the cloud says that this volume is not encrypted: it is older than the encryption of its type",
      },
      remediation: {
        fr: "Créez un volume de ce type, copiez-y les données dans un serveur, puis effacez l'ancien et ses instantanés ; une copie faite par Cinder reste en clair.",
        en: "Create a volume of this type, copy the data into it inside a server, then erase the old one and its snapshots; a copy made by Cinder stays in plain.",
      },
    },
    impostor: {
      what: {
        fr: "{type} crée le type de volume « {volumeType} », qui porte le nom d'un type attesté du site {site} sans être chiffré",
        en: "{type} creates volume type “{volumeType}”, which has the name of an attested type of site {site} but is not encrypted",
      },
      remediation: {
        fr: "Donnez-lui un autre nom ; l'API ne permet pas de chiffrer un type, et l'exploitant du site crée lui-même ceux du registre.",
        en: "Give it another name; the API has no way to encrypt a type, so the site's operator creates those of the registry.",
      },
    },
    unknown: {
      what: {
        fr: "un type de volume de {type} ({at}) n'est pas connu avant le déploiement",
        en: "a volume type of {type} ({at}) is not known before deployment",
      },
      remediation: { fr: "Écrivez-le en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
