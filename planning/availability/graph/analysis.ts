/** What a graph of needs comes to: its exact availability, what its single points are, what may be taken out. */
import { ALWAYS, Diagram, type Node } from "./diagram.ts";
import { failuresAnHour, partOf } from "./figures.ts";
import { graphProblems, type NeedGraph } from "./graph.ts";

/** One element or cause, looked at alone. */
export interface Part {
  readonly name: string;
  readonly kind: "element" | "cause";
  /** Part of the time it is there itself, whatever it needs. */
  readonly own: number;
  /** Whether its loss alone is an outage. */
  readonly single: boolean;
  /** Availability of the whole while it is out: what is risked during its maintenance. */
  readonly without: number;
  /** Availability of the whole if it never failed: what can be won at it at most. */
  readonly perfect: number;
  /** Availability of the whole if it were there twice, failing independently. */
  readonly doubled: number;
  /** Outages of the whole an hour that begin with its failure; nothing where its figure hides how often it fails. */
  readonly outagesAnHour: number | undefined;
}

export interface Analysis {
  /** Part of the time that all of the root is up, exact but for rounding. */
  readonly availability: number;
  /** Every element and cause the root rests on, by name. */
  readonly parts: readonly Part[];
  /** Names of those whose loss alone is an outage. */
  readonly singlePoints: readonly string[];
  /** Elements that cannot be taken out, planned, without an outage; none: concurrently maintainable (Tier III). */
  readonly unmaintainable: readonly string[];
}

/** Analyses a graph without problems; of any other it throws, so that no figure is ever made up. */
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

/** The root as a diagram. Variables are numbered as they are met, needs before those who need them: shared ones first. */
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
