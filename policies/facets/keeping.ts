/** Resource types by what they show of `sovereignty/facets/keeping.ts`. */
import type { Family } from "./reader.ts";

export const keeping: Family = {};
