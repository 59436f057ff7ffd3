/** Dependency graph: elements that fail, groups of which some are enough, causes that affect several at once. */
import type { Figure } from "./figures.ts";

/** A thing that can fail. It is up if it works itself, all its dependencies are up, and no cause has affected it. */
export interface Element {
  readonly figure: Figure;
  /** Names of elements and groups, all of them needed. @default none */
  readonly needs?: readonly string[] | undefined;
}

/** Redundancy: up while at least `required` of its members are. It does not fail by itself. */
export interface Group {
  /** Names of elements and groups. */
  readonly of: readonly string[];
  /** How many are enough, 1 to all. */
  readonly required: number;
}

/** A common cause of several outages: fuel of all generators, a fault in the software of both routers. */
export interface Cause {
  readonly figure: Figure;
  /** Names of elements and groups. */
  readonly takes: readonly string[];
}

/** A graph whose availability is computed. Names are unique over elements, groups and causes together. */
export interface NeedGraph {
  readonly elements: Readonly<Record<string, Element>>;
  readonly groups: Readonly<Record<string, Group>>;
  readonly causes: Readonly<Record<string, Cause>>;
  /** The final dependencies: names of elements and groups, all of them needed. */
  readonly root: readonly string[];
}

type Path = readonly (string | number)[];

/** An error in a graph, and its path. */
export type GraphProblem = { readonly path: Path } & (
  | { readonly kind: "dangling"; readonly name: string }
  | { readonly kind: "twice"; readonly name: string }
  | { readonly kind: "required"; readonly required: number; readonly members: number }
  | { readonly kind: "cycle"; readonly names: readonly string[] }
  | { readonly kind: "deep"; readonly name: string; readonly most: number }
);

/** The longest way from an element or group down: each step is several of the machine's stack. */
export const LONGEST_WAY = 200;

/** Every error that prevents computing an availability; cycles only if all names are known. */
export function graphProblems(graph: NeedGraph): GraphProblem[] {
  const { elements, groups, causes } = graph;
  const known = (name: string) => Object.hasOwn(elements, name) || Object.hasOwn(groups, name);
  const named = (path: Path, names: readonly string[]): GraphProblem[] =>
    names.flatMap((name, index): GraphProblem[] =>
      known(name) ? [] : [{ kind: "dangling", name, path: [...path, index] }],
    );
  const found: GraphProblem[] = [
    ...named(["root"], graph.root),
    ...Object.entries(elements).flatMap(([name, { needs = [] }]) =>
      named(["elements", name, "needs"], needs),
    ),
    ...Object.entries(groups).flatMap(([name, { of, required }]): GraphProblem[] => {
      const path = ["groups", name];
      const members = new Set(of).size;
      return [
        ...(Object.hasOwn(elements, name) ? [{ kind: "twice", name, path } as const] : []),
        ...named([...path, "of"], of),
        ...(required >= 1 && required <= members
          ? []
          : [{ kind: "required", required, members, path: [...path, "required"] } as const]),
      ];
    }),
    ...Object.entries(causes).flatMap(([name, { takes }]): GraphProblem[] => [
      ...(known(name) ? [{ kind: "twice", name, path: ["causes", name] } as const] : []),
      ...named(["causes", name, "takes"], takes),
    ]),
  ];
  return found.length > 0 ? found : endlessWays(graph);
}

/** Dependencies of an element or group; empty for an unknown name. */
export function restsOn({ elements, groups }: NeedGraph, name: string): readonly string[] {
  if (Object.hasOwn(elements, name)) return elements[name]?.needs ?? [];
  return Object.hasOwn(groups, name) ? (groups[name]?.of ?? []) : [];
}

/** The first cycle found from each node, without duplicates; and the first way that is too long. */
function endlessWays(graph: NeedGraph): GraphProblem[] {
  const found: GraphProblem[] = [];
  /** The longest way down from each name. */
  const ways = new Map<string, number>();
  const pathOf = (name: string) => [
    Object.hasOwn(graph.elements, name) ? "elements" : "groups",
    name,
  ];
  const walk = (name: string, above: readonly string[]): number => {
    const start = above.indexOf(name);
    if (start >= 0) {
      found.push({ kind: "cycle", names: [...above.slice(start), name], path: pathOf(name) });
      return 0;
    }
    const known = ways.get(name);
    if (known !== undefined) return known;
    if (above.length > LONGEST_WAY) return above.length;
    const below = restsOn(graph, name).map((next) => walk(next, [...above, name]));
    const way = below.reduce((most, one) => Math.max(most, one + 1), 0);
    ways.set(name, way);
    return way;
  };
  const names = [...Object.keys(graph.elements), ...Object.keys(graph.groups)].sort();
  for (const name of names) {
    if (walk(name, []) <= LONGEST_WAY) continue;
    found.push({ kind: "deep", name, most: LONGEST_WAY, path: pathOf(name) });
    break;
  }
  return found;
}
