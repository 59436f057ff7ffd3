/** A graph of boxes and arrows, laid out in layers from left to right by dagre. */
import { Graph, layout } from "@dagrejs/dagre";
import { type Html, html } from "../../../output/html.ts";
import { type Placed, type Point, routed } from "./route.ts";
import { drawing, rounded, widthOf } from "./svg.ts";

/** A box. */
export interface Box {
  readonly id: string;
  /** Its class in the style sheet: what kind of thing it is. */
  readonly kind: string;
  readonly title: string;
  /** A second, smaller line. */
  readonly detail?: string;
  /** The page of the thing. */
  readonly href?: string;
}

/** An arrow. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Its class in the style sheet; an `unseen` arrow is not drawn: it only places its boxes. */
  readonly kind: "flow" | "contains" | "out" | "unseen";
}

const [TITLE, DETAIL, LABEL] = [14, 12, 12];
const [PADDING, MARGIN] = [12, 10];

/** The graph as SVG; labels have space of their own and never cover each other. An arrow to its own box is a line in it. */
export function drawGraph(
  things: readonly Box[],
  all: readonly Arrow[],
  { title, name }: { readonly title: string; readonly name: string },
): Html {
  const boxes = things.map((box) => withLoops(box, all));
  const arrows = all.filter(({ from, to }) => from !== to);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 48, edgesep: 14 });
  for (const box of boxes) graph.setNode(box.id, sizeOf(box));
  arrows.forEach(({ from, to, label = "" }, index) => {
    const size = label === "" ? {} : { width: widthOf(label, LABEL) + 8, height: LABEL + 8 };
    graph.setEdge(from, to, { ...size, labelpos: "c" }, String(index));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const place = (id: string) => graph.node(id) as unknown as Placed;
  const drawn = arrows.flatMap((arrow, index) => {
    if (arrow.kind === "unseen") return [];
    const { from, to } = arrow;
    const edge = graph.edge(from, to, String(index)) as unknown as EdgePlace;
    const between = edge.points.slice(1, -1);
    return [{ arrow, edge, way: { from: place(from), to: place(to), between } }];
  });
  const paths = routed(
    drawn.map(({ way }) => way),
    boxes.map(({ id }) => place(id)),
  );
  const lines = drawn.map(({ arrow, edge }, index) => drawArrow(arrow, edge, paths[index] ?? ""));
  const shapes = boxes.map((box) => drawBox(box, place(box.id)));
  const content = html`<defs><marker id="head-${name}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs><g transform="translate(${MARGIN} ${MARGIN})" style="--head:url(#head-${name})">${lines}${shapes}</g>`;
  const size = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return drawing({ ...size, title, name }, content);
}

function withLoops(box: Box, arrows: readonly Arrow[]): Box {
  const within = arrows.filter(({ from, to }) => from === box.id && to === box.id);
  if (within.length === 0) return box;
  const traffic = within.map(({ label = "" }) => `↻ ${label}`);
  return { ...box, detail: [box.detail, ...traffic].filter(Boolean).join(" · ") };
}

/** The points of an arrow, and the middle of its label. */
interface EdgePlace {
  readonly points: readonly Point[];
  readonly x?: number;
  readonly y?: number;
}

function sizeOf({ title, detail = "" }: Box): { width: number; height: number } {
  const text = Math.max(widthOf(title, TITLE), widthOf(detail, DETAIL));
  return { width: text + 2 * PADDING, height: detail === "" ? 34 : 48 };
}

function drawBox({ kind, title, detail, href }: Box, { x, y, width, height }: Placed): Html {
  const [left, top] = [rounded(x - width / 2), rounded(y - height / 2)];
  const line = detail === undefined ? y + 5 : y - 3;
  const box = html`<rect class="box ${kind}" x="${left}" y="${top}" width="${rounded(width)}" height="${height}" rx="6"/><text class="title" x="${rounded(x)}" y="${rounded(line)}">${title}</text>${detail !== undefined && html`<text class="detail" x="${rounded(x)}" y="${rounded(y + 14)}">${detail}</text>`}`;
  return href === undefined ? box : html`<a href="${href}">${box}</a>`;
}

function drawArrow({ kind, label }: Arrow, { x = 0, y = 0 }: EdgePlace, path: string): Html {
  const text =
    label && html`<text class="label" x="${rounded(x)}" y="${rounded(y + 4)}">${label}</text>`;
  return html`<path class="arrow ${kind}" d="${path}"/>${text}`;
}
