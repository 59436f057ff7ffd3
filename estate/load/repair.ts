/**
 * What a file's author meant, as far as that is clear: so that one slip does not hide what else is wrong, nor make
 * more messages of itself. The slip is reported all the same, and an estate with any issue is none.
 */
import type { z } from "zod";
import { nearest } from "../../output/nearest.ts";
import { keysAt } from "./keys.ts";
import type { Path, Source } from "./source.ts";
import { patternWant } from "./wanted.ts";

type ShapeFault = z.core.$ZodIssue;
type Values = Record<PropertyKey, unknown>;

/** A key that is not known, and which it stands for. */
export interface Misspelt {
  /** Of the map that it stands in. */
  readonly path: Path;
  readonly key: string;
  /** The key that was meant; nothing where none is near, or it is there as well. */
  readonly meant?: string | undefined;
}

/** The data under the keys that were meant; what means nothing is left out. */
export function respelt(
  schema: z.core.$ZodType,
  data: unknown,
): { data: unknown; misspelt: Misspelt[]; faults: readonly ShapeFault[] } {
  const copy = structuredClone(data);
  const misspelt: Misspelt[] = [];
  for (;;) {
    const parsed = (schema as z.ZodType).safeParse(copy);
    const faults = parsed.error?.issues ?? [];
    const unknown = faults.filter((fault) => fault.code === "unrecognized_keys");
    if (unknown.length === 0) return { data: copy, misspelt, faults };
    for (const { path, keys } of unknown) {
      const map = valueAt(copy, path) as Values;
      for (const key of keys) {
        const absent = keysAt(schema, path, key).filter((known) => !Object.hasOwn(map, known));
        const meant = nearest(key, absent);
        misspelt.push({ path: asWritten(path, misspelt), key, meant });
        if (meant !== undefined) map[meant] = map[key];
        delete map[key];
      }
    }
  }
}

/** A place of the respelt data as the file has it. */
export function asWritten(path: Path, misspelt: readonly Misspelt[]): Path {
  const written: PropertyKey[] = [];
  for (const part of path) {
    const slip = misspelt.find((one) => one.meant === part && same(one.path, written));
    written.push(slip?.key ?? part);
  }
  return written;
}

/** Stand-ins of the form that a name's own has not. */
const FORMS: Readonly<Record<string, string>> = { key: "xxx", registryKey: "xxx", country: "XX" };

/** A name of a wrong form names nothing: the check that looks it up says what there is. */
export function isName(fault: ShapeFault, data: unknown): boolean {
  return formOf(fault) !== undefined && typeof valueAt(data, fault.path) === "string";
}

function formOf(fault: ShapeFault): string | undefined {
  if (fault.code !== "invalid_format") return undefined;
  const form = patternWant(fault) ?? fault.message;
  return Object.hasOwn(FORMS, form) ? FORMS[form] : undefined;
}

/** The data with such names as they are written; nothing where anything else is wrong. */
export function withNames<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  faults: readonly ShapeFault[],
): z.output<Schema> | undefined {
  if (faults.length === 0 || !faults.every((fault) => isName(fault, data))) return undefined;
  const copy = structuredClone(data);
  for (const fault of faults) put(copy, fault.path, formOf(fault));
  const parsed = schema.safeParse(copy);
  if (!parsed.success) return undefined;
  for (const { path } of faults) put(parsed.data, path, valueAt(data, path));
  return parsed.data;
}

/** The value at a place; nothing where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    const own = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    return own ? (value as Values)[part] : undefined;
  }, data);
}

function put(data: unknown, path: Path, value: unknown): void {
  const parent = valueAt(data, path.slice(0, -1)) as Values;
  parent[path.at(-1) as PropertyKey] = value;
}

function same(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** Where a value of the respelt data stands in its file. */
export function positions(source: Source, misspelt: readonly Misspelt[]): Source["at"] {
  return misspelt.length === 0 ? source.at : (path) => source.at(asWritten(path, misspelt));
}
