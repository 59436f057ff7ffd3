/** A problem in the registry, and its place. */
import {
  type Language,
  type Message,
  type MessageValues,
  render,
  visible,
} from "../../output/message.ts";

/** A problem in the registry, and its place. */
export interface AllianceProblem {
  readonly path: readonly PropertyKey[];
  readonly message: Message;
  readonly values: MessageValues;
  /** The entry that an office may attest, which removes the problem; absent where attesting is not possible. */
  readonly attestable?: string;
}

/** One problem as `path: message`. */
export function formatProblem({ path, message, values }: AllianceProblem, language: Language) {
  return `${visible(path.map(String).join(".")) || "alliance"}: ${render(message, values, language)}`;
}

/** Creates problems from a table of messages. */
export function problemsOf<const Messages extends Readonly<Record<string, Message>>>(
  messages: Messages,
) {
  return (
    message: keyof Messages & string,
    path: readonly PropertyKey[],
    values: MessageValues = {},
  ): AllianceProblem => ({ path, message: messages[message] as Message, values });
}

/** The message for a list that may not be empty. */
export const EMPTY: Message = {
  fr: "vide ; au moins une entrée est attendue",
  en: "got nothing, want at least one entry",
};
