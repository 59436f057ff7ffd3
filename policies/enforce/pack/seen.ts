/** The part of a resource that a pack can see: CrossGuard throws when a policy touches an unknown value. */
import { UnknownValueError } from "@pulumi/policy";
import { UNKNOWN } from "../../facts/fact.ts";
import { lookAt } from "../../resources/read.ts";
import type { Properties } from "../../resources/readers/reader.ts";
import { BLINDED } from "../recorded/values.ts";

/** Returns the replacement for a blinded secret. */
type Blinded = () => unknown;
const unknown: Blinded = () => UNKNOWN;

/** The properties of a type that the rules read, with `UNKNOWN` where reading one throws or shows a blinded secret. */
export function seen(type: string, props: Properties, blinded = unknown): Properties {
  const present = lookAt(type, Object.keys(props));
  return Object.fromEntries(present.map((key) => [key, look(() => props[key], blinded)]));
}

/** A value, with `UNKNOWN` where reading it throws or shows a blinded secret. */
export function look(get: () => unknown, blinded = unknown): unknown {
  let value: unknown;
  try {
    value = get();
  } catch (error) {
    if (error instanceof UnknownValueError) return UNKNOWN;
    throw error;
  }
  if (value === BLINDED) return blinded();
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    return Array.from({ length: list.length }, (_, index) => look(() => list[index], blinded));
  }
  if (typeof value !== "object" || value === null) return value;
  const map = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(map).map((key) => [key, look(() => map[key], blinded)]));
}
