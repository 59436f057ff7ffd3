/** The form every issue has. */
import { type Message, renderEach } from "../output/message.ts";

/** One kind of issue: the value found, the value expected, and the fix. */
export interface IssueText {
  readonly got: Message;
  readonly want: Message;
  readonly remediation?: Message;
}

/** Joins two halves to `got X, want Y`. */
export function phrase(got: Message, want: Message): Message {
  return { fr: `reçu ${got.fr}, attendu ${want.fr}`, en: `got ${got.en}, want ${want.en}` };
}

const AMOUNTS = {
  /** `1,200 cores` */
  field: { fr: "{amount, number} {of}", en: "{amount, number} {of}" },
  /** `tax-office 1,200` */
  name: { fr: "{of} {amount, number}", en: "{of} {amount, number}" },
} as const satisfies Record<string, Message>;

/** Amounts by field, or by their owners, as a list; a dash if there is none. */
export function amountsBy(
  form: keyof typeof AMOUNTS,
  all: readonly (readonly [of: string, amount: number])[],
): Message {
  const each = all.map(([of, amount]) => renderEach(AMOUNTS[form], { of, amount }));
  return {
    fr: each.map(({ fr }) => fr).join(", ") || "—",
    en: each.map(({ en }) => en).join(", ") || "—",
  };
}
