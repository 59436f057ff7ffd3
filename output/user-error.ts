/** What a rehearsal command ends with when it cannot go on: a message for people, no stack trace. */
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

/** A refusal because the command was asked wrongly, whatever the site and its cloud. */
export class Misuse extends UserError {}
