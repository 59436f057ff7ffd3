/** Where an object has annotations: its own, those of what it is a template of, and wherever else a field is named so. */
import { type KubernetesObject, UNKNOWN, type Unknown } from "../../facts.ts";
import { at, items, keys } from "../../kubernetes/read.ts";

/** One annotation as a gate sees it. */
export interface Annotation {
  readonly key: string | Unknown;
  readonly value: unknown;
}

/** The steps from an object to the metadata of what is made of it. */
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
  const hidden = TEMPLATES.map((path) => at(object, ...path)).filter((found) => found === UNKNOWN);
  return [...walk(object), ...hidden.map((): Annotation => ({ key: UNKNOWN, value: UNKNOWN }))];
}

function walk(value: unknown): Annotation[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return items(value).flatMap(walk);
  const own = "annotations" in value ? entries(value) : [];
  const rest = Object.entries(value).filter(([field]) => field !== "annotations");
  return [...own, ...rest.flatMap(([, part]) => walk(part))];
}

function entries(holder: unknown): Annotation[] {
  return keys(holder, "annotations").map((key) => ({
    key,
    value: key === UNKNOWN ? UNKNOWN : at(holder, "annotations", key),
  }));
}
