/** How a command on one rehearsal site ends: 0 done, 1 refused, 2 asked wrongly; one message for people. */
import { ExecaError } from "execa";
import { rejectOther } from "../operations/deploy/rehearsal-site.ts";
import type { Language } from "../output/message.ts";
import { Misuse, UserError } from "../output/user-error.ts";

/** Runs a command's action and gives its exit code: 0 done, 1 refused, 2 asked wrongly. */
export async function ended(
  site: string,
  language: Language,
  action: () => Promise<void>,
): Promise<number> {
  try {
    rejectOther(site);
    await action();
    return 0;
  } catch (error) {
    return explain(error, language);
  }
}

/**
 * A failure of `pulumi` has been told on the terminal already, unless its words were held back; all else is one message. Never
 * the error's own message: it holds what was printed, which may be a state with its secrets in clear.
 */
function explain(error: unknown, language: Language): number {
  if (error instanceof ExecaError) {
    if (typeof error.stderr === "string")
      console.error(`estate: ${error.shortMessage}\n${error.stderr}`);
    return 1;
  }
  if (error instanceof UserError) console.error(`estate: ${error.in(language)}`);
  else console.error(`estate: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof Misuse ? 2 : 1;
}
