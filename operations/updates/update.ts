/** An update as the engine recorded it in the stack's history (`backend.UpdateInfo` of Pulumi). Pure. */
import { z } from "zod";
import { oneLine } from "../../output/message.ts";
import { OPERATIONS } from "../engine/changes.ts";

/** One update of a stack. */
export interface Update {
  /** When the store got the record (UTC), by the store's clock. */
  readonly at: string;
  /** `update`, `destroy`, `refresh` and others of the engine. */
  readonly kind: string;
  readonly succeeded: boolean;
  /** False only if the engine counted its changes and there were none. */
  readonly changed: boolean;
  /** Whether it was limited to some resources. */
  readonly targeted: boolean;
  /** Full name of the commit that was checked out; absent outside a repository. */
  readonly commit?: string;
  /** The commit's author. */
  readonly author?: string;
  /** Whether files differed from that commit. */
  readonly uncommitted: boolean;
}

/** Its configuration and its message may hold secrets, so they are not even read. */
const recorded = z.object({
  kind: z.string(),
  result: z.string(),
  resourceChanges: z.record(z.string(), z.number()).nullish(),
  environment: z.record(z.string(), z.string()).nullish(),
});

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** How much of a name is shown. */
const NAME = 80;

/** The update in a record; `undefined` if it is damaged. */
export function updateIn(text: string, at: string): Update | undefined {
  const read = recorded.safeParse(jsonIn(text));
  if (!read.success) return undefined;
  const { kind, result, resourceChanges, environment } = read.data;
  const counts = Object.entries(resourceChanges ?? {});
  const { "git.head": commit = "", "git.author": author = "", ...others } = environment ?? {};
  return {
    at,
    kind,
    succeeded: result === "succeeded",
    // A killed run has no counts: it is recorded because it changed the state.
    changed: counts.length === 0 || counts.some(([op, count]) => op in OPERATIONS && count > 0),
    targeted: "pulumi.flag.target" in others || "pulumi.flag.target-replace" in others,
    uncommitted: others["git.dirty"] === "true",
    ...(COMMIT.test(commit) && { commit }),
    ...(author !== "" && { author: oneLine(author).slice(0, NAME) }),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
