/** Git's objects, as they are stored. */

import { gitOutput, type Repository } from "../../operations/git/git.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

/**
 * Contents of one kind by the name of their object. Git answers `<object> <type> <bytes>\n<content>\n`, one after the
 * other. @throws UserError if one is missing
 */
export async function objectsOf(
  repository: Repository,
  wanted: "blob" | "commit",
  objects: ReadonlySet<string>,
): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  if (objects.size === 0) return contents;
  const input = [...objects].map((object) => `${object}\n`).join("");
  const output = await gitOutput(repository, ["cat-file", "--batch"], input);
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0x0a, at);
    const [object = "", type, size] = output.toString("latin1", at, end).split(" ");
    if (type !== wanted) throw new UserError(TEXTS.missingObject, { object });
    const start = end + 1;
    const next = start + Number(size);
    contents.set(object, output.subarray(start, next));
    at = next + 1;
  }
  return contents;
}

/** The commits that carry a signature. None is verified: no program for signatures is started. */
export async function signedCommits(
  repository: Repository,
  commits: ReadonlySet<string>,
): Promise<Set<string>> {
  const contents = await objectsOf(repository, "commit", commits);
  return new Set([...contents].filter(([, content]) => isSigned(content)).map(([id]) => id));
}

/** Whether a commit's header has a signature; the header ends at the first empty line. */
export function isSigned(content: Buffer): boolean {
  const end = content.indexOf("\n\n");
  const header = content.toString("latin1", 0, end < 0 ? content.length : end);
  return /^gpgsig(-sha256)? /m.test(header);
}
