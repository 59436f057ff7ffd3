/** Where an object has annotations: its own, those of its templates, and all other fields of that name. */
import { type KubernetesObject, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { at, keys } from "../../kubernetes/objects/read.ts";

/** One annotation as an enforcement point sees it. */
export interface Annotation {
  readonly key: string | Unknown;
  readonly value: unknown;
}

/** The steps from an object to the metadata of the objects that are created from it. */
export const TEMPLATES = [
  ["metadata"],
  ["template", "metadata"],
  ["spec", "template", "metadata"],
  ["spec", "jobTemplate", "metadata"],
  ["spec", "jobTemplate", "spec", "template", "metadata"],
] as const;

/** All annotations of an object. Of a definition of a kind only its own: its schema has a field of that name, too. */
export function annotationsOf(object: KubernetesObject): Annotation[] {
  if (object.kind === "CustomResourceDefinition") return entries(at(object, "metadata"));
  const found: Annotation[] = [];
  walk(object, found);
  for (const path of TEMPLATES) {
    if (at(object, ...path) === UNKNOWN) found.push({ key: UNKNOWN, value: UNKNOWN });
  }
  return found;
}

/** Every resource is walked completely, so nothing is copied on the way. */
function walk(value: object, found: Annotation[]): void {
  for (const [field, part] of Object.entries(value)) {
    if (field === "annotations" && !Array.isArray(value)) found.push(...entries(value));
    else if (typeof part === "object" && part !== null) walk(part, found);
  }
}

function entries(holder: unknown): Annotation[] {
  return keys(holder, "annotations").map((key) => ({
    key,
    value: key === UNKNOWN ? UNKNOWN : at(holder, "annotations", key),
  }));
}
