/** Declarations that a data class forbids. */
import type { IssueText } from "../../estate/issue-text.ts";

export const POLICY = {
  replicateWider: {
    got: { fr: "{got} en réplication pour {owner}", en: "{got} in replicate for {owner}" },
    want: {
      fr: "seulement des pays de {right} : {allowed}",
      en: "only countries of {right}: {allowed}",
    },
    remediation: {
      fr: "Une copie n'est permise que là où les données elles-mêmes peuvent résider.",
      en: "A copy is allowed only where the data itself may reside.",
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
      fr: "{allowed}, permis à la classe {dataClass}",
      en: "{allowed}, allowed for class {dataClass}",
    },
    remediation: {
      fr: "Retirez cette passerelle ou ce flux, ou passez par un autre locataire d'une classe qui le permet.",
      en: "Remove this gateway or flow, or use another tenant of a class that allows it.",
    },
  },
} as const satisfies Record<string, IssueText>;
