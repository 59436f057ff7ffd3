/** Which keys a schema knows at a place of its data. */
import type { z } from "zod";
import type { Path } from "./source.ts";

/** The keys allowed where an unknown one stands; of a union, those of the variants that lack it. */
export function keysAt(schema: z.core.$ZodType, path: Path, unknown: string): string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "optional":
    case "default":
      return keysAt(def.innerType, path, unknown);
    case "union":
      return [...new Set(def.options.flatMap((option) => keysAt(option, path, unknown)))];
    case "array":
      return keysAt(def.element, path.slice(1), unknown);
    case "record":
      return keysAt(def.valueType, path.slice(1), unknown);
    case "object": {
      const [first, ...rest] = path;
      if (first === undefined)
        return Object.hasOwn(def.shape, unknown) ? [] : Object.keys(def.shape);
      const next = def.shape[String(first)];
      return next === undefined ? [] : keysAt(next, rest, unknown);
    }
    default:
      return [];
  }
}
