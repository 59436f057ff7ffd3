/** The shape of an attribute reader. */
import type { Attributes } from "../../facts/attributes.ts";

/** Plain properties, with `UNKNOWN` for each value that is not known yet. */
export type Properties = Readonly<Record<string, unknown>>;

/** Reads attributes of one resource type: the needed properties, and the function. */
export interface Reader {
  readonly reads: readonly string[];
  attributes(properties: Properties): Attributes;
}

/** Readers by Pulumi type token; every family may read the same type. */
export type Family = Readonly<Record<string, Reader>>;
