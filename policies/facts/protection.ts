/** How a thing keeps data: encryption, provenance, limits, secrets in the open. */
import type { SecretKind } from "../values/secrets.ts";
import type { Unknown } from "./unknown.ts";

export interface Protection {
  /** Volumes it makes, or has others make; absent for what makes none. */
  readonly volumes?: readonly VolumeOrder[] | Unknown | undefined;
  /** Name of the volume type it makes; OpenStack's API has no way to encrypt one, only its operator has. */
  readonly madeVolumeType?: string | Unknown | undefined;
  /** Places where a secret is readable by others, whether or not the engine keeps it encrypted; never the secret. */
  readonly secrets?: readonly SecretPlace[] | undefined;
  /** Inputs that hold a secret and are not marked as one, so that the state shows it; only where the gate can tell. */
  readonly unmarked?: readonly string[] | undefined;
  /** Inputs, or the type itself, that do harm by what they are. */
  readonly dangers?: readonly Danger[] | undefined;
  /** Every limit that a quota of this type has, said or not; absent for what is no quota. */
  readonly limits?: readonly Limit[] | undefined;
  /** Where an image of servers comes from; absent for what is no image. */
  readonly image?: Image | undefined;
}

/** One volume that is asked for. */
export interface VolumeOrder {
  /** The property that names its type: `blockDevices[0].volumeType`. */
  readonly at: string;
  /** Name of its Cinder volume type; absent for the cloud's default, which nobody attested. */
  readonly type?: string | Unknown | undefined;
}

/** A place that holds a secret, or of which nobody can tell. */
export interface SecretPlace {
  /** Where: `userData`, `metadata.password`. */
  readonly at: string;
  /** What is there; `generated` for a key that the cloud makes and the state keeps. */
  readonly kind: SecretKind | "generated" | Unknown;
}

/** What harm an input does; each is a case of the rule dangerous-input. */
export type DangerKind =
  | "oldType"
  | "oldInput"
  | "unverified"
  | "raw"
  | "copies"
  | "destroys"
  | "everybody"
  | "fetched"
  | "unguarded"
  | "overrides"
  | "unlimited"
  | "guessed"
  | "discloses"
  | "outside"
  | "ambient"
  | "forgets"
  | "unlisted"
  | "wide";

/** One input that does harm. */
export interface Danger {
  /** `UNKNOWN` where nobody can tell yet. */
  readonly kind: DangerKind | Unknown;
  /** The input: `allowedAddressPairs`; the type itself for one that has ended. */
  readonly at: string;
  /** What to use instead. */
  readonly instead?: string | undefined;
  /** True where it is the input's absence that does harm. */
  readonly absent?: boolean | undefined;
}

/** One limit of a tenant's quota. */
export interface Limit {
  /** The input: `cores`, `volumeTypeQuota.gigabytes_encrypted`. */
  readonly at: string;
  /** How much; absent where the cloud's default holds, which nobody decided. */
  readonly most?: number | Unknown | undefined;
}

/** An image of servers: where it comes from and what vouches for it. */
export interface Image {
  /** URL it is fetched from. */
  readonly source?: string | Unknown | undefined;
  /** Path of the file it is read from, on the machine of the program. */
  readonly file?: string | Unknown | undefined;
  /** Whether what arrives is compared with what was sent. */
  readonly verified: boolean | Unknown;
  /** Who sees it: `private`, `shared`, `community`, `public`; absent for the project alone. */
  readonly visibility?: string | Unknown | undefined;
  /** Properties of provenance (scs-0102) that it does not have. */
  readonly missing: readonly string[] | Unknown;
}
