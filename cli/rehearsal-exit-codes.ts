/** Exit codes of a command on one site: 0 done, 1 rejected, 2 wrong usage; one message for people. */
import { ExecaError } from "execa";
import { rejectOther } from "../operations/deploy/rehearsal-site.ts";
import type { Language } from "../output/message.ts";
import { Misuse, UserError } from "../output/user-error.ts";

/** Runs an action on a rehearsal site and returns the exit code: 0 done, 1 rejected, 2 wrong usage. */
export function ended(
  site: string,
  language: Language,
  action: () => Promise<void>,
): Promise<number> {
  return endedAnywhere(language, async () => {
    rejectOther(site);
    await action();
  });
}

/** The same on any site. */
export async function endedAnywhere(
  language: Language,
  action: () => Promise<void>,
): Promise<number> {
  try {
    await action();
    return 0;
  } catch (error) {
    return explain(error, language);
  }
}

/**
 * A failure of `pulumi` is on the terminal already, unless its output was captured; everything else is one message.
 * Never the error's own message: it contains the output, which may be a state with its secrets in clear.
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
