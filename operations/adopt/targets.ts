/**
 * What the engine may create or change in an import: everything else it records as it is, because a resource that is no
 * target is imported and never changed (docs/adr/0070). Pure.
 */
import type { Desk, Entry } from "./desk.ts";
import { COMPONENTS, PASSWORD, USER } from "./natural-keys/index.ts";

/** The stack itself. A run without any target would create and change everything, so this is always one. */
const STACK = "**::pulumi:pulumi:Stack::*";

/** Patterns of the URNs of what is in the state alone: the stack, our components, the random values. */
export const STATE_ALONE: readonly string[] = [STACK, `**::${COMPONENTS}*::*`, `**$${PASSWORD}::*`];

/** With a state, only what it lacks; always the users that get new passwords. */
export function targetsOf(
  known: ReadonlySet<string>,
  { entries, components }: Pick<Desk, "entries" | "components">,
): readonly string[] {
  const all = [...entries.values()];
  const urnsOf = (type: string, is: Entry["finding"]["is"]) =>
    all.filter((each) => each.type === type && each.finding.is === is).map(({ urn }) => urn);
  const users = urnsOf(USER, "found");
  if (known.size === 0) return [...STATE_ALONE, ...users];
  return [STACK, ...components, ...urnsOf(PASSWORD, "made"), ...users];
}
