/** What facts say beyond place, class and owner, by family: how far it reaches, how it keeps data, where data flows. */
import type { Flows } from "./flows.ts";
import type { Keeping } from "./keeping.ts";
import type { Reach } from "./reach.ts";

export interface Facets extends Reach, Keeping, Flows {}
