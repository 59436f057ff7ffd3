/** Properties that hold for every graph. */
import test from "ava";
import fc from "fast-check";
import { analyse } from "../../../../planning/availability/graph/analysis.ts";
import { partOf } from "../../../../planning/availability/graph/figures.ts";
import type { NeedGraph } from "../../../../planning/availability/graph/graph.ts";
import { isUp, randomFrom, randomGraph } from "./graphs.ts";

const graphs = (size: number) => fc.integer().map((seed) => randomGraph(randomFrom(seed), size));
const TINY = 1e-12;
const figure = fc
  .double({ min: 1, max: 100, noNaN: true })
  .map((availability) => ({ availability }));

/** Every state weighted by its probability. */
function bySum(graph: NeedGraph): number {
  const parts = [...Object.entries(graph.elements), ...Object.entries(graph.causes)];
  const down = new Set<string>();
  const sum = (index: number): number => {
    const [name = "", part] = parts[index] ?? [];
    if (part === undefined) return Number(isUp(graph, down));
    const own = partOf(part.figure);
    const whole = sum(index + 1);
    down.add(name);
    const broken = sum(index + 1);
    down.delete(name);
    return own * whole + (1 - own) * broken;
  };
  return sum(0);
}

const holds = <T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  is: (value: T) => boolean,
  numRuns = 150,
) =>
  test(name, (t) => {
    t.notThrows(() => fc.assert(fc.property(arbitrary, is), { numRuns }));
  });

holds(
  "the figure is the sum over all states",
  graphs(7),
  (graph) => Math.abs(analyse(graph).availability - bySum(graph)) < 1e-9,
  40,
);

holds(
  "every figure is a part of 1; being perfect never hurts, being out never helps",
  graphs(12),
  (graph) => {
    const { availability, parts } = analyse(graph);
    return (
      [availability, ...parts.flatMap(({ without, perfect }) => [without, perfect])].every(
        (part) => part >= -TINY && part <= 1 + TINY,
      ) &&
      parts.every(
        ({ without, doubled, perfect }) =>
          without <= availability + TINY &&
          availability <= doubled + TINY &&
          doubled <= perfect + TINY,
      )
    );
  },
);

holds(
  "one more member of a group, the same number required, never lowers",
  fc.tuple(graphs(10), fc.nat(), figure),
  ([graph, which, own]) => {
    const names = Object.keys(graph.groups);
    const name = names[which % names.length] ?? "";
    const group = graph.groups[name] ?? { of: [], required: 1 };
    const more: NeedGraph = {
      ...graph,
      elements: { ...graph.elements, spare: { figure: own } },
      groups: { ...graph.groups, [name]: { ...group, of: [...group.of, "spare"] } },
    };
    return analyse(more).availability >= analyse(graph).availability - TINY;
  },
);

holds(
  "one more need, or one more cause, never raises",
  fc.tuple(graphs(10), fc.nat(9), figure),
  ([graph, which, own]) => {
    const name = `e${which}`;
    const element = graph.elements[name] ?? { figure: own };
    const needs = [...(element.needs ?? []), "more"];
    const needing: NeedGraph = {
      ...graph,
      elements: { ...graph.elements, more: { figure: own }, [name]: { ...element, needs } },
    };
    const taken: NeedGraph = {
      ...graph,
      causes: { ...graph.causes, more: { figure: own, takes: [name] } },
    };
    const before = analyse(graph).availability + TINY;
    return analyse(needing).availability <= before && analyse(taken).availability <= before;
  },
);

holds("order changes nothing", graphs(10), (graph) => {
  const reversed = <T extends object>(map: T) =>
    Object.fromEntries(Object.entries(map).toReversed()) as T;
  const other: NeedGraph = {
    elements: reversed(graph.elements),
    groups: reversed(
      Object.fromEntries(
        Object.entries(graph.groups).map(([name, { of, required }]) => [
          name,
          { of: of.toReversed(), required },
        ]),
      ),
    ),
    causes: reversed(graph.causes),
    root: graph.root.toReversed(),
  };
  const [one, two] = [analyse(graph), analyse(other)];
  const same = (a: number, b: number) => Math.abs(a - b) < TINY;
  return (
    same(one.availability, two.availability) &&
    one.singlePoints.join() === two.singlePoints.join() &&
    one.parts.every((part, index) => same(part.without, two.parts[index]?.without ?? -1))
  );
});

holds("a single point is what alone brings the root down, by definition", graphs(12), (graph) => {
  const { parts } = analyse(graph);
  return parts.every(({ name, single }) => single === !isUp(graph, new Set([name])));
});
