/** Resource types by what they show of `sovereignty/facets/reach.ts`; a type may show several of its facets. */
import { gaps } from "./reach/gaps.ts";
import { openings } from "./reach/openings.ts";
import { shares } from "./reach/shares.ts";
import { tunnels } from "./reach/tunnels.ts";
import { valueSpecs } from "./reach/value-specs.ts";
import type { Family } from "./reader.ts";

export const reach: readonly Family[] = [openings, shares, gaps, tunnels, valueSpecs];
