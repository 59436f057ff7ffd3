/**
 * The resources that a resource is joined to and a part of. A known input leads to the resources that its value names
 * (`targets.ts`), and to nothing else; an unknown one is represented by the URNs that it depends on.
 */

import type { Fact } from "../facts/fact.ts";
import type { Join } from "../facts/relations.ts";
import { rowOf } from "../resources/index.ts";
import { typeOf } from "../resources/urn.ts";
import { oncePer } from "../values/once.ts";
import { DISK_IMAGE } from "./attributes.ts";
import type { Row } from "./row.ts";
import type { Targets } from "./targets.ts";

const IMAGE = "openstack:images/image:Image";
const DISKS = "blockDevices";
const REFERENCE = "pulumi:pulumi:StackReference";

type Dependencies = Readonly<Record<string, readonly string[] | null>>;

/** A fact with its joins and parents; `targets` are the resources of its stack that already exist. */
export function withRelations(fact: Fact, dependencies: Dependencies, targets: Targets): Fact {
  const joins = joined(fact, dependencies, targets);
  const partOf = parentsOf(fact.type, joins, dependencies);
  const { opensIn } = fact;
  return {
    ...fact,
    ...(partOf && { partOf }),
    ...(joins && { joins }),
    ...(opensIn && { opensIn: { ...opensIn, to: leadsTo(opensIn, dependencies, targets) } }),
  };
}

/** The inputs by which a type without its own labels names its parent; each of them may. */
export function parentInputs(type: string): readonly string[] | undefined {
  const row = rowOf(type);
  return row && inputsOfParents(row);
}

const inputsOfParents = oncePer(({ properties }: Row) => {
  const inputs = Object.keys(properties).filter((name) => properties[name]?.partOf);
  return inputs.length === 0 ? undefined : inputs;
});

/** A known namespace counts by its name, which the rules evaluate themselves. */
function parentsOf(
  type: string,
  joins: readonly Join[] | undefined,
  dependencies: Dependencies,
): readonly string[] | undefined {
  if (type.startsWith("kubernetes:")) return madeOf("metadata", dependencies);
  const inputs = parentInputs(type);
  if (inputs === undefined) return undefined;
  return (joins ?? []).flatMap(({ at, to }) => (inputs.includes(at) ? to : []));
}

function leadsTo(
  { at, as = at, id }: Join,
  dependencies: Dependencies,
  targets: Targets,
): readonly string[] {
  return id === undefined ? madeOf(at, dependencies) : targets.of(as, id);
}

/**
 * The joins of a fact, with the targets of each. Each known value is resolved by itself. Where a list has more unknown
 * values than dependencies, some of them are literal texts: they lead to nothing in the stack.
 */
function joined(
  { joins: named }: Fact,
  dependencies: Dependencies,
  targets: Targets,
): readonly Join[] | undefined {
  if (named === undefined) return undefined;
  return [...Map.groupBy(named, ({ at }) => at)].flatMap(([at, things]) => {
    const known = things.flatMap(({ as = at, id }): Join[] =>
      id === undefined ? [] : [{ at, to: targets.of(as, id) }],
    );
    const unknown = things.length - known.length;
    if (unknown === 0) return known;
    const from = sourcesOf(at, dependencies);
    const found = new Set(known.flatMap(({ to }) => to));
    const rest = from.filter((urn) => !found.has(urn));
    const to = rest.length > 0 ? rest : from;
    const text = to.length > 0 && unknown > to.length;
    return [...known, { at, to }, ...(text ? [{ at, to: [] }] : [])];
  });
}

/** The disks' input covers both their joins and the images that they are copied from. */
function sourcesOf(at: string, dependencies: Dependencies): readonly string[] {
  const image = at === DISK_IMAGE;
  if (!image && at !== DISKS) return madeOf(at, dependencies);
  return madeOf(DISKS, dependencies).filter((urn) => urn.includes(`${IMAGE}::`) === image);
}

/** The dependencies of an input; an id never leads to a stack reference itself. */
function madeOf(input: string, dependencies: Dependencies): readonly string[] {
  return (dependencies[input] ?? []).filter((urn) => !isReference(urn));
}

function isReference(urn: string): boolean {
  return typeOf(urn) === REFERENCE;
}
