/** Properties that a type's row does not admit. */
import type { Message } from "../../output/message.ts";

export interface PropertyAttributes {
  /** Absent where every property is one that somebody classified, with a value of its shape. */
  readonly unclassified?: readonly PropertyIssue[] | undefined;
}

export interface PropertyIssue {
  /**
   * `unclassified`: not in the row. `key`: a key of a map that is not. `denied`: in the row, and never admitted. `value`: not
   * of the wanted shape. `unknown`: a map or an object whose keys are not known yet. `secret`: kept as a secret in a file,
   * so that no rule sees it.
   */
  readonly kind: "unclassified" | "key" | "denied" | "value" | "unknown" | "secret";
  /** The property: `segments[0].physicalNetwork`, `metadata.proxy`. */
  readonly at: string;
  /** Of a label's key its domain: below one of the site's own it is its own people's. */
  readonly domain?: string | undefined;
  /** Why it is denied. */
  readonly reason?: Message | undefined;
  /** What is wanted instead. */
  readonly want?: Message | undefined;
}
