/** The properties the law reads, as plain data with `UNKNOWN` for what the engine cannot know yet. */
import { isUnknown, Output } from "@pulumi/pulumi/output.js";
import { UNKNOWN } from "../sovereignty/facts.ts";
import type { Properties } from "./facets/reader.ts";
import { readOf } from "./read.ts";

/** What an output really is: the SDK keeps these two from its typings. */
interface Resolvable {
  isKnown: Promise<boolean>;
  promise(): Promise<unknown>;
}

/** Resolves the properties the law reads of a type. */
export async function resolveProperties(
  type: string,
  props: Readonly<Record<string, unknown>>,
): Promise<Properties> {
  const present = readOf(type).filter((key) => props[key] !== undefined);
  return Object.fromEntries(
    await Promise.all(present.map(async (key) => [key, await resolve(props[key])])),
  );
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
