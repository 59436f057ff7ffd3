/** Resource types by what they show of `sovereignty/facets/reach.ts`. */
import type { Family } from "./reader.ts";

export const reach: Family = {};
