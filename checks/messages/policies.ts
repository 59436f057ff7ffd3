/** Declarations that a data class forbids. */
import type { IssueText } from "../../estate/issue-text.ts";

export const LAW = {
  replicateWider: {
    got: { fr: "{got} en réplication pour {owner}", en: "{got} in replicate for {owner}" },
    want: {
      fr: "seulement des pays de {right} : {allowed}",
      en: "only countries of {right}: {allowed}",
    },
    remediation: {
      fr: "Une copie ne va pas là où les données elles-mêmes ne peuvent pas être.",
      en: "A copy does not go where the data itself may not be.",
    },
  },
  plainVolumeType: {
    got: {
      fr: "{got}, qui n'est pas chiffré",
      en: "{got}, which is not encrypted",
    },
    want: {
      fr: "un type de volume chiffré, exigé par la classe {dataClass} : {allowed}",
      en: "an encrypted volume type, required by class {dataClass}: {allowed}",
    },
  },
  egress: {
    got: { fr: "{got}, qui mène à {reach}", en: "{got}, which leads to {reach}" },
    want: {
      fr: "{allowed}, ce que permet la classe {dataClass}",
      en: "{allowed}, which is what class {dataClass} allows",
    },
    remediation: {
      fr: "Retirez cette passerelle ou ce flux, ou passez par un autre locataire d'une classe qui le permet.",
      en: "Drop that gateway or flow, or go by another tenant of a class that allows it.",
    },
  },
} as const satisfies Record<string, IssueText>;
