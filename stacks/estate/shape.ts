/** The shape of one file: the model's verdict in our words, never in the schema library's. */
import type { z } from "zod";
import type { Message, MessageValues } from "../../sovereignty/text.ts";
import { describe } from "./describe.ts";
import { type Issue, issue } from "./issue.ts";
import { keysAt } from "./keys.ts";
import { phrase, WANTS, type WantKey } from "./messages/index.ts";
import type { Path, Source } from "./source.ts";

type ShapeFault = z.core.$ZodIssue;

/**
 * Checks a file against its schema, all faults at once. Unknown keys are reported and then left out,
 * so that the later checks still see the rest.
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  source: Source,
): { source?: Source<z.output<Schema>>; issues: Issue[] } {
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { source: { ...source, data: parsed.data }, issues: [] };
  const faults = parsed.error.issues;
  const issues = faults.flatMap((fault) => toIssues(schema, source, fault));
  const rest = schema.safeParse(withoutUnknownKeys(source.data, faults));
  return rest.success ? { source: { ...source, data: rest.data }, issues } : { issues };
}

function toIssues(schema: z.core.$ZodType, source: Source, fault: ShapeFault): Issue[] {
  if (fault.code === "unrecognized_keys") {
    return fault.keys.map((key) => {
      const allowed = keysAt(schema, fault.path, key).join(", ") || "—";
      return issue(source.at([...fault.path, key]), "unknownKey", { key, allowed });
    });
  }
  const value = fault.code === "invalid_key" ? fault.path.at(-1) : valueAt(source.data, fault.path);
  const got = describe(value, fault.code);
  const [want, values] = wanted(fault);
  const message = phrase(got.message, want);
  return [{ ...source.at(fault.path), message, values: { ...got.values, ...values } }];
}

/** What the model wants: the message its schema names, else one for the kind of fault. */
function wanted(fault: ShapeFault): [Message, MessageValues] {
  const named = fault.code === "invalid_key" ? fault.issues[0]?.message : fault.message;
  if (named !== undefined && Object.hasOwn(WANTS, named)) {
    const want = WANTS[named as WantKey];
    // "A whole number, 0 or more" is what a number beyond a limit is already.
    if (isNumber(fault) && !tells(want, fault.maximum)) return [WANTS.maximum, maximum(fault)];
    return [want, {}];
  }
  switch (fault.code) {
    case "invalid_type": {
      const expected = fault.expected === "record" ? "object" : fault.expected;
      return Object.hasOwn(WANTS, expected)
        ? [WANTS[expected as WantKey], {}]
        : [WANTS.other, { code: expected }];
    }
    case "invalid_value":
      return [WANTS.oneOf, { allowed: fault.values.map(String).join(", ") }];
    case "invalid_union":
      return [WANTS.oneOf, { allowed: variants(fault) }];
    case "too_small":
      if (fault.origin === "array") return [WANTS.nonEmpty, {}];
      if (fault.origin === "string") return [WANTS.notBlank, {}];
      return [WANTS.minimum, { limit: Number(fault.minimum) }];
    case "too_big":
      return [WANTS.maximum, maximum(fault)];
    case "invalid_key":
      return [WANTS.key, {}];
    case "invalid_format":
      if (fault.format === "cidrv4") return [WANTS.ipv4Prefix, {}];
      if (fault.format === "cidrv6") return [WANTS.ipv6Prefix, {}];
      if (fault.format === "url") return [WANTS.url, {}];
      return [WANTS.pattern, { pattern: fault.pattern ?? fault.format }];
    default:
      return [WANTS.other, { code: fault.code }];
  }
}

function isNumber(fault: ShapeFault): fault is z.core.$ZodIssueTooBig {
  return fault.code === "too_big" && (fault.origin === "number" || fault.origin === "int");
}

function maximum(fault: z.core.$ZodIssueTooBig): MessageValues {
  return { limit: Number(fault.maximum) };
}

/** Whether a text has a number in it. */
function tells({ en }: Message, number: number | bigint): boolean {
  return en.split(/\D+/).includes(String(number));
}

/** The values that tell the variants of a union apart; a dash when it has no such field. */
function variants(fault: z.core.$ZodIssueInvalidUnion): string {
  const options = "options" in fault && Array.isArray(fault.options) ? fault.options : [];
  return options.map(String).join(", ") || "—";
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    const own = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    return own ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }, data);
}

function withoutUnknownKeys(data: unknown, faults: readonly ShapeFault[]): unknown {
  const copy = structuredClone(data);
  for (const fault of faults) {
    if (fault.code !== "unrecognized_keys") continue;
    const parent = valueAt(copy, fault.path) as Record<string, unknown>;
    for (const key of fault.keys) delete parent[key];
  }
  return copy;
}
