/** The keys that a schema knows at a path of its data. */
import type { z } from "zod";
import type { Path } from "./source.ts";

/** The keys allowed at the path of an unknown one; of a union, those of the variants that lack it. */
export function keysAt(schema: z.core.$ZodType, path: Path, unknown: string): string[] {
  const found = schemasAt(schema, path).flatMap((one) => {
    const def = defOf(one);
    if (def.type !== "object" || Object.hasOwn(def.shape, unknown)) return [];
    return Object.keys(def.shape);
  });
  return [...new Set(found)];
}

/** The keys of a map: required and optional ones. */
export interface MapKeys {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** The keys of the map at a path; `undefined` if the schema expects no map there, or several kinds. */
export function mapAt(
  schema: z.core.$ZodType,
  path: Path,
): { entries: boolean; keys: MapKeys } | undefined {
  const [one, ...others] = schemasAt(schema, path);
  if (one === undefined || others.length > 0) return undefined;
  const def = defOf(one);
  if (def.type === "object") return { entries: false, keys: keysOf(def.shape) };
  if (def.type !== "record") return undefined;
  const [value, ...more] = schemasAt(def.valueType, []);
  const inner = value && more.length === 0 ? defOf(value) : undefined;
  const none = { required: [], optional: [] };
  return { entries: true, keys: inner?.type === "object" ? keysOf(inner.shape) : none };
}

function keysOf(shape: Readonly<Record<string, z.core.$ZodType>>): MapKeys {
  const isOptional = (key: string) => {
    const { type } = defOf(shape[key] as z.core.$ZodType);
    return type === "optional" || type === "default" || type === "prefault";
  };
  const keys = Object.keys(shape);
  return { required: keys.filter((key) => !isOptional(key)), optional: keys.filter(isOptional) };
}

/** The schemas that a value at a path may have: several if a union has variants. */
function schemasAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType[] {
  const def = defOf(schema);
  const [first, ...rest] = path;
  switch (def.type) {
    case "optional":
    case "default":
    case "prefault":
      return schemasAt(def.innerType, path);
    case "pipe":
      return schemasAt(def.out, path);
    case "union":
      return def.options.flatMap((option) => schemasAt(option, path));
    case "array":
      return first === undefined ? [schema] : schemasAt(def.element, rest);
    case "record":
      return first === undefined ? [schema] : schemasAt(def.valueType, rest);
    case "object": {
      if (first === undefined) return [schema];
      const next = Object.hasOwn(def.shape, first) ? def.shape[String(first)] : undefined;
      return next === undefined ? [] : schemasAt(next, rest);
    }
    default:
      return [schema];
  }
}

function defOf(schema: z.core.$ZodType) {
  return (schema as z.core.$ZodTypes)._zod.def;
}
