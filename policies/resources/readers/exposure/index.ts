/** Resource types by what they show of `policies/facts/exposure.ts`; a type may show several of its facets. */
import type { Family } from "../reader.ts";
import { gaps } from "./gaps.ts";
import { openings } from "./openings.ts";
import { shares } from "./shares.ts";
import { tunnels } from "./tunnels.ts";

export const exposure: readonly Family[] = [openings, shares, gaps, tunnels];
