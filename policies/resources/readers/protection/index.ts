/** Resource types by what they show of `policies/facts/protection.ts`; a type may show several of its facets. */
import type { Family } from "../reader.ts";
import { configMaps } from "./config-maps.ts";
import { images } from "./images.ts";
import { providerDangers, requestedDangers } from "./provider-dangers.ts";
import { volumes } from "./volumes.ts";

export const protection: readonly Family[] = [
  volumes,
  configMaps,
  images,
  providerDangers,
  requestedDangers,
];
