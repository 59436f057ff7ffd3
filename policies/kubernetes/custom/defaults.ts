/** Defaults in a kind's definition: no object in a request contains them, so they are evaluated with the definition. */
import { UNKNOWN } from "../../facts/unknown.ts";
import { at, isBuiltin, items, textAt } from "../objects/read.ts";
import { below, ENVELOPE, type Fault, faults } from "./evaluate.ts";
import type { CustomKind, Field } from "./field.ts";
import { customKindOf } from "./index.ts";
import type { Places } from "./places.ts";

type Schema = Readonly<Record<string, unknown>>;
type Options = Parameters<typeof faults>[3];

/** Defaults of published definitions whose fields the kind's table requires to be set explicitly. */
const SET_EXPLICITLY = ["OpenStackCluster spec.bastion.enabled"];

/** The faults in the defaults of a kind's definition; empty for an object that does not define a kind with a table. */
export function faultsOfDefaults(
  object: { readonly apiVersion: string; readonly kind: string },
  places: Places,
): { readonly kind: CustomKind; readonly faults: Fault[] } | undefined {
  if (!isBuiltin(object, "CustomResourceDefinition")) return undefined;
  const [group, name] = [textAt(object, "spec", "group"), textAt(object, "spec", "names", "kind")];
  const kind = customKindOf({ apiVersion: `${String(group)}/`, kind: String(name) });
  if (kind === undefined) return undefined;
  const options = { places, partial: true, defaults: true };
  const found = items(object, "spec", "versions").flatMap((version) => {
    const given = textAt(version, "name");
    // No object of a version without a table is admitted.
    if (given !== UNKNOWN && !kind.versions.includes(String(given))) return [];
    const schema = at(version, "schema", "openAPIV3Schema");
    const { fields } = kind;
    // A schema that is not known yet may fill in anything.
    if (schema === UNKNOWN) {
      return Object.entries(fields).flatMap(([key, field]) => faults(UNKNOWN, field, key, options));
    }
    return walk(withoutEnvelope(schema), { is: "block", fields, needs: [] }, "", options);
  });
  return { kind, faults: found.filter(({ field }) => !isSetExplicitly(kind, field)) };
}

const isSetExplicitly = (kind: CustomKind, field: string) =>
  SET_EXPLICITLY.includes(`${kind.kind} ${field}`);

/** Labels and annotations of objects are evaluated by their own rules; a definition has no defaults for them. */
function withoutEnvelope(schema: unknown): unknown {
  if (!isMap(schema)) return schema;
  const own = (part: unknown) =>
    isMap(part)
      ? Object.fromEntries(Object.entries(part).filter(([key]) => !ENVELOPE.includes(key)))
      : part;
  return { ...schema, default: own(schema.default), properties: own(schema.properties) };
}

/** Each default by itself, as it is filled in where an object omits just that field; and all defaults below it. */
function walk(schema: unknown, field: Field, path: string, options: Options): Fault[] {
  if (schema === UNKNOWN) return faults(UNKNOWN, field, path, options);
  if (!isMap(schema)) return [];
  const own = filled(schema.default, schema);
  const found = isHarmless(own) ? [] : faults(own, field, path, options);
  if (field.is === "list") found.push(...walk(schema.items, field.of, `${path}[0]`, options));
  if (field.is === "arguments") found.push(...walkArguments(schema.items, path));
  if (field.is !== "block" && field.is !== "map") return found;
  for (const part of ["properties", "additionalProperties"] as const) {
    if (schema[part] === UNKNOWN) found.push(...faults(UNKNOWN, field, path, options));
  }
  for (const [key, part] of isMap(schema.properties) ? Object.entries(schema.properties) : []) {
    found.push(...walkKey(key, part, field, path, options));
  }
  // For every other key that an object may have there.
  const more = schema.additionalProperties;
  if (isMap(more)) {
    const kept = field.is === "map" ? { "*": field.of } : field.fields;
    for (const [key, one] of Object.entries(kept)) {
      found.push(...walk(more, one, below(path, key), options));
    }
  }
  return found;
}

function walkKey(
  key: string,
  schema: unknown,
  field: Field,
  path: string,
  options: Options,
): Fault[] {
  const here = below(path, key);
  if (field.is === "map" && new RegExp(field.keys).test(key)) {
    return walk(schema, field.of, here, options);
  }
  if (field.is === "block" && Object.hasOwn(field.fields, key)) {
    return walk(schema, field.fields[key] as Field, here, options);
  }
  // Keys outside a block's table are not read; a map's keys are all read.
  if (field.is === "block" && !field.free) return [];
  return schema === UNKNOWN || !isHarmless(filled(at(schema, "default"), schema))
    ? [{ case: "unclassified", field: here }]
    : [];
}

/** A definition must not add defaults to arguments: they would be added to the given ones. */
function walkArguments(schema: unknown, path: string): Fault[] {
  const parts = ["name", "value"].filter(
    (key) => !isHarmless(at(schema, "properties", key, "default")),
  );
  return parts.map((key) => ({ case: "unclassified", field: `${path}[0].${key}` }));
}

/** A value as an API server completes it: a default only fills in absent fields. */
function filled(value: unknown, schema: unknown): unknown {
  if (!isMap(schema)) return value;
  if (Array.isArray(value)) return value.map((entry) => filled(entry, schema.items));
  if (!isMap(value)) return value;
  const properties = isMap(schema.properties) ? schema.properties : {};
  const result: Record<string, unknown> = Object.create(null);
  for (const key of [...Object.keys(properties), ...Object.keys(value)]) {
    const part = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    const full = filled(given ?? at(part, "default"), part);
    if (full !== undefined) result[key] = full;
  }
  return result;
}

/** An empty value, which an operator treats as absent. */
function isHarmless(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value)
    ? Object.keys(value).length === 0
    : value === "" || value === null || value === undefined;
}

function isMap(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
