/** What a reader of facets is. */
import type { Attributes } from "../../facts/attributes.ts";

/** Plain properties, with `UNKNOWN` wherever the gate could not see a value. */
export type Properties = Readonly<Record<string, unknown>>;

/** How one type of resource shows a facet: the properties it is read from, and how. */
export interface Reader {
  readonly reads: readonly string[];
  facets(properties: Properties): Attributes;
}

/** Readers by Pulumi type token; every family may read the same type. */
export type Family = Readonly<Record<string, Reader>>;
