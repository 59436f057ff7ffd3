/** Properties that a type's row does not admit. */
import type { Message } from "../../output/message.ts";

export interface PropertyAttributes {
  /** Absent where every property is classified and its value has the required shape. */
  readonly unclassified?: readonly PropertyIssue[] | undefined;
}

export interface PropertyIssue {
  /**
   * `unclassified`: not in the row. `key`: a key of a map that is not in the row. `denied`: in the row, and never
   * admitted. `value`: not of the required shape. `unknown`: a map or an object whose keys are not known yet. `secret`:
   * stored as a secret in a file, so that no rule can read it.
   */
  readonly kind: "unclassified" | "key" | "denied" | "value" | "unknown" | "secret";
  /** The property: `segments[0].physicalNetwork`, `metadata.proxy`. */
  readonly at: string;
  /** For a label's key, its domain: keys below one of the site's own domains belong to the site. */
  readonly domain?: string | undefined;
  /** Why it is denied. */
  readonly reason?: Message | undefined;
  /** The required shape or value. */
  readonly want?: Message | undefined;
}
