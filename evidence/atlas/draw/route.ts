/** The ways of arrows between boxes that are in columns: an arrow leaves and enters at a side and never passes behind a box. */
import { rounded } from "./svg.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box by its middle. */
export interface Placed extends Point {
  readonly width: number;
  readonly height: number;
}

/** An arrow's ends, and the points between them at which nothing else is. */
export interface Way {
  readonly from: Placed;
  readonly to: Placed;
  readonly between: readonly Point[];
}

/** Ends of arrows at one side of a box are at most so far apart. */
const APART = 9;

/** The paths of all arrows, as the `d` of SVG. */
export function routed(ways: readonly Way[], boxes: readonly Placed[]): string[] {
  const columns = columnsOf(boxes);
  const heights = ends(ways);
  return ways.map((way, index) => {
    const { from, to, between } = way;
    const ahead = from.x < to.x;
    const [start, end] = heights[index] as [number, number];
    const points = [
      { x: side(from, ahead), y: start },
      ...beside(columns, from.x, ahead, start),
      ...between.flatMap((point) => across(columns, point, ahead)),
      ...beside(columns, to.x, !ahead, end),
      { x: side(to, !ahead), y: end },
    ];
    return curve(points);
  });
}

/** The left and the right end of a column. */
type Column = readonly [left: number, right: number];
type Columns = ReadonlyMap<number, Column>;

const keyOf = (x: number) => Math.round(x);

function columnsOf(boxes: readonly Placed[]): Columns {
  const byMiddle = Map.groupBy(boxes, ({ x }) => keyOf(x));
  return new Map(
    [...byMiddle].map(([key, all]) => {
      const left = Math.min(...all.map((box) => side(box, false)));
      return [key, [left, Math.max(...all.map((box) => side(box, true)))]];
    }),
  );
}

const side = ({ x, width }: Placed, right: boolean) => x + (right ? width : -width) / 2;

/** Where an arrow leaves, or enters, the column of a box. */
function beside(columns: Columns, x: number, right: boolean, y: number): Point[] {
  const column = columns.get(keyOf(x));
  return column === undefined ? [] : [{ x: column[right ? 1 : 0], y }];
}

/** A point in a column of boxes is passed straight on, from one end of the column to the other. */
function across(columns: Columns, point: Point, ahead: boolean): Point[] {
  const column = columns.get(keyOf(point.x));
  if (column === undefined) return [point];
  const ends = column.map((x) => ({ x, y: point.y }));
  return ahead ? ends : ends.reverse();
}

/** At which height each arrow leaves and enters: at one side of a box they are in the order of what they lead to. */
function ends(ways: readonly Way[]): [number, number][] {
  const found = ways.map(({ from, to }): [number, number] => [from.y, to.y]);
  const sides = new Map<string, { box: Placed; way: number; end: 0 | 1; toward: number }[]>();
  for (const [way, { from, to, between }] of ways.entries()) {
    const places = [
      [from, 0, between[0] ?? to],
      [to, 1, between.at(-1) ?? from],
    ] as const;
    for (const [box, end, next] of places) {
      const key = [box.x, box.y, next.x > box.x].join(" ");
      const there = sides.get(key) ?? [];
      there.push({ box, way, end, toward: next.y });
      sides.set(key, there);
    }
  }
  for (const there of sides.values()) {
    const { height } = (there[0] as (typeof there)[0]).box;
    const step = Math.min(APART, (height - APART) / there.length);
    for (const [order, { box, way, end }] of there.sort((a, b) => a.toward - b.toward).entries()) {
      (found[way] as [number, number])[end] = box.y + (order - (there.length - 1) / 2) * step;
    }
  }
  return found;
}

/** Through all points, level at each of them. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points.map((point) => ({ x: rounded(point.x), y: rounded(point.y) }));
  let { x, y } = first as Point;
  let path = `M${x} ${y}`;
  for (const next of rest) {
    if (next.x === x && next.y === y) continue; // an end without a length has no direction for its head
    const middle = rounded((x + next.x) / 2);
    path += next.y === y ? `H${next.x}` : `C${middle} ${y} ${middle} ${next.y} ${next.x} ${next.y}`;
    ({ x, y } = next);
  }
  return path;
}
