/** The input with each type's labels, and their notation. */

import type { Carrier } from "../resources/classification.ts";
import type { LabelPlace } from "./labels.ts";

/** Types whose metadata are HTTP headers. */
const SWIFT = "openstack:objectstorage/";

/**
 * The place of a type's labels, given the input that carries them; `undefined` when its API has no place for them.
 */
export function labelPlaceOf(type: string, carrier: Carrier | undefined): LabelPlace | undefined {
  if (carrier === undefined) return undefined;
  if (type.startsWith("kubernetes:")) return { property: "metadata.labels", style: "kubernetes" };
  if (carrier === "tags" || carrier === "description") return { property: carrier, style: carrier };
  return { property: carrier, style: type.startsWith(SWIFT) ? "headers" : "metadata" };
}
