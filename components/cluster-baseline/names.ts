/** Names inside a cluster. No Pulumi here. */
import type { Problem } from "../checks.ts";

/** A name that is valid for all kinds of objects, also with a prefix. */
export function checkName(input: string, value: string): Problem[] {
  return /^[a-z]([a-z0-9-]{0,51}[a-z0-9])?$/.test(value)
    ? []
    : [
        {
          input,
          got: value,
          want: "at most 53 lower-case letters, digits and hyphens, a letter first, no hyphen last",
        },
      ];
}

/** One of the known values; programs in other languages, and data, may contain any. */
export function checkOneOf(input: string, got: string, known: readonly string[]): Problem[] {
  return known.includes(got) ? [] : [{ input, got, want: `one of ${known.join(", ") || "none"}` }];
}
