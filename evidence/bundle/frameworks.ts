/** The frameworks whose controls the rules refer to, and the names of their controls in OSCAL. */
import type { Message } from "../../output/message.ts";
import type { References } from "../../policies/rule.ts";

export type FrameworkKey = keyof References;

export interface Framework {
  readonly key: FrameworkKey;
  /** As auditors cite it. */
  readonly name: string;
  /** The start of a control's name in OSCAL, which begins with a letter. */
  readonly prefix: string;
  readonly publisher: Message;
}

export const FRAMEWORKS: readonly Framework[] = [
  {
    key: "secNumCloud",
    name: "SecNumCloud 3.2",
    prefix: "snc",
    publisher: {
      fr: "ANSSI, référentiel d'exigences SecNumCloud, version 3.2",
      en: "ANSSI, SecNumCloud requirements, version 3.2",
    },
  },
  {
    key: "c5",
    name: "C5:2025",
    prefix: "c5",
    publisher: {
      fr: "BSI, catalogue de critères C5:2025",
      en: "BSI, Cloud Computing Compliance Criteria Catalogue C5:2025",
    },
  },
  {
    key: "ccm",
    name: "CCM 4",
    prefix: "ccm",
    publisher: {
      fr: "Cloud Security Alliance, matrice d'exigences CCM, version 4",
      en: "Cloud Security Alliance, Cloud Controls Matrix, version 4",
    },
  },
  {
    key: "scs",
    name: "SCS",
    prefix: "scs",
    publisher: {
      fr: "Sovereign Cloud Stack, normes",
      en: "Sovereign Cloud Stack, standards",
    },
  },
];

/** A control's name in OSCAL: `snc-19.2`, `c5-pss-12.01`, `scs-0114`. */
export function controlId({ prefix }: Pick<Framework, "prefix">, number: string): string {
  const plain = number.toLowerCase();
  return plain.startsWith(`${prefix}-`) ? plain : `${prefix}-${plain}`;
}
