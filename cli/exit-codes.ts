/**
 * Exit codes of a command that writes the estate's files: 0 done, 1 rejected, 2 wrong usage; one sentence for each
 * rejection.
 */
import { relative } from "node:path";
import { Overtaken } from "../estate/edit/files.ts";
import type { Language, Message } from "../output/message.ts";
import { Misuse, UserError } from "../output/user-error.ts";

const OVERTAKEN: Message = {
  fr: "{file} a changé entre-temps ; rien n'a été écrit, relancez",
  en: "{file} was changed meanwhile; nothing was written, run again",
};

/**
 * Runs the action and returns the exit code: the action's own, or 0. Any error but a `UserError` is a fault of the
 * program and is rethrown.
 */
export async function ended(
  language: Language,
  action: () => Promise<number> | Promise<void>,
): Promise<number> {
  try {
    return (await action()) ?? 0;
  } catch (error) {
    const reason =
      error instanceof Overtaken
        ? new UserError(OVERTAKEN, { file: relative(process.cwd(), error.file) })
        : error;
    if (!(reason instanceof UserError)) throw reason;
    console.error(`estate: ${reason.in(language)}`);
    return reason instanceof Misuse ? 2 : 1;
  }
}
