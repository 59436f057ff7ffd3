import type { RuleMessages } from "../../rule-messages.ts";

const fixPrefix = {
  fr: "Nommez un préfixe inscrit d'un site de l'alliance ; seules des données des classes {classes} vont jusqu'à {distance}{paste}.",
  en: "Name a registered prefix of a site of the alliance; only data of classes {classes} goes as far as {distance}{paste}.",
};

export const messages = {
  title: {
    fr: "Rien ne s'ouvre au-delà des adresses de l'alliance que ce que sa classe permet",
    en: "Nothing is opened beyond the alliance's addresses but what its class allows",
  },
  why: {
    fr: "Ce qui répond à tout le monde, ou peut écrire à tout le monde, a déjà laissé sortir les données ; le registre dit jusqu'où va chaque classe (egress).",
    en: "What answers everybody, or may write to everybody, has already let data out; the registry says how far each class goes (egress).",
  },
  waiver: {
    fr: "Aucune dérogation : ce qui peut être montré au monde est d'une classe dont egress le dit dans stacks/alliance.yaml.",
    en: "No waiver: what may be shown to the world is of a class whose egress says so in stacks/alliance.yaml.",
  },
  cases: {
    ingress: {
      what: {
        fr: "{type} laisse entrer {remote}, soit {distance}, vers des données de classe {class}",
        en: "{type} lets in {remote}, which is {distance}, to data of class {class}",
      },
      remediation: fixPrefix,
    },
    egress: {
      what: {
        fr: "{type} laisse sortir vers {remote}, soit {distance}, des données de classe {class}",
        en: "{type} lets data of class {class} out to {remote}, which is {distance}",
      },
      remediation: {
        fr: "Nommez la destination, dans un préfixe inscrit (pour un groupe neuf : deleteDefaultRules: true) ; seules les classes {classes} vont jusqu'à {distance}.",
        en: "Name the destination, inside a registered prefix (for a new group: deleteDefaultRules: true); only classes {classes} go as far as {distance}.",
      },
    },
    gateway: {
      what: {
        fr: "{type} a une passerelle qui mène jusqu'à {distance}, pour des données de classe {class}",
        en: "{type} has a gateway that leads as far as {distance}, for data of class {class}",
      },
      remediation: {
        fr: "Retirez la passerelle ou, pour rejoindre l'administration, écrivez enableSnat: false ; seules les classes {classes} vont jusqu'à {distance}.",
        en: "Remove the gateway or, to join the administration, write enableSnat: false; only classes {classes} go as far as {distance}.",
      },
    },
    address: {
      what: {
        fr: "{type} donne une adresse d'un réseau externe ({remote}), qui compte pour {distance}, à des données de classe {class}",
        en: "{type} gives an address of an external network ({remote}), which counts as {distance}, to data of class {class}",
      },
      remediation: {
        fr: "Le nom d'un réseau externe (pool) ne dit pas où il mène. Pour l'administration, il n'en faut pas : le port d'un segment dont le routeur a gateway: government répond à sa propre adresse, par un flux from: government du fichier du locataire. Une adresse flottante que l'opérateur vous réserve s'écrit en clair, dans un préfixe inscrit (FloatingIp, address ; reprise par import). Seules les classes {classes} vont jusqu'à {distance}. Une FloatingIp porte ses étiquettes et nomme son port.",
        en: "The name of an external network (pool) does not say where it leads. To reach the administration none is needed: a port on a segment whose router has gateway: government answers at its own address, by a flow from: government of the tenant's file. A floating address that the operator keeps for you is written in plain, inside a registered prefix (FloatingIp, address; taken over by import). Only classes {classes} go as far as {distance}. A FloatingIp carries its labels and names its port.",
      },
    },
    anonymous: {
      what: {
        fr: "{type} laisse lire sans nom qui le demande des données de classe {class}",
        en: "{type} lets whoever asks read data of class {class}, without a name",
      },
      remediation: {
        fr: "Donnez les droits par des rôles dans le projet ; seules les classes {classes} se montrent à {distance}.",
        en: "Give rights by roles in the project; only classes {classes} are shown to {distance}.",
      },
    },
    unknown: {
      what: {
        fr: "ce que {type} ouvre n'est pas connu avant le déploiement",
        en: "what {type} opens is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair adresses, préfixes et listes d'accès ; une adresse flottante se lie à son port par portId, ou par FloatingIpAssociate quand elle porte ses étiquettes.",
        en: "Write addresses, prefixes and access lists as plain values; a floating IP is bound to its port by portId, or by FloatingIpAssociate where it carries its labels.",
      },
    },
  },
} as const satisfies RuleMessages;
