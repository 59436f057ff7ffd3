/** Exit codes of commands that make or verify evidence: the action's own, or 1 and 2 for what cannot be done. */
import { Failure } from "../evidence/audit/input.ts";
import type { Language } from "../output/message.ts";
import { AllianceError } from "../policies/alliance/registry.ts";
import { ended as endedWriting } from "./exit-codes.ts";

/** Runs the action; an unreadable input and an unsound registry are messages, exit code 2. */
export async function ended(language: Language, action: () => Promise<number>): Promise<number> {
  try {
    return await endedWriting(language, action);
  } catch (error) {
    if (!(error instanceof Failure) && !(error instanceof AllianceError)) throw error;
    for (const line of error.message.split("\n")) console.error(`estate: ${line}`);
    return 2;
  }
}
