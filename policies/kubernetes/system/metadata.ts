/** Whether an object's labels and annotations are exactly the known ones. */
import type { KubernetesObject } from "../../facts/fact.ts";
import { at } from "../objects/read.ts";

/** A key and its only value; `undefined` where any value is fine. */
export type Known = Readonly<Record<string, string | undefined>>;

/** Whether an object has no label and no annotation besides these, and these with their values. */
export function hasOnly(object: KubernetesObject, labels: Known, annotations: Known = {}): boolean {
  return (
    only(at(object, "metadata", "labels"), labels) &&
    only(at(object, "metadata", "annotations"), annotations)
  );
}

function only(given: unknown, known: Known): boolean {
  return Object.entries(given ?? {}).every(
    ([key, value]) => Object.hasOwn(known, key) && [undefined, value].includes(known[key]),
  );
}

/** Whether an object has no field besides these, and its metadata. */
export function hasFields(object: KubernetesObject, ...fields: readonly string[]): boolean {
  const own = ["apiVersion", "kind", "metadata", "status", ...fields];
  return Object.entries(object).every(
    ([field, value]) => own.includes(field) || value === undefined,
  );
}
