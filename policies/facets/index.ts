/** What a resource's own properties say of its reach, keeping, flows and place in its stack, for the types that have any. */
import type { Facets } from "../../sovereignty/facets/index.ts";
import { flows } from "./flows/index.ts";
import { joins } from "./joins.ts";
import { keeping } from "./keeping/index.ts";
import { reach } from "./reach/index.ts";
import type { Family, Properties, Reader } from "./reader.ts";
import { whole } from "./whole.ts";

const FAMILIES: readonly Family[] = [...reach, ...keeping, ...flows, joins, whole];

const readersOf = (type: string): Reader[] =>
  FAMILIES.flatMap((family) => {
    const reader = Object.hasOwn(family, type) ? family[type] : undefined;
    return reader === undefined ? [] : [reader];
  });

/** The facets of one resource; `marked` names its secret properties, where the gate can tell. */
export function facetsOf(
  type: string,
  properties: Properties,
  marked?: ReadonlySet<string>,
): Facets {
  return Object.assign({}, ...readersOf(type).map((reader) => reader.facets(properties, marked)));
}

/** The properties its facets are read from. */
export function facetReads(type: string): readonly string[] {
  return readersOf(type).flatMap(({ reads }) => reads);
}
