/** Names inside a cluster. No Pulumi here. */
import type { Problem } from "./checks.ts";

/** Who a group of the tenant is in its clusters; the prefix is the API server's, for all that a login brings. */
export function groupName(args: { site: string; tenant: string }, key: string): string {
  return `oidc:${args.site}-${args.tenant}-${key}`;
}

/** A name fit for all kinds of objects, also with a word before it. */
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

/** One of the words there are; programs in other languages, and data, may hold any. */
export function checkOneOf(input: string, got: string, known: readonly string[]): Problem[] {
  return known.includes(got) ? [] : [{ input, got, want: `one of ${known.join(", ") || "none"}` }];
}
