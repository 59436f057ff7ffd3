/** The end of a tenant: what it is at each site, what was looked for, and what was found. */
import type { Message } from "../../output/message.ts";

/** The tenant at one site, by the ids that a cloud keeps when the names have gone. */
export interface Subject {
  readonly site: string;
  /** Its key there: at a standby site it begins with its home. */
  readonly key: string;
  /** The id of the cloud's identity service: after a reset it is another cloud. */
  readonly cloud: string;
  /** Address of the identity service. */
  readonly address: string;
  /** Ids of its projects, users and groups, with their names. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Something of the tenant in an answer of the cloud. */
export interface Trace {
  readonly id: string;
  readonly name: string;
}

/** One listing of one service. */
export type Listing = {
  readonly site: string;
  readonly service: string;
  readonly what: string;
} & (
  | { readonly outcome: "searched"; readonly items: number; readonly traces: readonly Trace[] }
  /** The service has no such collection. */
  | { readonly outcome: "absent" }
  | { readonly outcome: "failed"; readonly reason: string }
);

/** The secrets in the key manager that were destroyed at one site. */
export interface DestroyedKeys {
  readonly site: string;
  readonly at: string;
  readonly destroyed: number;
}

/** What stands in the way. */
export interface Obstacle {
  readonly what: Message;
}
