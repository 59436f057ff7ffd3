/** A stack as the engine shows it when all steps are done. */
import type { PolicyResource } from "@pulumi/policy";
import type { Fact, StackFact } from "../../facts/fact.ts";
import { Targets } from "../../properties/targets.ts";
import type { Things } from "../../resources/thing.ts";
import { usedOf, withThings } from "../../resources/things.ts";
import { look } from "./seen.ts";

/**
 * The facts of a stack. Evaluated resources are taken as they were then, by their inputs: a preview does not show
 * values of a provider that are not known yet. A targeted run left the others alone: only their outputs exist. The
 * things of the estate that they use are included.
 */
export function toStack(
  resources: readonly PolicyResource[],
  evaluated: ReadonlyMap<string, Fact>,
  factOf: (resource: PolicyResource) => Fact,
  things: Things = new Map(),
): StackFact {
  const targets = new Targets();
  for (const { urn, type, props } of resources) {
    // A value that is not known yet names nothing.
    targets.learn(urn, type, (by) => look(() => props[by]));
  }
  const facts = resources.map((resource) => {
    const { urn, propertyDependencies } = resource;
    const fact = evaluated.get(urn) ?? { ...factOf(resource), partial: true };
    const parents = Object.entries(propertyDependencies).map(
      ([input, parts]) => [input, parts.map((part) => part.urn)] as const,
    );
    return withThings(fact, Object.fromEntries(parents), things, targets);
  });
  // The engine names all that the stack will hold, also after a targeted run: anything else is absent.
  return { facts: [...facts, ...usedOf(facts, things)], whole: true };
}
