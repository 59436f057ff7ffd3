/** What the model expects where a value has the wrong shape, in our words. Pure. */
import type { z } from "zod";
import type { Language, Message, MessageValues } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { WANTS, type WantKey } from "../messages/shape.ts";
import { mapAt } from "./keys.ts";
import type { Path } from "./source.ts";

type ShapeFault = z.core.$ZodIssue;

/** The message that the schema names, else one for the kind of fault. */
export function wanted(
  fault: ShapeFault,
  schema: z.core.$ZodType,
  value: unknown,
): [Message, MessageValues] {
  const [want, values] = wantedBy(fault, value);
  return want === WANTS.object ? wantedMap(schema, fault.path) : [want, values];
}

/** Key: value pairs with the names of their keys, so that people need not look them up. */
function wantedMap(schema: z.core.$ZodType, path: Path): [Message, MessageValues] {
  const map = mapAt(schema, path);
  if (map === undefined) return [WANTS.object, {}];
  const required = map.keys.required.join(", ");
  const optional = choice(map.keys.optional);
  const mayBe = map.keys.optional.length > 0;
  if (required === "" && !mayBe) return map.entries ? [WANTS.entries, {}] : [WANTS.object, {}];
  const keys = (language: Language, [only, also]: readonly [string, string]) => {
    const may = typeof optional === "string" ? optional : optional[language];
    if (required === "") return `${only} ${may}`;
    return mayBe ? `${required}, ${also} ${may}` : required;
  };
  const named = {
    fr: keys("fr", ["au besoin", "et au besoin"]),
    en: keys("en", ["if needed", "and if needed"]),
  };
  return [map.entries ? WANTS.entriesOf : WANTS.objectOf, { keys: named }];
}

/** Name of a text format, where the registry's schema names no message. */
export function patternWant(fault: ShapeFault): WantKey | undefined {
  const pattern = fault.code === "invalid_format" ? fault.pattern : undefined;
  return pattern !== undefined && Object.hasOwn(PATTERNS, pattern) ? PATTERNS[pattern] : undefined;
}

const PATTERNS: Readonly<Record<string, WantKey>> = {
  "/^[A-Z]{2}$/": "country",
  "/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/": "registryKey",
};

function wantedBy(fault: ShapeFault, value: unknown): [Message, MessageValues] {
  const pattern = patternWant(fault);
  const named = fault.code === "invalid_key" ? fault.issues[0]?.message : fault.message;
  if (named !== undefined && Object.hasOwn(WANTS, named)) {
    const want = WANTS[named as WantKey];
    // "A whole number, 0 or more" already describes a number beyond a limit.
    if (isNumber(fault) && !holdsNumber(want, fault.maximum))
      return [WANTS.maximum, maximum(fault)];
    return [want, {}];
  }
  if (pattern !== undefined) return [WANTS[pattern], {}];
  const got = typeof value === "string" ? value : undefined;
  switch (fault.code) {
    case "invalid_type": {
      const expected = fault.expected === "record" ? "object" : fault.expected;
      return Object.hasOwn(WANTS, expected)
        ? [WANTS[expected as WantKey], {}]
        : [WANTS.other, { code: expected }];
    }
    case "invalid_value":
      return [WANTS.oneOf, { allowed: choice(fault.values.map(String), got) }];
    case "invalid_union":
      return [WANTS.oneOf, { allowed: choice(variants(fault), got) }];
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
      if (fault.pattern === String(/\p{L}/u)) return [WANTS.letter, {}];
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

/** Whether a text contains a number. */
function holdsNumber({ en }: Message, number: number | bigint): boolean {
  return en.split(/\D+/).includes(String(number));
}

/** The values that distinguish the variants of a union; none if it has no such field. */
function variants(fault: z.core.$ZodIssueInvalidUnion): string[] {
  const options = "options" in fault && Array.isArray(fault.options) ? fault.options : [];
  return options.map(String);
}
