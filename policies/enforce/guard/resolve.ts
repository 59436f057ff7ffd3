/** The properties that the rules read, as plain data with `UNKNOWN` for values the engine cannot know yet. */
import { isUnknown, Output } from "@pulumi/pulumi/output.js";
import { UNKNOWN } from "../../facts/fact.ts";
import { lookAt } from "../../resources/read.ts";
import type { Properties } from "../../resources/readers/reader.ts";

/** The methods of an output that the SDK keeps out of its typings. */
interface Resolvable {
  isKnown: Promise<boolean>;
  isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Resolves the properties of a type that the rules read. */
export async function resolveProperties(
  type: string,
  props: Readonly<Record<string, unknown>>,
): Promise<Properties> {
  const present = lookAt(type, Object.keys(props)).filter((key) => props[key] !== undefined);
  return Object.fromEntries(
    await Promise.all(present.map(async (key) => [key, await resolve(props[key])])),
  );
}

/** All properties; those that are not wholly known are absent. */
export async function resolveAll(
  props: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(props).map(async ([key, value]) => [key, await resolve(value)]);
  const resolved = (await Promise.all(entries)) as [string, unknown][];
  return Object.fromEntries(resolved.filter(([, value]) => value !== undefined && isWhole(value)));
}

function isWhole(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isWhole);
}

/** The names of the properties that are secrets, wholly or in part. */
export async function markedProperties(
  props: Readonly<Record<string, unknown>>,
): Promise<ReadonlySet<string>> {
  const marked = Object.entries(props).map(async ([key, value]) =>
    (await isMarked(value)) ? [key] : [],
  );
  return new Set((await Promise.all(marked)).flat());
}

async function isMarked(value: unknown): Promise<boolean> {
  if (isUnknown(value)) return false;
  if (Output.isInstance(value)) {
    const output = value as unknown as Resolvable;
    if (await output.isSecret) return true;
    return (await output.isKnown) && isMarked(await output.promise());
  }
  if (value instanceof Promise) return isMarked(await value);
  if (typeof value !== "object" || value === null) return false;
  if (SIGNATURE in value) return value[SIGNATURE] === SECRET;
  return (await Promise.all(Object.values(value).map(isMarked))).includes(true);
}

/** The text of an output; `undefined` when it is not known. */
export async function resolveText(value: unknown): Promise<string | undefined> {
  const resolved = await resolve(value);
  return typeof resolved === "string" ? resolved : undefined;
}

async function resolve(value: unknown): Promise<unknown> {
  if (isUnknown(value)) return UNKNOWN;
  if (Output.isInstance(value)) {
    const output = value as unknown as Resolvable;
    return (await output.isKnown) ? resolve(await output.promise()) : UNKNOWN;
  }
  if (value instanceof Promise) return resolve(await value);
  if (Array.isArray(value)) return Promise.all(value.map(resolve));
  if (typeof value !== "object" || value === null) return value;
  if (SIGNATURE in value) return resolve((value as { value?: unknown }).value);
  const entries = Object.entries(value).map(async ([key, part]) => [key, await resolve(part)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Marks a secret that arrives without an output around it. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
