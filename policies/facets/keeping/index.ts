/** Resource types by what they show of `sovereignty/facets/keeping.ts`; a type may show several of its facets. */
import type { Family } from "../reader.ts";
import { dangers } from "./dangers.ts";
import { images } from "./images.ts";
import { openPlaces } from "./open-places.ts";
import { providerDangers } from "./provider-dangers.ts";
import { quotas } from "./quotas.ts";
import { secretInputs } from "./secret-inputs.ts";
import { volumes } from "./volumes.ts";

export const keeping: readonly Family[] = [
  volumes,
  openPlaces,
  secretInputs,
  dangers,
  providerDangers,
  quotas,
  images,
];
