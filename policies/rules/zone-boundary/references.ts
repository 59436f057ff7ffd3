/** Referenced resources that need no labels: a filter, a zone, a person. Labels that they have are compared. */

import type { Fact } from "../../facts/fact.ts";
import type { Reference } from "../../facts/relations.ts";

/** Whether an input may lead to it: by its type, and not to the estate's where the stack itself must create it. */
export function mayLeadTo({ type, used }: Fact, { how, types }: Reference): boolean {
  return types.includes(type) && !(used && how === "made");
}

/** Whether it has no labels of an owner, tenant or class. */
export function isUnlabelled({ dataClass, owner, tenant }: Fact): boolean {
  return dataClass === undefined && owner === undefined && tenant === undefined;
}
