/** What facts say beyond place, class and owner, by family: how far it reaches, how it keeps data, where data flows, what it is to its stack, whether it is still abroad. */
import type { Flows } from "./data-flows.ts";
import type { Reach } from "./exposure.ts";
import type { Hosting } from "./hosting.ts";
import type { NameFacets } from "./names.ts";
import type { PropertyFacets } from "./properties.ts";
import type { Keeping } from "./protection.ts";
import type { Whole } from "./relations.ts";

export interface Facets extends Reach, Keeping, Flows, Whole, Hosting, PropertyFacets, NameFacets {}
