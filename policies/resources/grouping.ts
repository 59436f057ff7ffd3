/** Components of anybody: a registration that no provider serves groups others; each child is evaluated on its own. */

import { isClassified } from "../alliance/packages.ts";
import type { Fact } from "../facts/fact.ts";
import { COMPONENT_PREFIX } from "./index.ts";

/**
 * Whether a registration is a grouping. `custom` is what the enforcement point knows of it: only `false` means a component.
 * The engine gives every custom resource a provider, so in a plan what has none is a component, or a provider itself. A component
 * that bears a type of a package that is classified type by type is evaluated as that type, so that it passes for nothing.
 */
export function isGrouping(type: string, custom: boolean | undefined): boolean {
  const [name = ""] = type.split(":");
  return custom === false && !isClassified(name);
}

/**
 * A fact as it is of a resource that is, or may be, a custom one: our own types are components, and whatever plugin serves
 * something by their name is not ours.
 */
export function asResource(fact: Fact, custom: boolean | undefined): Fact {
  const served = fact.type.startsWith(COMPONENT_PREFIX) && custom !== false;
  return served ? { ...fact, effects: undefined } : fact;
}

/** The fact of a grouping: nothing of what its type or its inputs say counts. */
export function groupingFact(subject: string, type: string): Fact {
  return { subject, type, effects: [] };
}

/** A resource of the SDK as far as it tells a remote component, which its package's plugin makes, from one of the program. */
interface Registered {
  readonly __remote?: unknown;
}

/**
 * The components of a program: what the SDK constructs, by type and name, for the engine does not say of a component whether
 * it is remote. What the SDK of this program never constructed is not one of them.
 */
export class Components {
  readonly #seen = new Map<string, Registered[]>();

  /** To be called as a resource is constructed, before it knows itself what it is. */
  enter(type: string, name: string, resource: object): void {
    const key = keyOf(type, name);
    this.#seen.set(key, [...(this.#seen.get(key) ?? []), resource]);
  }

  /** Whether all of that type and name are components that the program itself makes; to be asked when they are registered. */
  areLocal(type: string, name: string): boolean {
    const seen = this.#seen.get(keyOf(type, name)) ?? [];
    return seen.length > 0 && seen.every(({ __remote }) => __remote === false);
  }
}

function keyOf(type: string, name: string): string {
  return JSON.stringify([type, name]);
}
