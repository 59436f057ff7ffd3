/**
 * What a file's author meant, if that is clear: so that one slip neither hides other errors nor causes further
 * messages. The slip is still reported, and any issue prevents an estate.
 */
import type { z } from "zod";
import { nearest } from "../../output/nearest.ts";
import { keysAt } from "./keys.ts";
import type { Path, Source } from "./source.ts";
import { patternWant } from "./wanted.ts";

type ShapeFault = z.core.$ZodIssue;
type Values = Record<PropertyKey, unknown>;

/** An unknown key, and the key that was meant. */
export interface Misspelt {
  /** Path of the map that contains it. */
  readonly path: Path;
  readonly key: string;
  /** The key that was meant; absent if none is similar, or if that key exists as well. */
  readonly meant?: string | undefined;
}

/** Of how many unknown keys of a file a similar one is looked up: that is slow, and more of them are no slips. */
export const LOOKED_UP = 200;

/** The data with corrected keys; keys without a correction are left out. */
export function respelt(
  schema: z.core.$ZodType,
  data: unknown,
): { data: unknown; misspelt: Misspelt[]; faults: readonly ShapeFault[] } {
  const copy = structuredClone(data);
  const misspelt: Misspelt[] = [];
  const corrected: Corrections = new Map();
  for (;;) {
    const parsed = (schema as z.ZodType).safeParse(copy);
    const faults = parsed.error?.issues ?? [];
    const unknown = faults.filter((fault) => fault.code === "unrecognized_keys");
    if (unknown.length === 0) return { data: copy, misspelt, faults };
    for (const { path, keys } of unknown) {
      const map = valueAt(copy, path) as Values;
      for (const key of keys) {
        const known = misspelt.length < LOOKED_UP ? keysAt(schema, path, key) : [];
        const meant = nearest(
          key,
          known.filter((one) => !Object.hasOwn(map, one)),
        );
        const one = { path: asWritten(path, corrected), key, meant };
        misspelt.push(one);
        correct(corrected, one);
        if (meant !== undefined) map[meant] = map[key];
        delete map[key];
      }
    }
  }
}

/** Keys as they are in the file, by the place of the key that was meant. */
type Corrections = Map<string, string>;

function correct(corrected: Corrections, { path, key, meant }: Misspelt): void {
  if (meant !== undefined) corrected.set(placeOf(path, meant), key);
}

const placeOf = (path: Path, key: PropertyKey) => [...path, key].map(String).join("\0");

/** A path of the corrected data as it is in the file. */
function asWritten(path: Path, corrected: Corrections): Path {
  const written: PropertyKey[] = [];
  for (const part of path) written.push(corrected.get(placeOf(written, part)) ?? part);
  return written;
}

/** Valid placeholders for names of a wrong form, by form. */
const FORMS: Readonly<Record<string, string>> = { key: "xxx", registryKey: "xxx", country: "XX" };

/** A name of a wrong form cannot exist: the check that looks it up lists the names that do. */
export function isName(fault: ShapeFault, data: unknown): boolean {
  return formOf(fault) !== undefined && typeof valueAt(data, fault.path) === "string";
}

function formOf(fault: ShapeFault): string | undefined {
  if (fault.code !== "invalid_format") return undefined;
  const form = patternWant(fault) ?? fault.message;
  return Object.hasOwn(FORMS, form) ? FORMS[form] : undefined;
}

/** The data with such names as written; `undefined` if anything else is wrong. */
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

/** The value at a path; `undefined` if there is none. */
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

/** Position in the file of a value of the corrected data. */
export function positions(source: Source, misspelt: readonly Misspelt[]): Source["at"] {
  if (misspelt.length === 0) return source.at;
  const corrected: Corrections = new Map();
  for (const one of misspelt) correct(corrected, one);
  return (path) => source.at(asWritten(path, corrected));
}
