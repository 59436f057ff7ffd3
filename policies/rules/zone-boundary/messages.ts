import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Joignez-le à une ressource qui a les mêmes étiquettes aes:class, aes:owner et aes:tenant ; entre deux zones, utilisez un flux déclaré ou une copie sous contrat.",
  en: "Join it to a resource that has the same labels aes:class, aes:owner and aes:tenant; between two zones, use a declared flow or a copy under contract.",
};

export const messages = {
  title: {
    fr: "Les ressources jointes dans une pile ont le même propriétaire, le même locataire et la même classe de données",
    en: "Resources joined in one stack have the same owner, the same tenant and the same data class",
  },
  why: {
    fr: "Quand un volume est attaché à un serveur, ou un port à un réseau, les données de l'un atteignent l'autre et en suivent ensuite les règles.",
    en: "When a volume is attached to a server, or a port to a network, data of the one reaches the other and from then on follows its rules.",
  },
  waiver: {
    fr: "Aucune dérogation : les données changent de zone par un flux déclaré ou par une copie sous contrat, pas par une jonction.",
    en: "No waiver: data changes zone by a declared flow or by a copy under contract, not by a join.",
  },
  cases: {
    owner: {
      what: {
        fr: "{field} joint {type} à {other}, dont les données ont un autre propriétaire : « {mine} » d'un côté, « {theirs} » de l'autre",
        en: "{field} joins {type} to {other}, whose data has another owner: “{mine}” on one side, “{theirs}” on the other",
      },
      remediation,
    },
    tenant: {
      what: {
        fr: "{field} joint {type} à {other}, d'un autre locataire : « {mine} » d'un côté, « {theirs} » de l'autre",
        en: "{field} joins {type} to {other} of another tenant: “{mine}” on one side, “{theirs}” on the other",
      },
      remediation,
    },
    class: {
      what: {
        fr: "{field} joint {type} à {other}, dont les données sont d'une autre classe : « {mine} » d'un côté, « {theirs} » de l'autre",
        en: "{field} joins {type} to {other}, whose data is of another class: “{mine}” on one side, “{theirs}” on the other",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "{field} joint {type} à {other}, et le propriétaire ou la classe des données de l'un des deux n'est pas connu",
        en: "{field} joins {type} to {other}, and the owner or the class of the data of one of the two is not known",
      },
      remediation: {
        fr: "Étiquetez les deux côtés en clair : {paste}.",
        en: "Label both sides with plain values: {paste}.",
      },
    },
    astray: {
      what: {
        fr: "{field} donne à {type} l'adresse {address}, qui est hors du sous-réseau qu'il nomme",
        en: "{field} gives {type} address {address}, which is outside the subnet that it names",
      },
      remediation: {
        fr: "Donnez une adresse du sous-réseau nommé (subnetId), ou le sous-réseau qui contient cette adresse.",
        en: "Give an address of the named subnet (subnetId), or the subnet that contains this address.",
      },
    },
    elsewhere: {
      what: {
        fr: "{field} joint {type} à une ressource qui n'est pas dans la pile",
        en: "{field} joins {type} to a resource that is not in the stack",
      },
      remediation: {
        fr: "Passez l'identifiant d'une ressource de cette pile (un nom ne suffit pas : une autre peut porter le même), ou d'une ressource que le parc a créée pour le même locataire (sorties segments et things de la pile organization/aes-estate/{site}, que le pack lit lui-même ; sinon, AES_ESTATE_THINGS ou --things nomme le fichier).",
        en: "Pass the id of a resource of this stack (a name is not enough: another may have the same), or of a resource that the estate created for the same tenant (outputs segments and things of stack organization/aes-estate/{site}, which the pack reads itself; otherwise AES_ESTATE_THINGS or --things names the file).",
      },
    },
    noTenant: {
      what: {
        fr: "{field} mène de {type} à {other} du locataire « {theirs} », et rien dans la pile n'indique de quel locataire elle est",
        en: "{field} leads from {type} to {other} of tenant “{theirs}”, and nothing in the stack names its own tenant",
      },
      remediation: {
        fr: "Si vous êtes ce locataire, indiquez-le une fois : étiquetez cette ressource si son type a des étiquettes (docs/labels.fr.md), sinon une autre de la même pile, par exemple un SecGroup : {paste}.",
        en: "If you are that tenant, declare it once: label this resource if its type has labels (docs/labels.md), otherwise another one of the same stack, for example a SecGroup: {paste}.",
      },
    },
    made: {
      what: {
        fr: "{field} de {type} donne des droits à, ou sur, une ressource que ce programme ne crée pas",
        en: "{field} of {type} gives rights to, or over, a resource that this program does not create",
      },
      remediation: {
        fr: "Les droits se donnent là où le projet est créé : déclarez les groupes et le compte de service dans le fichier du locataire (stacks/{site}/tenants) ; le programme du parc accorde ensuite les droits.",
        en: "Rights are given where the project is created: declare groups and the service account in the tenant's file (stacks/{site}/tenants); the estate's own program then grants the rights.",
      },
    },
  },
} as const satisfies RuleMessages;
