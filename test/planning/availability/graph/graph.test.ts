/** A graph without an availability is rejected, with what is wrong and where. */
import test from "ava";
import { analyse } from "../../../../planning/availability/graph/analysis.ts";
import { TooIntricate } from "../../../../planning/availability/graph/diagram.ts";
import {
  type GraphProblem,
  graphProblems,
  LONGEST_WAY,
  type NeedGraph,
} from "../../../../planning/availability/graph/graph.ts";
import { randomFrom } from "./graphs.ts";

const figure = { availability: 99 };
const EMPTY: NeedGraph = { elements: {}, groups: {}, causes: {}, root: [] };

const CASES: [string, Partial<NeedGraph>, GraphProblem[]][] = [
  ["an unknown root", { root: ["x"] }, [{ kind: "dangling", name: "x", path: ["root", 0] }]],
  [
    "an unknown need",
    { elements: { a: { figure, needs: ["toString"] } } },
    [{ kind: "dangling", name: "toString", path: ["elements", "a", "needs", 0] }],
  ],
  [
    "an unknown member, an unknown victim",
    {
      groups: { g: { of: ["x"], required: 1 } },
      causes: { c: { figure, takes: ["y"] } },
    },
    [
      { kind: "dangling", name: "x", path: ["groups", "g", "of", 0] },
      { kind: "dangling", name: "y", path: ["causes", "c", "takes", 0] },
    ],
  ],
  [
    "a cause is nothing to rest on",
    { causes: { c: { figure, takes: [] } }, root: ["c"] },
    [{ kind: "dangling", name: "c", path: ["root", 0] }],
  ],
  [
    "more required than there are, each counted once",
    { elements: { a: { figure } }, groups: { g: { of: ["a", "a"], required: 2 } } },
    [{ kind: "required", required: 2, members: 1, path: ["groups", "g", "required"] }],
  ],
  [
    "none required",
    { elements: { a: { figure } }, groups: { g: { of: ["a"], required: 0 } } },
    [{ kind: "required", required: 0, members: 1, path: ["groups", "g", "required"] }],
  ],
  [
    "one name twice",
    {
      elements: { a: { figure } },
      groups: { a: { of: ["a"], required: 1 } },
      causes: { a: { figure, takes: ["a"] } },
    },
    [
      { kind: "twice", name: "a", path: ["groups", "a"] },
      { kind: "twice", name: "a", path: ["causes", "a"] },
    ],
  ],
  [
    "a cycle",
    {
      elements: { a: { figure, needs: ["g"] }, b: { figure, needs: ["a"] } },
      groups: { g: { of: ["b"], required: 1 } },
    },
    [{ kind: "cycle", names: ["a", "g", "b", "a"], path: ["elements", "a"] }],
  ],
  [
    "an element that needs itself",
    { elements: { a: { figure, needs: ["a"] } } },
    [{ kind: "cycle", names: ["a", "a"], path: ["elements", "a"] }],
  ],
];

for (const [name, part, problems] of CASES) {
  test(name, (t) => {
    const graph = { ...EMPTY, ...part };
    t.deepEqual(graphProblems(graph), problems);
    t.throws(() => analyse(graph));
  });
}

/** Elements in a row: the first needs the second, and so on. */
function row(count: number): NeedGraph {
  const name = (index: number) => `e${String(index).padStart(5, "0")}`;
  const elements = Array.from({ length: count }, (_, index) => [
    name(index),
    { figure, needs: index + 1 < count ? [name(index + 1)] : [] },
  ]);
  return { ...EMPTY, elements: Object.fromEntries(elements), root: [name(0)] };
}

test("needs in a row are computed up to a limit, whichever end is named first", (t) => {
  t.notThrows(() => analyse(row(LONGEST_WAY + 1)));
  const problem = { kind: "deep", most: LONGEST_WAY } as const;
  for (const count of [LONGEST_WAY + 2, 2000, 20_000]) {
    const path = ["elements", "e00000"];
    t.deepEqual(graphProblems(row(count)), [{ ...problem, name: "e00000", path }]);
  }
  const { elements, ...rest } = row(2000);
  const backwards = Object.entries(elements).map(([name, { needs = [], ...one }]) => {
    const turned = (other: string) => `e${String(20_000 - Number(other.slice(1)))}`;
    return [turned(name), { ...one, needs: needs.map(turned) }];
  });
  const found = graphProblems({ ...rest, elements: Object.fromEntries(backwards), root: [] });
  t.deepEqual(
    found.map(({ kind }) => kind),
    ["deep"],
  );
});

test("a diamond is not a cycle", (t) => {
  const needs = ["b", "c"];
  const elements = {
    a: { figure, needs },
    b: { figure, needs: ["d"] },
    c: { figure, needs: ["d"] },
    d: { figure },
  };
  t.deepEqual(graphProblems({ ...EMPTY, elements, root: ["a"] }), []);
});

test("a structure that is too intricate is given up in good time", (t) => {
  const random = randomFrom(7);
  const names = Array.from({ length: 120 }, (_, i) => `e${i}`);
  const groups = Array.from({ length: 60 }, (_, i): [string, NeedGraph["groups"][string]] => [
    `g${i}`,
    { of: names.filter(() => random() < 0.3), required: 12 },
  ]);
  const elements = Object.fromEntries(names.map((name) => [name, { figure }]));
  const root = groups.map(([name]) => name);
  // A search that followed it would never end, and AVA would end this file.
  t.throws(() => analyse({ ...EMPTY, elements, groups: Object.fromEntries(groups), root }), {
    instanceOf: TooIntricate,
  });
});
