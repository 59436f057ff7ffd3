/** The classification of each resource type, for every enforcement point that sees resources. */
import { builtinRows } from "../builtin/index.ts";
import { openstackRows } from "../openstack/index.ts";
import type { Row, Rows } from "../properties/row.ts";
import { type Classification, nothing } from "./classification.ts";
import { readKubernetesType } from "./kubernetes.ts";

/** Every type that has its own row; the kinds of Kubernetes are in `kubernetes.ts`. */
export const ROWS: Rows = { ...builtinRows, ...openstackRows };

/** The row of a type; `undefined` for unclassified types, components and Kubernetes. */
export function rowOf(type: string): Row | undefined {
  return Object.hasOwn(ROWS, type) ? ROWS[type] : undefined;
}

/** Components group resources and have no effects themselves: each child is evaluated on its own. */
export const COMPONENT_PREFIX = "aes-estate:index:";
const component = nothing("a grouping; each child is evaluated on its own");

/** The classification of a type, or `undefined` when it has none. */
export function classify(type: string): Classification | undefined {
  const row = rowOf(type);
  if (row !== undefined) return row;
  if (type.startsWith(COMPONENT_PREFIX)) return component;
  return readKubernetesType(type)?.classification;
}
