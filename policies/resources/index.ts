/** Resource type → classification, for every gate that sees resources. */
import { builtin, COMPONENT_PREFIX, component } from "./builtin.ts";
import type { Classification } from "./classification.ts";
import { readKubernetesType } from "./kubernetes.ts";
import { openstack } from "./openstack.ts";

/** Every type that has a row of its own; the kinds of Kubernetes are in `kubernetes.ts`. */
export const CLASSIFICATIONS: Readonly<Record<string, Classification>> = {
  ...builtin,
  ...openstack,
};

/** What a type is, or `undefined` when nobody has classified it. */
export function classify(type: string): Classification | undefined {
  if (Object.hasOwn(CLASSIFICATIONS, type)) return CLASSIFICATIONS[type];
  if (type.startsWith(COMPONENT_PREFIX)) return component;
  return readKubernetesType(type)?.classification;
}
