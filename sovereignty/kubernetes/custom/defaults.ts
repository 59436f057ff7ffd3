/** What a kind's definition would fill in by itself: nobody sends it, so it is evaluated with the definition. */
import { UNKNOWN } from "../../unknown.ts";
import { at, isBuiltin, items, textAt } from "../read.ts";
import type { Fault } from "./evaluate.ts";
import type { CustomKind } from "./field.ts";
import { customKindOf } from "./index.ts";

type Schema = Readonly<Record<string, unknown>>;

/** One version of a kind that has a table, as an object of which nothing but its defaults is said. */
export interface Defaults {
  readonly kind: CustomKind;
  readonly object: Readonly<Record<string, unknown>>;
  /** Where the schema itself has a default, and not only something below it: that is filled in where the rest is said. */
  readonly said: readonly string[];
}

/** The defaults of a definition's kind; none of an object that defines no kind with a table. */
export function defaultsOf(object: {
  readonly apiVersion: string;
  readonly kind: string;
}): Defaults[] {
  if (!isBuiltin(object, "CustomResourceDefinition")) return [];
  const [group, name] = [textAt(object, "spec", "group"), textAt(object, "spec", "names", "kind")];
  const apiVersion = `${String(group)}/`;
  const kind = customKindOf({ apiVersion, kind: String(name) });
  if (kind === undefined) return [];
  return items(object, "spec", "versions").flatMap((version): Defaults[] => {
    const said: string[] = [];
    const filled = fill(at(version, "schema", "openAPIV3Schema"), "", said);
    const given = textAt(version, "name");
    const served = given === UNKNOWN ? kind.versions[0] : given;
    // Of a version without a table no object is admitted.
    if (filled === undefined || !kind.versions.includes(String(served))) return [];
    // A schema that is not known yet may fill in anything.
    const open = Object.keys(kind.fields).map((field) => [field, UNKNOWN] as const);
    const made = isMap(filled) ? filled : Object.fromEntries(open);
    return [{ kind, object: { ...made, apiVersion: `${apiVersion}${String(served)}` }, said }];
  });
}

/** Defaults of definitions as they are published, which the kind's table has said instead of left to them. */
const SAID_INSTEAD = ["OpenStackCluster spec.bastion.enabled"];

/** Whether a default is at fault: what a table does not have is nothing to whoever reads what it has. */
export function isAtFault({ kind, said }: Defaults, { case: found, field }: Fault): boolean {
  if (found === "unclassified" || SAID_INSTEAD.includes(`${kind.kind} ${field}`)) return false;
  return said.some(
    (path) =>
      path === "" || field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`),
  );
}

/** What a schema fills in, if anything: its own default, and those of what is below it. */
function fill(schema: unknown, path: string, said: string[]): unknown {
  if (schema === UNKNOWN) {
    said.push(path);
    return UNKNOWN;
  }
  if (!isMap(schema)) return undefined;
  const own = at(schema, "default");
  if (own !== undefined) said.push(path);
  const entry = fill(schema.items, `${path}[0]`, said);
  if (entry !== undefined) return Array.isArray(own) ? [...own, entry] : [entry];
  const below = isMap(schema.properties) ? fillAll(schema.properties, path, said) : {};
  const named = Object.keys(below).length === 0 ? own : { ...(isMap(own) ? own : {}), ...below };
  return isHarmless(named) ? undefined : named;
}

function fillAll(properties: Schema, path: string, said: string[]): Record<string, unknown> {
  const filled = Object.entries(properties).map(
    ([name, schema]) => [name, fill(schema, path === "" ? name : `${path}.${name}`, said)] as const,
  );
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

/** Nothing, which an operator takes for not said. */
function isHarmless(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value) ? Object.keys(value).length === 0 : value === "" || value === null;
}

function isMap(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
