import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Tout ce qui touche des données a dans la pile un propriétaire : le sien, ou celui de ce dont il fait partie",
    en: "Whatever touches data has an owner in the stack: its own, or that of what it is a part of",
  },
  why: {
    fr: "Une partie sans étiquettes est jugée d'après ce dont elle fait partie ; si ce n'est pas dans la pile, personne ne sait de qui sont ses données.",
    en: "A part without labels is judged by what it is a part of; if that is not in the stack, nobody knows whose its data is.",
  },
  waiver: {
    fr: "Une dérogation datée peut couvrir un ensemble géré ailleurs, le temps de l'amener dans la pile.",
    en: "A dated waiver may cover a whole that is managed elsewhere, until it is brought into the stack.",
  },
  cases: {
    orphan: {
      what: {
        fr: "{type} fait partie de quelque chose qui n'est pas dans la pile",
        en: "{type} is a part of something that is not in the stack",
      },
      remediation: {
        fr: "Passez l'identifiant (un nom peut être celui d'une autre) d'une ressource de cette pile, ou d'une chose que le parc a faite pour le même locataire (sorties segments et things de la pile organization/aes-estate/{site}, que le pack lit lui-même ; sinon AES_ESTATE_THINGS ou --things nomme le fichier).",
        en: "Pass the id (a name could be another's) of a resource of this stack, or of a thing that the estate made for the same tenant (outputs segments and things of stack organization/aes-estate/{site}, which the pack reads itself; else AES_ESTATE_THINGS or --things names the file).",
      },
    },
    ownerless: {
      what: {
        fr: "{type} fait partie de {parent}, qui ne dit pas à qui sont ses données ni de quelle classe",
        en: "{type} is a part of {parent}, which does not say whose its data is or of which class",
      },
      remediation: {
        fr: "Étiquetez {parent}, en clair : {paste}.",
        en: "Label {parent}, as plain values: {paste}.",
      },
    },
  },
} as const satisfies RuleMessages;
