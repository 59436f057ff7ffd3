/** Readers of `policies/facts/protection.ts` by resource type; a type may set several of its attributes. */
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
