/** An SVG as a renderer reads it: its shapes and texts, in order, with their positions. */
import { create } from "xmlbuilder2";

export interface Shape {
  readonly name: string;
  /** Its translation, as written. */
  readonly place: string | undefined;
  readonly fill: string;
  readonly stroke: string;
}

export interface Label {
  readonly text: string;
  readonly place: string | undefined;
  readonly font: string;
  /** The least area that its letters cover, pixels. */
  readonly box: { left: number; right: number; top: number; bottom: number };
}

export interface Svg {
  readonly size: readonly [width: number, height: number];
  readonly title: string;
  readonly description: string;
  readonly names: ReadonlySet<string>;
  readonly shapes: readonly Shape[];
  readonly labels: readonly Label[];
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** Average width of a letter in a wide font (DejaVu Sans), by the size of the font; and its height. */
const [LETTER, BOLD, TALL] = [0.53, 0.6, 0.8];

export function readSvg(text: string): Svg {
  const elements = all(text);
  const root = elements[0]?.attributes ?? {};
  const only = (name: string) =>
    elements.filter((each) => each.name === name).map((each) => each.text);
  return {
    size: [Number(root.width), Number(root.height)],
    title: only("title").join("\n"),
    description: only("desc").join("\n"),
    names: new Set(elements.map(({ name }) => name)),
    shapes: elements
      .filter(({ name, clip }) => !clip && ["path", "rect"].includes(name))
      .map(({ name, attributes }) => ({
        name,
        place: attributes.transform,
        // Shapes without width or with full transparency are invisible.
        fill: attributes["fill-opacity"] === "0" ? "none" : (attributes.fill ?? "#000"),
        stroke: attributes["stroke-width"] === "0" ? "none" : (attributes.stroke ?? "none"),
      })),
    labels: elements.filter(({ name }) => name === "text").map(label),
  };
}

interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly text: string;
  /** Whether it only clips others. */
  readonly clip: boolean;
}

/** The used part of the parser's nodes. */
interface DomNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
}

/** Every element, in the order of the file; throws if the text is not XML. */
function all(text: string): Element[] {
  const nodes: DomNode[] = [];
  const root = create(text).root();
  nodes.push(root.node as unknown as DomNode);
  root.each((below) => nodes.push(below.node as unknown as DomNode), false, true);
  return nodes
    .filter(({ nodeType }) => nodeType === 1)
    .map(({ localName = "", attributes = [], textContent, parentNode }) => ({
      name: localName,
      attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
      text: textContent ?? "",
      clip: parentNode?.localName === "clipPath",
    }));
}

function label({ text, attributes }: Element): Label {
  const { style = "", transform, x = "0", y = "0" } = attributes;
  const [, size = "12"] = /font-size:(\d+)px/.exec(style) ?? [];
  const [, font = ""] = /font-family:([^;]+)/.exec(style) ?? [];
  const [, right = "0", down = "0"] =
    /translate\(([-\d.]+) ([-\d.]+)\)/.exec(transform ?? "") ?? [];
  const width = text.length * Number(size) * (/bold/.test(style) ? BOLD : LETTER);
  const at = Number(x) + Number(right);
  const base = Number(y) + Number(down) + (attributes.dy === undefined ? 0 : 0.35 * Number(size));
  const before =
    { start: 0, middle: width / 2, end: width }[attributes["text-anchor"] ?? "start"] ?? 0;
  return {
    text,
    font,
    place: transform,
    box: {
      left: at - before,
      right: at - before + width,
      top: base - TALL * Number(size),
      bottom: base,
    },
  };
}
