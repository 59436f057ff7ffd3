/** The error that ends a command that cannot go on: a message for people, no stack trace. */
import { type Language, type Message, type MessageValues, render } from "./message.ts";

export class UserError extends Error {
  readonly said: Message;
  readonly values: MessageValues;

  constructor(said: Message, values: MessageValues) {
    super(render(said, values, "en"));
    this.said = said;
    this.values = values;
  }

  /** The message in a person's language. */
  in(language: Language): string {
    return render(this.said, this.values, language);
  }
}

/** An error in how the command was called, independent of the site and its cloud. */
export class Misuse extends UserError {}
