/** Readers of `policies/facts/exposure.ts` by resource type; a type may set several of its attributes. */
import type { Family } from "../reader.ts";
import { gaps } from "./gaps.ts";
import { openings } from "./openings.ts";
import { shares } from "./shares.ts";
import { tunnels } from "./tunnels.ts";

export const exposure: readonly Family[] = [openings, shares, gaps, tunnels];
