/** Something the registry must not say, and where it says it. */
import {
  type Language,
  type Message,
  type MessageValues,
  render,
  visible,
} from "../../output/message.ts";

/** Something the registry must not say, and where it says it. */
export interface AllianceProblem {
  readonly path: readonly PropertyKey[];
  readonly message: Message;
  readonly values: MessageValues;
  /** The entry that an office may attest, so that this is no problem; nothing where it may not. */
  readonly attestable?: string;
}

/** One problem as `path: message`. */
export function formatProblem({ path, message, values }: AllianceProblem, language: Language) {
  return `${visible(path.map(String).join(".")) || "alliance"}: ${render(message, values, language)}`;
}

/** Makes problems out of a table of messages. */
export function problemsOf<const Messages extends Readonly<Record<string, Message>>>(
  messages: Messages,
) {
  return (
    message: keyof Messages & string,
    path: readonly PropertyKey[],
    values: MessageValues = {},
  ): AllianceProblem => ({ path, message: messages[message] as Message, values });
}

/** What is said of a list that may not be empty. */
export const EMPTY: Message = {
  fr: "vide ; au moins une entrée est attendue",
  en: "got nothing, want at least one entry",
};
