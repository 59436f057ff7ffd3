/** A stack as the engine shows it when all steps are done. */
import type { PolicyResource } from "@pulumi/policy";
import type { Fact, StackFact } from "../../facts/fact.ts";
import { Targets } from "../../properties/targets.ts";
import type { Things } from "../../resources/thing.ts";
import { usedOf, withThings } from "../../resources/things.ts";
import { look } from "./seen.ts";

/**
 * The facts of a stack. What was asked about is taken as it was then, by its inputs: a preview shows nothing of what a
 * provider makes that is not known yet. The rest was left alone by a targeted run: its outputs are all there is of it.
 * With them are the things of the estate that they use.
 */
export function toStack(
  resources: readonly PolicyResource[],
  asked: ReadonlyMap<string, Fact>,
  factOf: (resource: PolicyResource) => Fact,
  things: Things = new Map(),
): StackFact {
  const targets = new Targets();
  for (const { urn, type, props } of resources) {
    // What is not known yet is nobody's name.
    targets.learn(urn, type, (by) => look(() => props[by]));
  }
  const facts = resources.map((resource) => {
    const { urn, propertyDependencies } = resource;
    const fact = asked.get(urn) ?? { ...factOf(resource), partial: true };
    const parents = Object.entries(propertyDependencies).map(
      ([input, parts]) => [input, parts.map((part) => part.urn)] as const,
    );
    return withThings(fact, Object.fromEntries(parents), things, targets);
  });
  // The engine names all that the stack will hold, also after a targeted run: what is not there is absent.
  return { facts: [...facts, ...usedOf(facts, things)], whole: true };
}
