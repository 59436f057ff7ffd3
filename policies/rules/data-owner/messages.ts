import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Toute ressource qui touche des données a un propriétaire dans la pile : le sien, ou celui de la ressource dont elle fait partie",
    en: "Every resource that touches data has an owner in the stack: its own, or that of the resource it is part of",
  },
  why: {
    fr: "Une ressource sans étiquettes est évaluée d'après celle dont elle fait partie ; si celle-ci n'est pas dans la pile, le propriétaire des données est inconnu.",
    en: "A resource without labels is evaluated by the resource it is part of; if that one is not in the stack, the owner of the data is unknown.",
  },
  waiver: {
    fr: "Une dérogation datée peut couvrir une ressource gérée ailleurs, jusqu'à ce qu'elle soit importée dans la pile.",
    en: "A dated waiver may cover a resource that is managed elsewhere, until it is imported into the stack.",
  },
  cases: {
    orphan: {
      what: {
        fr: "{type} fait partie d'une ressource qui n'est pas dans la pile",
        en: "{type} is part of a resource that is not in the stack",
      },
      remediation: {
        fr: "Passez l'identifiant d'une ressource de cette pile (un nom ne suffit pas : une autre peut porter le même), ou d'une ressource que le parc a créée pour le même locataire (sorties segments et things de la pile organization/aes-estate/{site}, que le pack lit lui-même ; sinon, AES_ESTATE_THINGS ou --things nomme le fichier).",
        en: "Pass the id of a resource of this stack (a name is not enough: another may have the same), or of a resource that the estate created for the same tenant (outputs segments and things of stack organization/aes-estate/{site}, which the pack reads itself; otherwise AES_ESTATE_THINGS or --things names the file).",
      },
    },
    ownerless: {
      what: {
        fr: "{type} fait partie de {parent}, qui n'indique ni le propriétaire ni la classe de ses données",
        en: "{type} is part of {parent}, which does not name the owner and the class of its data",
      },
      remediation: {
        fr: "Étiquetez {parent}, en clair : {paste}.",
        en: "Label {parent}, as plain values: {paste}.",
      },
    },
  },
} as const satisfies RuleMessages;
