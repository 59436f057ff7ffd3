/**
 * Attributes that a resource's own properties show: exposure, protection, data flows and relations, for the types that
 * have any.
 */
import type { Attributes } from "../../facts/attributes.ts";
import { renderingRow } from "../../kubernetes/kinds/rendering.ts";
import { attributesOfRow } from "../../properties/attributes.ts";
import { rowOf } from "../index.ts";
import { dataFlows } from "./data-flows/index.ts";
import { exposure } from "./exposure/index.ts";
import { protection } from "./protection/index.ts";
import { pluginDangers } from "./protection/provider-dangers.ts";
import type { Family, Properties, Reader } from "./reader.ts";
import { relations } from "./relations.ts";

const FAMILIES: readonly Family[] = [...exposure, ...protection, ...dataFlows, relations];

const readers = new Map<string, readonly Reader[]>();

function readersOf(type: string): readonly Reader[] {
  const known = readers.get(type);
  if (known !== undefined) return known;
  const found = FAMILIES.flatMap((family) => {
    const reader = Object.hasOwn(family, type) ? family[type] : undefined;
    return reader === undefined ? [] : [reader];
  }).concat(isOfOthers(type) ? [pluginDangers] : []);
  readers.set(type, found);
  return found;
}

/** Types of packages that no table here knows, and their providers. */
function isOfOthers(type: string): boolean {
  return rowOf(type) === undefined && !/^(kubernetes|aes-estate|openstack):/.test(type);
}

/**
 * The attributes of one resource; `marked` names its secret properties, where the enforcement point can see the marks.
 */
export function attributesOf(
  type: string,
  properties: Properties,
  marked?: ReadonlySet<string>,
): Attributes {
  const row = rowOf(type) ?? renderingRow(type);
  return Object.assign(
    row === undefined ? {} : attributesOfRow(row, type, properties, marked),
    ...readersOf(type).map((reader) => reader.attributes(properties)),
  );
}

/** The properties that readers need, because these evaluate several properties together. */
export function attributeReads(type: string): readonly string[] {
  return readersOf(type).flatMap(({ reads }) => reads);
}
