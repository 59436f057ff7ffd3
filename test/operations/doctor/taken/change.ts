/** A prerequisite taken away: the check that fails, the change, and words of the first finding. */
import type { Answers } from "../answers.ts";

export type Change = (answers: Answers) => void;
export type Taken = Readonly<Record<string, readonly [key: string, change: Change, what: RegExp]>>;

// biome-ignore lint/suspicious/noExplicitAny: answers are changed by path, as a test of broken files does
export type Loose = any;

/** Changes one answer. */
export const at =
  (path: string, change: (answer: Loose) => void): Change =>
  (answers) =>
    change(answers[path] as Loose);

/** Replaces one answer. */
export const set =
  (path: string, answer: Answers[string]): Change =>
  (answers) => {
    answers[path] = answer;
  };
