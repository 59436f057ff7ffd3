/** What the model wants where a value is not of its shape, in our words. Pure. */
import type { z } from "zod";
import type { Message, MessageValues } from "../../sovereignty/text.ts";
import { WANTS, type WantKey } from "./messages/index.ts";

type ShapeFault = z.core.$ZodIssue;

/** The message its schema names, else one for the kind of fault. */
export function wanted(fault: ShapeFault): [Message, MessageValues] {
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

/** Whether a text has a number in it. */
function tells({ en }: Message, number: number | bigint): boolean {
  return en.split(/\D+/).includes(String(number));
}

/** The values that tell the variants of a union apart; a dash when it has no such field. */
function variants(fault: z.core.$ZodIssueInvalidUnion): string {
  const options = "options" in fault && Array.isArray(fault.options) ? fault.options : [];
  return options.map(String).join(", ") || "—";
}
