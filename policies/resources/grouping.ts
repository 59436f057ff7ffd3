/**
 * Other people's components: a registration without a provider groups other resources; each child is evaluated by
 * itself.
 */

import { isClassified } from "../alliance/packages.ts";
import type { Fact } from "../facts/fact.ts";
import { COMPONENT_PREFIX } from "./index.ts";

/**
 * Whether a registration is a grouping. `custom` is the information of the enforcement point: only `false` means a
 * component. The engine gives every custom resource a provider, so in a plan a resource without one is a component, or
 * a provider itself. A component whose type is in a package that is classified type by type is evaluated as that type,
 * so that it cannot pass as a grouping.
 */
export function isGrouping(type: string, custom: boolean | undefined): boolean {
  const [name = ""] = type.split(":");
  return custom === false && !isClassified(name);
}

/**
 * A fact as of a resource that is, or may be, a custom one: our own types are components, so a custom resource with one
 * of their names comes from another plugin and is not ours.
 */
export function asResource(fact: Fact, custom: boolean | undefined): Fact {
  const served = fact.type.startsWith(COMPONENT_PREFIX) && custom !== false;
  return served ? { ...fact, effects: undefined } : fact;
}

/** The fact of a grouping: its type and its inputs do not count. */
export function groupingFact(subject: string, type: string): Fact {
  return { subject, type, effects: [] };
}

/**
 * The part of an SDK resource that distinguishes a remote component, which its package's plugin creates, from one of
 * the program.
 */
interface Registered {
  readonly __remote?: unknown;
}

/**
 * The components of a program, recorded by type and name as the SDK constructs them, because the engine does not report
 * whether a component is remote. A resource that this program's SDK never constructed is not one of them.
 */
export class Components {
  readonly #seen = new Map<string, Registered[]>();

  /** Called while a resource is constructed, before its own fields are set. */
  enter(type: string, name: string, resource: object): void {
    const key = keyOf(type, name);
    this.#seen.set(key, [...(this.#seen.get(key) ?? []), resource]);
  }

  /**
   * Whether all resources of that type and name are components that the program itself creates; call it at
   * registration.
   */
  areLocal(type: string, name: string): boolean {
    const seen = this.#seen.get(keyOf(type, name)) ?? [];
    return seen.length > 0 && seen.every(({ __remote }) => __remote === false);
  }
}

function keyOf(type: string, name: string): string {
  return JSON.stringify([type, name]);
}
