/** The messages of one rule, in both languages. */
import type { Message } from "../output/message.ts";

/** The texts of one rule. All its messages may use `{subject}`, `{type}` and `{site}`. */
export interface RuleMessages {
  readonly title: Message;
  readonly why: Message;
  readonly waiver: Message;
  readonly cases: Readonly<
    Record<string, { readonly what: Message; readonly remediation: Message }>
  >;
}
