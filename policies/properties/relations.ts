/** What a resource is joined to and a part of, from the URNs that each of its inputs depends on. */
import type { Join } from "../../sovereignty/facets/whole.ts";
import type { Fact } from "../../sovereignty/facts.ts";
import { rowOf } from "../resources/index.ts";

const IMAGE = "openstack:images/image:Image";

/** A fact with what it is a part of and joined to, from the URNs that each of its inputs depends on. */
export function withRelations(
  fact: Fact,
  dependencies: Readonly<Record<string, readonly string[] | null>>,
): Fact {
  const object = fact.type.startsWith("kubernetes:") ? ["metadata"] : undefined;
  const inputs = parentInputs(fact.type) ?? object;
  const partOf = inputs?.flatMap((input) => dependencies[input] ?? []);
  const joins = joined(fact, dependencies);
  const { opensIn } = fact;
  return {
    ...fact,
    ...(partOf && { partOf }),
    ...(joins && { joins }),
    ...(opensIn && { opensIn: { ...opensIn, to: dependencies[opensIn.at] ?? [] } }),
  };
}

/** The inputs by which a type without labels of its own says what it is a part of; each of them may. */
export function parentInputs(type: string): readonly string[] | undefined {
  const inputs = Object.entries(rowOf(type)?.properties ?? {}).flatMap(([name, entry]) =>
    entry.partOf ? [name] : [],
  );
  return inputs.length === 0 ? undefined : inputs;
}

/**
 * The joins of a fact with what each leads to, from the URNs that its inputs depend on. A list that names more things
 * than it depends on has some that are written as text: they lead to nothing in the stack.
 */
function joined(
  { joins: named }: Fact,
  dependencies: Readonly<Record<string, readonly string[] | null>>,
): readonly Join[] | undefined {
  if (named === undefined) return undefined;
  return [...Map.groupBy(named, ({ at }) => at)].flatMap(([at, things]) => {
    const to = (dependencies[at] ?? []).filter((urn) => !urn.includes(`${IMAGE}::`));
    const text = to.length > 0 && things.length > to.length;
    return [{ at, to }, ...(text ? [{ at, to: [] }] : [])];
  });
}
