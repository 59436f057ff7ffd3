/** The protection of data in a resource: encryption, provenance, limits, secrets in plain text. */
import type { SecretKind } from "../values/secrets.ts";
import type { Unknown } from "./unknown.ts";

export interface Protection {
  /** Volumes that it creates or causes to be created; absent when there are none. */
  readonly volumes?: readonly VolumeOrder[] | Unknown | undefined;
  /** Name of the volume type it creates; OpenStack's API cannot encrypt a volume type, only its operator can. */
  readonly madeVolumeType?: string | Unknown | undefined;
  /** Places where others can read a secret, whether or not the engine encrypts it; never the secret itself. */
  readonly secrets?: readonly SecretPlace[] | undefined;
  /** Inputs that hold a secret but are not marked as one, so that the state shows it; only where marks are visible. */
  readonly unmarked?: readonly string[] | undefined;
  /** Inputs, or the type itself, that are dangerous by themselves. */
  readonly dangers?: readonly Danger[] | undefined;
  /** Every limit that a quota of this type has, set or not; absent for all but quotas. */
  readonly limits?: readonly Limit[] | undefined;
  /** The source of a server image; absent for all but images. */
  readonly image?: Image | undefined;
}

/** One requested volume. */
export interface VolumeOrder {
  /** The property that names its type: `blockDevices[0].volumeType`. */
  readonly at: string;
  /** Name of its Cinder volume type; absent for the cloud's default, which is not attested. */
  readonly type?: string | Unknown | undefined;
  /** True where the cloud itself says that it is not encrypted, although its type may be. */
  readonly plain?: boolean | undefined;
}

/** A place that holds a secret, or may hold one. */
export interface SecretPlace {
  /** Its place: `userData`, `metadata.password`. */
  readonly at: string;
  /** Its content; `generated` for a key that the cloud generates and the state stores. */
  readonly kind: SecretKind | "generated" | Unknown;
}

/** The danger of an input; each kind is a case of the rule dangerous-input. */
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

/** One dangerous input. */
export interface Danger {
  /** `UNKNOWN` where it cannot be determined yet. */
  readonly kind: DangerKind | Unknown;
  /** The input: `allowedAddressPairs`; the type itself for one that is retired. */
  readonly at: string;
  /** The replacement to use. */
  readonly instead?: string | undefined;
  /** True where the absence of the input is the danger. */
  readonly absent?: boolean | undefined;
}

/** One limit of a tenant's quota. */
export interface Limit {
  /** The input: `cores`, `volumeTypeQuota.gigabytes_encrypted`. */
  readonly at: string;
  /** The limit; absent where the cloud's default applies, which the estate did not choose. */
  readonly most?: number | Unknown | undefined;
}

/** A server image: its source and its attestation. */
export interface Image {
  /** URL it is fetched from. */
  readonly source?: string | Unknown | undefined;
  /** Path of the file it is read from, on the machine of the program. */
  readonly file?: string | Unknown | undefined;
  /** Whether the content is verified on arrival. */
  readonly verified: boolean | Unknown;
  /** Its visibility: `private`, `shared`, `community`, `public`; absent for the project alone. */
  readonly visibility?: string | Unknown | undefined;
  /** Required provenance properties (scs-0102) that it lacks. */
  readonly missing: readonly string[] | Unknown;
}
