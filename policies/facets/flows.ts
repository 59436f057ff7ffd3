/** Resource types by what they show of `sovereignty/facets/flows.ts`. */
import type { Family } from "./reader.ts";

export const flows: Family = {};
