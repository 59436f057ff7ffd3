/** The error that ends a command that cannot go on: a message for people, no stack trace. */
import { type Language, type Message, type MessageValues, render } from "./message.ts";

export class UserError extends Error {
  readonly text: Message;
  readonly values: MessageValues;

  constructor(text: Message, values: MessageValues) {
    super(render(text, values, "en"));
    this.text = text;
    this.values = values;
  }

  /** The message in a person's language. */
  in(language: Language): string {
    return render(this.text, this.values, language);
  }
}

/** An error in how the command was called, independent of the site and its cloud. */
export class Misuse extends UserError {}
