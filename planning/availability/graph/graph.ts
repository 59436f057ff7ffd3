/** Who needs whom: elements that fail, groups of which some are enough, causes that take several down at once. */
import type { Figure } from "./figures.ts";

/** A thing that can fail. It is up while it works itself, all it needs is up, and no cause has taken it. */
export interface Element {
  readonly figure: Figure;
  /** Names of elements and groups, all of them needed. @default none */
  readonly needs?: readonly string[] | undefined;
}

/** Redundancy: up while at least `required` of its members are. It has no failure of its own. */
export interface Group {
  /** Names of elements and groups. */
  readonly of: readonly string[];
  /** How many are enough, 1 to all. */
  readonly required: number;
}

/** What takes several elements down together: fuel of all generators, a fault in the software of both routers. */
export interface Cause {
  readonly figure: Figure;
  /** Names of elements and groups. */
  readonly takes: readonly string[];
}

/** Something whose availability is asked. Names are unique over elements, groups and causes together. */
export interface NeedGraph {
  readonly elements: Readonly<Record<string, Element>>;
  readonly groups: Readonly<Record<string, Group>>;
  readonly causes: Readonly<Record<string, Cause>>;
  /** What is needed in the end: names of elements and groups, all of them. */
  readonly root: readonly string[];
}

type Path = readonly (string | number)[];

/** What is wrong with a graph, and where in it. */
export type GraphProblem = { readonly path: Path } & (
  | { readonly kind: "dangling"; readonly name: string }
  | { readonly kind: "twice"; readonly name: string }
  | { readonly kind: "required"; readonly required: number; readonly members: number }
  | { readonly kind: "cycle"; readonly names: readonly string[] }
);

/** Everything that keeps a graph from having an availability; a cycle only when all names are known. */
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
  return found.length > 0 ? found : cycles(graph);
}

/** What an element or group rests on; empty for a name nobody knows. */
export function restsOn({ elements, groups }: NeedGraph, name: string): readonly string[] {
  if (Object.hasOwn(elements, name)) return elements[name]?.needs ?? [];
  return Object.hasOwn(groups, name) ? (groups[name]?.of ?? []) : [];
}

/** The first circle found from each place, each once. */
function cycles(graph: NeedGraph): GraphProblem[] {
  const found: GraphProblem[] = [];
  const done = new Set<string>();
  const walk = (name: string, above: readonly string[]): void => {
    const start = above.indexOf(name);
    if (start >= 0) {
      const kind = Object.hasOwn(graph.elements, name) ? "elements" : "groups";
      found.push({ kind: "cycle", names: [...above.slice(start), name], path: [kind, name] });
      return;
    }
    if (done.has(name)) return;
    for (const next of restsOn(graph, name)) walk(next, [...above, name]);
    done.add(name);
  };
  const names = [...Object.keys(graph.elements), ...Object.keys(graph.groups)].sort();
  for (const name of names) walk(name, []);
  return found;
}
