import type { RuleMessages } from "../../rule-messages.ts";

const fixPrefix = {
  fr: "Nommez un préfixe inscrit d'un site de l'alliance ; seules les données des classes {classes} peuvent aller jusqu'à {distance}{paste}.",
  en: "Name a registered prefix of a site of the alliance; only data of classes {classes} may go as far as {distance}{paste}.",
};

export const messages = {
  title: {
    fr: "Une ressource ne s'ouvre au-delà des adresses de l'alliance que si sa classe le permet",
    en: "A resource is opened beyond the alliance's addresses only as far as its class allows",
  },
  why: {
    fr: "Une ressource qui répond à tout le monde, ou peut envoyer à tout le monde, peut laisser sortir les données ; le registre indique jusqu'où chaque classe peut aller (egress).",
    en: "A resource that answers everyone, or can send to everyone, can let data out; the registry states how far each class may go (egress).",
  },
  waiver: {
    fr: "Aucune dérogation : seule une classe autorisée par egress dans stacks/alliance.yaml peut être exposée.",
    en: "No waiver: only a class that egress in stacks/alliance.yaml allows may be exposed.",
  },
  cases: {
    ingress: {
      what: {
        fr: "{type} laisse {remote} ({distance}) joindre des données de classe {class}",
        en: "{type} lets {remote} ({distance}) reach data of class {class}",
      },
      remediation: fixPrefix,
    },
    egress: {
      what: {
        fr: "{type} laisse des données de classe {class} sortir vers {remote} ({distance})",
        en: "{type} lets data of class {class} out to {remote} ({distance})",
      },
      remediation: {
        fr: "Nommez la destination, dans un préfixe inscrit (pour un nouveau groupe : deleteDefaultRules: true) ; seules les classes {classes} peuvent aller jusqu'à {distance}.",
        en: "Name the destination, inside a registered prefix (for a new group: deleteDefaultRules: true); only classes {classes} may go as far as {distance}.",
      },
    },
    gateway: {
      what: {
        fr: "{type} a une passerelle qui ouvre des données de classe {class} jusqu'à {distance}",
        en: "{type} has a gateway that opens data of class {class} as far as {distance}",
      },
      remediation: {
        fr: "Retirez la passerelle ou, pour joindre les réseaux gouvernementaux, écrivez enableSnat: false ; seules les classes {classes} peuvent aller jusqu'à {distance}.",
        en: "Remove the gateway or, to reach government networks, write enableSnat: false; only classes {classes} may go as far as {distance}.",
      },
    },
    address: {
      what: {
        fr: "{type} donne une adresse d'un réseau externe ({remote}), qui compte pour {distance}, à des données de classe {class}",
        en: "{type} gives an address of an external network ({remote}), which counts as {distance}, to data of class {class}",
      },
      remediation: {
        fr: "Le nom d'un réseau externe (pool) n'indique pas où il mène. Pour les réseaux gouvernementaux, il n'en faut pas : un port d'un segment dont le routeur a gateway: government répond à sa propre adresse, avec un flux from: government dans le fichier du locataire. Une adresse flottante que l'exploitant du site vous réserve s'écrit en clair, dans un préfixe inscrit (FloatingIp, address ; reprise par import). Seules les classes {classes} peuvent aller jusqu'à {distance}. Une FloatingIp porte ses étiquettes et nomme son port.",
        en: "The name of an external network (pool) does not show where it leads. For government networks none is needed: a port on a segment whose router has gateway: government answers at its own address, with a flow from: government in the tenant's file. A floating IP that the site's operator reserves for you is written as a plain value, inside a registered prefix (FloatingIp, address; taken over by import). Only classes {classes} may go as far as {distance}. A FloatingIp carries its labels and names its port.",
      },
    },
    anonymous: {
      what: {
        fr: "{type} laisse tout le monde lire des données de classe {class}, sans authentification",
        en: "{type} lets everyone read data of class {class}, without authentication",
      },
      remediation: {
        fr: "Donnez les droits par des rôles dans le projet ; seules les classes {classes} peuvent aller jusqu'à {distance}.",
        en: "Grant rights by roles in the project; only classes {classes} may go as far as {distance}.",
      },
    },
    unknown: {
      what: {
        fr: "l'étendue de ce que {type} ouvre n'est pas connue avant le déploiement",
        en: "the range that {type} opens is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair adresses, préfixes et listes d'accès ; une adresse flottante se lie à son port par portId, ou par FloatingIpAssociate quand elle porte ses étiquettes.",
        en: "Write addresses, prefixes and access lists as plain values; a floating IP is bound to its port by portId, or by FloatingIpAssociate where it carries its labels.",
      },
    },
  },
} as const satisfies RuleMessages;
