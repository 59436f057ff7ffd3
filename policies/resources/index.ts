/** Resource type → classification, for every gate that sees resources. */
import { builtin, COMPONENT_PREFIX, component } from "./builtin.ts";
import type { Classification } from "./classification.ts";
import { openstack } from "./openstack.ts";

/** Every type that has a row of its own. */
export const CLASSIFICATIONS: Readonly<Record<string, Classification>> = {
  ...builtin,
  ...openstack,
};

/** What a type is, or `undefined` when nobody has classified it. */
export function classify(type: string): Classification | undefined {
  if (Object.hasOwn(CLASSIFICATIONS, type)) return CLASSIFICATIONS[type];
  return type.startsWith(COMPONENT_PREFIX) ? component : undefined;
}
