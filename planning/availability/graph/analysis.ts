/** Analysis of a dependency graph: its exact availability, its single points of failure, its maintainable elements. */
import { ALWAYS, Diagram, type Node } from "./diagram.ts";
import { failuresAnHour, partOf } from "./figures.ts";
import { graphProblems, type NeedGraph } from "./graph.ts";

/** One element or cause, analysed alone. */
export interface Part {
  readonly name: string;
  readonly kind: "element" | "cause";
  /** Its own availability, without its dependencies. */
  readonly own: number;
  /** Whether its loss alone is an outage. */
  readonly single: boolean;
  /** Availability of the whole while it is out: the risk during its maintenance. */
  readonly without: number;
  /** Availability of the whole if it never failed: the most that improving it can gain. */
  readonly perfect: number;
  /** Availability of the whole with a second, independently failing one. */
  readonly doubled: number;
  /** Outages of the whole per hour that begin with its failure; `undefined` if its figure has no failure rate. */
  readonly outagesAnHour: number | undefined;
}

export interface Analysis {
  /** Availability of the root, exact except for rounding. */
  readonly availability: number;
  /** Every element and cause that the root depends on, by name. */
  readonly parts: readonly Part[];
  /** Names of those whose loss alone is an outage. */
  readonly singlePoints: readonly string[];
  /** Elements whose maintenance is an outage; if there are none, the root is concurrently maintainable (Tier III). */
  readonly unmaintainable: readonly string[];
}

/** Analyses a valid graph. @throws for any other, so that no figure is ever made up */
export function analyse(graph: NeedGraph): Analysis {
  const [problem] = graphProblems(graph);
  if (problem) throw new Error(`${problem.path.join(".")}: ${problem.kind}`);
  const { diagram, top, variables } = compile(graph);
  const { chance: availability, gains } = diagram.weigh(
    top,
    variables.map(({ own }) => own),
  );
  const parts = variables.map(({ name, kind, own, failures }, index): Part => {
    const gain = gains[index] ?? 0;
    const single = !diagram.bears(top, index);
    return {
      name,
      kind,
      own,
      single,
      without: single ? 0 : Math.max(0, availability - own * gain),
      perfect: Math.min(1, availability + (1 - own) * gain),
      doubled: Math.min(1, availability + own * (1 - own) * gain),
      outagesAnHour: failures === undefined ? undefined : failures * gain,
    };
  });
  parts.sort((a, b) => (a.name < b.name ? -1 : 1));
  const single = parts.filter((part) => part.single);
  return {
    availability,
    parts,
    singlePoints: single.map(({ name }) => name),
    unmaintainable: single.filter(({ kind }) => kind === "element").map(({ name }) => name),
  };
}

interface Variable {
  readonly name: string;
  readonly kind: Part["kind"];
  readonly own: number;
  readonly failures: number | undefined;
}

/** The root as a diagram. Variables are numbered depth-first, dependencies before dependents: shared ones first. */
function compile({ elements, groups, causes, root }: NeedGraph) {
  const diagram = new Diagram();
  const variables: Variable[] = [];
  const made = new Map<string, Node>();
  const once = (name: string, make: () => Node): Node => {
    const node = made.get(name) ?? make();
    made.set(name, node);
    return node;
  };
  const variable = (name: string, kind: Part["kind"]) => {
    const figure = (kind === "element" ? elements : causes)[name]?.figure ?? { availability: 0 };
    variables.push({ name, kind, own: partOf(figure), failures: failuresAnHour(figure) });
    return diagram.variable(variables.length - 1);
  };
  const taking = (name: string): Node =>
    Object.keys(causes)
      .filter((cause) => causes[cause]?.takes.includes(name))
      .map((cause) => once(`${cause} (cause)`, () => variable(cause, "cause")))
      .reduce((a, b) => diagram.and(a, b), ALWAYS);
  const up = (name: string): Node =>
    once(name, () => {
      const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
      const free = taking(name);
      if (group) {
        return diagram.and(free, diagram.atLeast(group.required, [...new Set(group.of)].map(up)));
      }
      const rest = all(elements[name]?.needs ?? []);
      return diagram.and(diagram.and(free, rest), variable(name, "element"));
    });
  const all = (names: readonly string[]): Node =>
    names.map(up).reduce((a, b) => diagram.and(a, b), ALWAYS);
  return { diagram, top: all(root), variables };
}
