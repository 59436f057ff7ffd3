/** How a thing keeps data: encryption, provenance, limits, secrets in the open. */
import type { Unknown } from "../unknown.ts";

export interface Keeping {
  /** Volumes it makes, or has others make; absent for what makes none. */
  readonly volumes?: readonly VolumeOrder[] | Unknown | undefined;
  /** Name of the volume type it makes; OpenStack's API has no way to encrypt one, only its operator has. */
  readonly madeVolumeType?: string | Unknown | undefined;
}

/** One volume that is asked for. */
export interface VolumeOrder {
  /** The property that names its type: `blockDevices[0].volumeType`. */
  readonly at: string;
  /** Name of its Cinder volume type; absent for the cloud's default, which nobody attested. */
  readonly type?: string | Unknown | undefined;
}
