/** The result of a file's reader, and how it rejects a file. */
import type { z } from "zod";
import type { Fact } from "../../facts/fact.ts";
import { typeOf } from "../../resources/urn.ts";
import type { Found, Recorded } from "./facts.ts";
import { Unreadable } from "./unreadable.ts";

/** Everything that a file shows of one stack. */
export interface Recording {
  readonly kind: "state" | "plan";
  readonly stack: string;
  readonly project: string;
  readonly resources: readonly Recorded[];
  /** Things of the estate that the resources use. */
  readonly used: readonly Fact[];
  /** Deletions that a plan foresees; deleted resources are not evaluated. */
  readonly deletions: number;
  /** False for the plan of a preview that failed. */
  readonly whole: boolean;
  /** The stack's own data: its recorded outputs, or the plan's configuration. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** When a state was written (UTC), if it says so. */
  readonly time?: string;
  /** The provider of the key to the state's secrets, as `secretsprovider` names it; states only. */
  readonly secretsProvider?: string | undefined;
}

/** The single stack of a file, whose resources have the types that their URNs name. */
export function stackOf(found: readonly Found[]): Pick<Recording, "stack" | "project"> {
  for (const { resource, path } of found) {
    const { type, urn } = resource;
    if (typeOf(urn) !== type) throw new Unreadable("otherType", { type, urn }, { path });
  }
  const names = new Set(found.map(({ resource }) => resource.urn.split("::", 2).join("::")));
  const [first, ...more] = names;
  if (first === undefined) throw new Unreadable("nothing");
  if (more.length > 0) throw new Unreadable("severalStacks", { got: [...names].join(", ") });
  const [stack = "", project = ""] = first.slice("urn:pulumi:".length).split("::");
  return { stack, project };
}

/** A part of the document in its shape; throws an `Unreadable` with the first place that has another shape. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  path: readonly (string | number)[],
): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = [...path, ...((issue?.path ?? []) as (string | number)[])];
  throw new Unreadable("field", { path: at.join(".") || "/" }, { path: at });
}

/** Part of a JSON document. */
export type Fields = Readonly<Record<string, unknown>>;

/** A map unchanged; an empty map for anything else. */
export function asMap(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
