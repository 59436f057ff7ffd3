/** The form every issue has. */
import type { Message } from "../../../sovereignty/text.ts";

/** One kind of issue: what was found, what should be there, how to mend it. */
export interface IssueText {
  readonly got: Message;
  readonly want: Message;
  readonly mend?: Message;
}

/** `got X, want Y` of two halves. */
export function phrase(got: Message, want: Message): Message {
  return { fr: `reçu ${got.fr}, attendu ${want.fr}`, en: `got ${got.en}, want ${want.en}` };
}
