/**
 * Graphs of needs for tests: small ones by hand, random ones by seed, and a second, simple computation of their
 * meaning.
 */
import type { NeedGraph } from "../../../../planning/availability/graph/graph.ts";

/** A graph of elements with the same availability (%), and their groups. */
export function graphOf(
  percent: number,
  names: readonly string[],
  rest: Partial<NeedGraph>,
): NeedGraph {
  const elements = Object.fromEntries(
    names.map((name) => [name, { figure: { availability: percent } }]),
  );
  return {
    groups: {},
    causes: {},
    root: names,
    ...rest,
    elements: { ...elements, ...rest.elements },
  };
}

/** Whether the root is up while these elements and causes are down: by definition, without a diagram. */
export function isUp(graph: NeedGraph, down: ReadonlySet<string>): boolean {
  const known = new Map<string, boolean>();
  const up = (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const taken = Object.entries(graph.causes).some(
      ([cause, { takes }]) => down.has(cause) && takes.includes(name),
    );
    const group = graph.groups[name];
    const rest = group
      ? group.of.filter(up).length >= group.required
      : !down.has(name) && (graph.elements[name]?.needs ?? []).every(up);
    known.set(name, rest && !taken);
    return rest && !taken;
  };
  return graph.root.every(up);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A layered graph: each element and group depends only on earlier ones, so much is shared. */
export function randomGraph(random: () => number, size = 10): NeedGraph {
  const pick = <T>(items: readonly T[], most: number): T[] =>
    items.filter(() => random() < most / Math.max(most, items.length));
  const elements: Record<string, NeedGraph["elements"][string]> = {};
  const groups: Record<string, NeedGraph["groups"][string]> = {};
  const names: string[] = [];
  for (let i = 0; i < size; i++) {
    const availability = 60 + 39 * random();
    elements[`e${i}`] = { figure: { availability }, needs: pick(names, 1.2) };
    names.push(`e${i}`);
    const of = pick(names, 3);
    if (of.length === 0 || i % 2 === 0) continue;
    groups[`g${i}`] = { of, required: 1 + Math.floor(random() * of.length) };
    names.push(`g${i}`);
  }
  const causes = Object.fromEntries(
    ["c0", "c1"].map((name) => [
      name,
      { figure: { availability: 80 + 19 * random() }, takes: pick(names, 3) },
    ]),
  );
  const ends = { of: names.slice(-4), required: 1 + Math.floor(random() * 3) };
  return { elements, groups: { ...groups, ends }, causes, root: ["ends"] };
}
