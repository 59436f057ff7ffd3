/** A stack reads outputs of stacks of its own site only, from the state that was evaluated. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** The only organization that a self-managed state has. */
const OWN_ORGANIZATION = "organization";

/** A part of a name that every backend keeps unchanged: nothing to decode, no way up. */
const PART = /^[a-z0-9][a-z0-9._-]*$/i;

export const stackReference = defineResourceRule(
  {
    name: "stack-reference",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  ({ readsStack }: Fact, { alliance, site }): Found => {
    if (readsStack === undefined) return [];
    if (readsStack === UNKNOWN) return [{ case: "unknown" }];
    const values = { stack: readsStack };
    const parts = readsStack.split("/");
    // A name alone, or all three parts: other names may mean anything in a state.
    if ((parts.length !== 1 && parts.length !== 3) || !parts.every((part) => PART.test(part)))
      return [{ case: "shape", values }];
    const stack = parts.at(-1)?.toLowerCase() ?? "";
    // The longest matching key counts: a site's key may begin with another's.
    const keys = Object.keys(alliance.sites).sort((a, b) => b.length - a.length);
    const named =
      keys.find((key) => `${stack}-`.startsWith(key) && /^[^a-z0-9]/.test(afterKey(stack, key))) ??
      keys.find((key) => words(stack).includes(words(key))) ??
      site;
    return [
      ...(named === site ? [] : [{ case: "elsewhere" as const, values }]),
      ...(parts.length < 3 || parts[0] === OWN_ORGANIZATION
        ? []
        : [{ case: "organization" as const, values }]),
    ];
  },
);

/** The part after the key, with an end mark behind it. */
function afterKey(stack: string, key: string): string {
  return `${stack}-`.slice(key.length);
}

/** A name between marks, so that only whole words match in it. */
function words(name: string): string {
  return `-${name.replace(/[._]/g, "-")}-`;
}
