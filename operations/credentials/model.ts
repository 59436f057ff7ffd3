/** A site's credentials: what each is for, whose it is, and how old it may get. No secret is ever part of it. */
import type { Message } from "../../output/message.ts";
import type { CredentialKind } from "../../policies/alliance/model.ts";

export type { CredentialKind };

/** One credential, as its source shows it. */
export interface Known {
  readonly kind: CredentialKind;
  /** Name on the command line: its kind, and whose it is. */
  readonly id: string;
  /** Country that answers for it. */
  readonly owner: string;
  /** When it was made, UTC; absent if no source knows it. */
  readonly since?: string;
  /** Of one that was replaced and cannot be ended: when it ends by itself, UTC. */
  readonly until?: string;
  /** False if the cloud has it, and neither the state nor this program made it. @default true */
  readonly recorded?: boolean;
}

/** Why the age of a credential is not assessed. */
export type Reason = "age" | "future" | "limit" | "replaced" | "unrecorded";

/** The result for one credential. */
export type Assessment =
  | { readonly result: "in time" | "overdue"; readonly days: number; readonly limitDays: number }
  | {
      readonly result: "not assessed";
      readonly reason: Reason;
      readonly days?: number;
      readonly limitDays?: number;
    };

/** One credential with the result. */
export type Credential = Known &
  Assessment & {
    /** Whether `estate rotate` replaces it; a person replaces the others. */
    readonly rotates: boolean;
    /** Whether both the old and the new one are valid while it is replaced. */
    readonly overlap: boolean;
  };

/** A source that was not looked at. */
export interface Unread {
  readonly source: "state" | "cloud";
  readonly reason: Message;
}

/** A replacement that was begun, and when. */
export interface Begun {
  readonly id: string;
  readonly since: string;
  /** `begun`: it is not known to be valid yet; `overlap`: the old one waits for its end. */
  readonly step: "begun" | "overlap";
}

/** The credentials of one site. */
export interface SiteCredentials {
  readonly site: string;
  /** Whether the state is that of the store, or the one that this machine kept. */
  readonly state: "store" | "kept" | "none";
  readonly credentials: readonly Credential[];
  readonly begun: readonly Begun[];
  readonly unread: readonly Unread[];
}

/** How `estate rotate` replaces a kind. */
interface Replacement {
  /** Whether old and new are both valid for a time. */
  readonly overlap: boolean;
  /** Whether nothing ends the old one: it is valid until its own end. @default false */
  readonly lasts?: boolean;
}

/** What `estate rotate` replaces. A person replaces all other kinds. */
export const ROTATED: Readonly<Partial<Record<CredentialKind, Replacement>>> = {
  "state-key": { overlap: true },
  "application-credential": { overlap: true },
  "service-account": { overlap: false },
  "state-copy-key": { overlap: false },
  "link-key": { overlap: false },
  "copy-key": { overlap: false },
  passphrase: { overlap: true },
  kubeconfig: { overlap: true, lasts: true },
};
