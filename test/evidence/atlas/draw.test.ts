/** Drawings: no box covers another, in any graph. */
import test from "ava";
import fc from "fast-check";
import { addressBook } from "../../../evidence/atlas/draw/address-book.ts";
import { drawExits } from "../../../evidence/atlas/draw/exits.ts";
import { drawGraph } from "../../../evidence/atlas/draw/graph.ts";
import { reference } from "./reference.ts";

const FRAME = { title: "a graph", name: "test" };

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxesOf(svg: string): Rectangle[] {
  const found = svg.matchAll(
    /<rect [^>]*x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g,
  );
  return [...found].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { left: x, top: y, right: x + width, bottom: y + height };
  });
}

function meets(one: Rectangle, other: Rectangle): boolean {
  const apart = one.right <= other.left || other.right <= one.left;
  return !apart && one.bottom > other.top && other.bottom > one.top;
}

/** Points on the arrows' paths. */
function pointsOf(svg: string): { x: number; y: number }[][] {
  return [...svg.matchAll(/<path class="arrow[^"]*" d="M([^"]+)"/g)].map(([, text = ""]) => {
    const [start = "", ...parts] = text.split(/(?=[HC])/);
    let [x = 0, y = 0] = start.split(" ").map(Number);
    const points = [{ x, y }];
    for (const part of parts) {
      const numbers = part.slice(1).split(" ").map(Number);
      const [x1 = 0, y1 = y, x2 = 0, y2 = y, x3 = x1, y3 = y] = numbers;
      const curve = part.startsWith("C") ? [x, x1, x2, x3] : [x, x, x1, x1];
      for (let step = 1; step <= 20; step += 1) {
        const at = step / 20;
        const along = ([a = 0, b = 0, c = 0, d = 0]: number[]) =>
          a * (1 - at) ** 3 + 3 * b * at * (1 - at) ** 2 + 3 * c * at ** 2 * (1 - at) + d * at ** 3;
        points.push({ x: along(curve), y: along([y, y1, y2, y3]) });
      }
      [x, y] = [x3, y3];
    }
    return points;
  });
}

test("property: no box covers another, and no arrow passes behind one", (t) => {
  const name = fc.integer({ min: 0, max: 7 }).map(String);
  const arrow = fc.record({ from: name, to: name, label: fc.constantFrom("tcp/443", "udp/53") });
  fc.assert(
    fc.property(fc.array(arrow, { maxLength: 12 }), (arrows) => {
      const ids = Array.from({ length: 8 }, (_, index) => String(index));
      const things = ids.map((id) => ({
        id,
        kind: "segment",
        title: `segment ${id} ${"w".repeat(Number(id) * 3)}`,
        detail: "x",
      }));
      const svg = drawGraph(
        things,
        arrows.map((one) => ({ ...one, kind: "flow" as const })),
        FRAME,
      ).text;
      const boxes = boxesOf(svg);
      const clear = boxes.every((one, at) =>
        boxes.slice(at + 1).every((next) => !meets(one, next)),
      );
      const hidden = pointsOf(svg).some((points) =>
        points.some(({ x, y }) =>
          boxes.some(
            ({ left, top, right, bottom }) =>
              x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1,
          ),
        ),
      );
      const drawn = arrows.filter(({ from, to }) => from !== to).length;
      return (
        boxes.length === 8 &&
        clear &&
        !hidden &&
        svg.split('<path class="arrow').length - 1 === drawn
      );
    }),
    { numRuns: 40 },
  );
  t.pass();
});

test("an arrow to its own box is a line in the box", (t) => {
  const box = { id: "a", kind: "segment", title: "a", detail: "10.0.0.0/24" };
  const svg = drawGraph([box], [{ from: "a", to: "a", label: "tcp/1", kind: "flow" }], FRAME).text;
  t.regex(svg, />10\.0\.0\.0\/24 · ↻ tcp\/1</);
  t.notRegex(svg, /class="arrow/);
});

test("a prefix belongs to the tenants whose addresses it shares", async (t) => {
  const { atlas } = await reference();
  const book = addressBook(atlas.estates);
  t.deepEqual(book("10.32.25.64/26"), [["bamako", "e-visa"]]);
  t.deepEqual(book("fd5a:e500:1:1090::/64"), [["bamako", "e-visa"]]);
  t.deepEqual(book("10.32.25.0/25"), [["bamako", "e-visa"]]);
  t.deepEqual(book("192.0.2.0/24"), []);
});

test("what enters and leaves a site: a box for each owner and class, arrows with the number of tenants", async (t) => {
  const { atlas } = await reference();
  const [estate] = atlas.estates;
  if (estate === undefined) return t.fail("no estate");
  const svg = drawExits(estate, addressBook(atlas.estates), "en").text;
  const groups = new Set(
    Object.values(estate.tenants).map(({ owner, dataClass }) => `${owner} ${dataClass}`),
  );
  t.is(svg.match(/class="box group /g)?.length, groups.size);
  t.regex(svg, />Sensitive data of the state<[\s\S]*?>Mali · 1 tenant</);
  t.regex(
    svg,
    /href="site-ouagadougou\.html"><rect class="box prefix"[\s\S]*?>copies: Ouagadougou</,
  );
  const internet = [...svg.matchAll(/>Internet</g)];
  t.is(internet.length, 2, "traffic comes from the Internet and goes there");
  t.regex(svg, /class="label"[^>]*>2</);
  t.regex(svg, /class="arrow out"/);
  const middle = [
    ...svg.matchAll(/class="box group [A-Z]+" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g),
  ];
  const centres = middle.map(([, x, width]) => Math.round(Number(x) + Number(width) / 2));
  t.is(new Set(centres).size, 1, "also what nothing enters stands in the middle");
  const { tax, ...others } = estate.tenants;
  const without = {
    ...estate,
    tenants: { ...others, tax: { ...tax, flows: {} } },
  } as typeof estate;
  t.is(
    drawExits(without, addressBook(atlas.estates), "en").text.match(/class="box group /g)?.length,
    groups.size,
  );
});
