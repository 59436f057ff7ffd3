import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Joignez-le à ce qui a les mêmes étiquettes aes:class, aes:owner et aes:tenant ; entre deux zones, passez par un flux déclaré ou une copie sous contrat.",
  en: "Join it to what has the same labels aes:class, aes:owner and aes:tenant; between two zones, use a declared flow or a copy under contract.",
};

export const messages = {
  title: {
    fr: "Ce qui est joint dans une pile a le même propriétaire, le même locataire et la même classe de données",
    en: "What is joined in one stack has the same owner, the same tenant and the same class of data",
  },
  why: {
    fr: "Un volume attaché à un serveur, un port posé sur un réseau : les données de l'un atteignent l'autre, et suivent désormais ses règles.",
    en: "A volume attached to a server, a port put on a network: data of the one reaches the other, and from then on follows its rules.",
  },
  waiver: {
    fr: "Aucune dérogation : les données changent de zone par un flux déclaré ou par une copie sous contrat, pas par une jonction.",
    en: "No waiver: data changes its zone by a declared flow or by a copy under contract, not by a join.",
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
        fr: "{field} joint {type} à {other}, et de l'un des deux on ne sait pas à qui sont les données, ni de quelle classe",
        en: "{field} joins {type} to {other}, and of one of the two it is not known whose the data is, or of which class",
      },
      remediation: {
        fr: "Étiquetez les deux côtés en clair : {paste}.",
        en: "Label both sides in plain: {paste}.",
      },
    },
    astray: {
      what: {
        fr: "{field} donne à {type} l'adresse {address}, hors du sous-réseau qu'il nomme",
        en: "{field} gives {type} the address {address}, outside of the subnet that it names",
      },
      remediation: {
        fr: "Donnez une adresse du sous-réseau nommé (subnetId), ou le sous-réseau où est cette adresse.",
        en: "Give an address of the subnet that is named (subnetId), or the subnet that has this address.",
      },
    },
    elsewhere: {
      what: {
        fr: "{field} joint {type} à quelque chose qui n'est pas dans la pile",
        en: "{field} joins {type} to something that is not in the stack",
      },
      remediation: {
        fr: "Passez l'identifiant (un nom peut être celui d'une autre) d'une ressource de cette pile, ou d'une chose que le parc a faite pour le même locataire (sorties segments et things de la pile organization/aes-estate/{site}, que le pack lit lui-même ; sinon AES_ESTATE_THINGS ou --things nomme le fichier).",
        en: "Pass the id (a name could be another's) of a resource of this stack, or of a thing that the estate made for the same tenant (outputs segments and things of stack organization/aes-estate/{site}, which the pack reads itself; else AES_ESTATE_THINGS or --things names the file).",
      },
    },
    nobody: {
      what: {
        fr: "{field} mène de {type} à {other} du locataire « {theirs} », et rien dans la pile ne dit à qui elle est",
        en: "{field} leads from {type} to {other} of tenant “{theirs}”, and nothing in the stack says whose the stack is",
      },
      remediation: {
        fr: "Si vous êtes ce locataire, dites-le une fois : étiquetez cette ressource si son type a des étiquettes (docs/labels.fr.md), sinon une autre de la même pile, par exemple un SecGroup : {paste}.",
        en: "If you are that tenant, say so once: label this resource if its type has labels (docs/labels.md), else another one of the same stack, for example a SecGroup: {paste}.",
      },
    },
    made: {
      what: {
        fr: "{field} de {type} donne des droits à, ou sur, quelque chose que ce programme ne crée pas",
        en: "{field} of {type} gives rights to, or over, something that this program does not make",
      },
      remediation: {
        fr: "Les droits se donnent là où le projet est créé : groupes et compte de service dans le fichier du locataire (stacks/{site}/tenants), puis `aes-estate` les accorde.",
        en: "Rights are given where the project is made: groups and service account in the tenant's file (stacks/{site}/tenants), which the estate's own program then grants.",
      },
    },
  },
} as const satisfies RuleMessages;
