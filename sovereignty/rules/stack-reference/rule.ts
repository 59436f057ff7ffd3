/** A stack reads outputs of stacks of its own site only, from the state that was judged. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { defineRule, type Finding } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** The only organization that a self-managed state has. */
const OWN_ORGANIZATION = "organization";

export const stackReference = defineRule(
  "stack-reference",
  about,
  messages,
  ({ readsStack }: Fact, { alliance, site }): Found => {
    if (readsStack === undefined) return [];
    if (readsStack === UNKNOWN) return [{ case: "unknown" }];
    const values = { stack: readsStack };
    const parts = readsStack.split("/");
    const stack = parts.at(-1)?.toLowerCase() ?? "";
    // The longest key that fits is meant: a site's key may begin with another's.
    const [named = site] = Object.keys(alliance.sites)
      .filter((key) => stack === key || /^[^a-z0-9]/.test(afterKey(stack, key)))
      .sort((a, b) => b.length - a.length);
    return [
      ...(named === site ? [] : [{ case: "elsewhere" as const, values }]),
      ...(parts.length < 3 || parts[0] === OWN_ORGANIZATION
        ? []
        : [{ case: "organization" as const, values }]),
    ];
  },
);

function afterKey(stack: string, key: string): string {
  return stack.startsWith(key) ? stack.slice(key.length) : "";
}
