/** A file that cannot be evaluated: why, and on which of its lines. */
import { type Language, type MessageValues, render } from "../../../output/message.ts";
import { UNREADABLE } from "./messages.ts";

export class Unreadable extends Error {
  readonly reason: keyof typeof UNREADABLE;
  readonly values: MessageValues;
  /** Place in the document: keys and indexes from its root. */
  readonly path: readonly (string | number)[];
  /** Line of the text (from 1), where the reader itself knows it. */
  readonly line: number | undefined;

  constructor(
    reason: keyof typeof UNREADABLE,
    values: MessageValues = {},
    at: { path?: readonly (string | number)[]; line?: number | undefined } = {},
  ) {
    super(render(UNREADABLE[reason], values, "en"));
    this.name = "Unreadable";
    this.reason = reason;
    this.values = values;
    this.path = at.path ?? [];
    this.line = at.line;
  }

  /** The reason in a person's language. */
  in(language: Language): string {
    return render(UNREADABLE[this.reason], this.values, language);
  }
}
