/** What an input refers to that owes no labels: a filter, a zone, a person. Where it has some, they are compared. */

import type { Fact } from "../../facts/fact.ts";
import type { Reference } from "../../facts/relations.ts";

/** Whether an input may lead to it: by its type, and not to the estate's where the stack itself is to make it. */
export function mayLeadTo({ type, used }: Fact, { how, types }: Reference): boolean {
  return types.includes(type) && !(used && how === "made");
}

/** Whether it says nothing at all of whose it is. */
export function isUnlabelled({ dataClass, owner, tenant }: Fact): boolean {
  return dataClass === undefined && owner === undefined && tenant === undefined;
}
