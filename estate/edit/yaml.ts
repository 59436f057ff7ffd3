/** Edits a YAML text and leaves every other byte unchanged: comments, order and style are people's work. Pure. */
import {
  CST,
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  visit,
} from "yaml";
import { parsed } from "../load/parsed.ts";
import type { Path } from "../load/source.ts";

/** Replaces the value at a path. `source` is YAML that fits on the line. Throws if the path does not exist. */
export function replaceAt(text: string, path: Path, source: string): string {
  const { document } = parsed(text);
  const node = document.getIn(path, true);
  if (!isNode(node) || !node.range) throw new Error(`nothing stands at ${path.join(".")}`);
  return text.slice(0, node.range[0]) + source + text.slice(lastOffset(node));
}

/**
 * Replaces the map or list at a path by another one, YAML that fits on the line. The comments inside stay: each on a line
 * of its own below, the first one of a block beside its key. Throws if neither a map nor a list is there.
 */
export function condense(text: string, path: Path, source: string): string {
  const { pair, start: key } = entryAt(text, path);
  const { value } = pair;
  if (!isCollection(value) || !value.range) throw new Error(`no map at ${path.join(".")}`);
  const keyEnd = (isNode(pair.key) ? pair.key.range?.[1] : undefined) ?? key;
  const start = value.flow ? value.range[0] : text.indexOf(":", keyEnd) + 1;
  const last = lastOffset(value);
  const end = value.flow ? last : endOfLine(text, last);
  const comments = commentsIn(text, start, end);
  const isBeside = ({ offset }: Comment) => !value.flow && offset < endOfLine(text, start);
  const margin = `\n${" ".repeat(marginOf(text, key) + 2)}`;
  const beside = comments.filter(isBeside).map(({ comment }) => ` ${comment}`);
  const below = comments.filter((each) => !isBeside(each)).map((each) => margin + each.comment);
  const rest = text.slice(end, endOfLine(text, end));
  const isWhole = below.length === 0 || /^\s*(#.*)?$/.test(rest);
  const after = isWhole ? [rest, ...below] : [...below, margin, rest.trimStart()];
  const parts = [text.slice(0, start), value.flow ? "" : " ", source, ...beside, ...after];
  return parts.join("") + text.slice(endOfLine(text, end));
}

/**
 * Adds an entry after the last one of the map at a path, separated by an empty line if its neighbours are.
 * `block` is the entry's own YAML, `key: …`, not indented. A map in braces becomes a block; for a missing one, or one
 * inside other braces, the whole text is written again.
 */
export function appendTo(text: string, path: Path, block: string): string {
  const { document } = parsed(text);
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(map) && map.flow && isInBlocks(document, path)) return unfolded(text, path, block);
  const first = isMap(map) && !map.flow ? map.items[0] : undefined;
  if (!isMap(map) || first === undefined) return appendBlock(text, path, block);
  const indent = columnOf(text, startOf(first));
  const end = endOfLine(text, lastOffset(map));
  const apart = map.items.slice(1).some((item) => /\n[ \t]*\n[ \t]*$/.test(before(text, item)));
  const entry = indented(block, indent);
  return `${text.slice(0, end)}\n${apart ? "\n" : ""}${entry}${text.slice(end) || "\n"}`;
}

/** The lines of an entry of a block map, from its key to the end of its value, including comments inside. */
export function entryLines(text: string, path: Path): string {
  const { pair, start } = entryAt(text, path);
  const end = endOfLine(text, isNode(pair.value) ? lastOffset(pair.value) : start);
  return text.slice(start - columnOf(text, start), end);
}

/** Replaces the lines of an entry of a block map; `block` is the new entry as for `appendTo`. The comment above it stays. */
export function replaceEntry(text: string, path: Path, block: string): string {
  const { start } = entryAt(text, path);
  const column = columnOf(text, start);
  const lines = entryLines(text, path);
  const at = start - column;
  return text.slice(0, at) + indented(block, column) + text.slice(at + lines.length);
}

/** Writes the map in braces at a path as a block. A map that is a block already is an error. */
export function unfold(text: string, path: Path): string {
  return unfolded(text, path, "");
}

/** The same, with the entries of `block` added. The map's comments stay; every other byte stays. */
function unfolded(text: string, path: Path, block: string): string {
  const { start } = entryAt(text, path);
  const value = parseDocument(text).getIn(path, true);
  if (!isMap(value) || !value.flow) throw new Error(`no map in braces at ${path.join(".")}`);
  const end = endOfLine(text, lastOffset(value));
  const added = parseDocument(block).contents;
  for (const item of isMap(added) ? added.items : []) value.add(item as Pair<Node, Node>);
  value.flow = false;
  const written = new Document({ [String(path.at(-1))]: value }).toString({ lineWidth: 0 });
  return (
    text.slice(0, start) + indented(written, columnOf(text, start)).trimStart() + text.slice(end)
  );
}

/** The text without an entry of a block map and the comment directly above it. */
export function removeEntry(text: string, path: Path): string {
  const { start } = entryAt(text, path);
  const head = text.slice(0, start - columnOf(text, start)).replace(/(?<=^|\n)([ \t]*#.*\n)+$/, "");
  const lines = entryLines(text, path);
  const tail = text.slice(text.indexOf(lines, start - columnOf(text, start)) + lines.length);
  return head + tail.replace(/^\n/, "");
}

/** Renames an entry's key, wherever its map is; the value stays. */
export function renameKey(text: string, path: Path, key: string): string {
  const { start, pair } = entryAt(text, path);
  const end = (isNode(pair.key) ? pair.key.range?.[1] : undefined) ?? start;
  return text.slice(0, start) + key + text.slice(end);
}

/** Replaces every plain value for which `change` returns one, in the same quotes; keys and comments stay. */
export function mapScalars(text: string, change: (value: unknown) => unknown): string {
  const edits: { start: number; end: number; source: string }[] = [];
  visit(parsed(text).document, {
    Scalar(where, node) {
      const value = where === "key" || !node.range ? undefined : change(node.value);
      if (value === undefined || value === node.value || !node.range) return;
      const [start] = node.range;
      edits.push({
        start,
        end: lastOffset(node),
        source: inline(value, node.type === "QUOTE_DOUBLE"),
      });
    },
  });
  return edits.reduceRight(
    (done, { start, end, source }) => done.slice(0, start) + source + done.slice(end),
    text,
  );
}

/** One value as YAML that is valid inside braces and brackets. */
export function inline(value: unknown, quoted = false): string {
  if (quoted) return JSON.stringify(value);
  const plain = stringify([value], { collectionStyle: "flow", lineWidth: 0 }).trim();
  return plain.slice(1, -1).trim();
}

/** A block's lines, each further right; empty lines stay empty. */
function indented(block: string, columns: number): string {
  return block.trimEnd().replaceAll(/^(?=.)/gm, " ".repeat(columns));
}

function appendBlock(text: string, path: Path, block: string): string {
  const document = parseDocument(text);
  const [pair] = (parseDocument(block).contents as { items?: Pair[] } | null)?.items ?? [];
  if (pair === undefined) throw new Error(`no entry: ${block}`);
  const key = isScalar(pair.key) ? pair.key.value : pair.key;
  document.setIn([...path, key], pair.value);
  return document.toString({ lineWidth: 0 });
}

/** Whether a path is below a map, and no map above it is in braces. */
function isInBlocks(document: Document.Parsed, path: Path): boolean {
  return (
    path.length > 0 &&
    path.every((_, depth) => {
      const above = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      return isMap(above) && !above.flow;
    })
  );
}

function entryAt(text: string, path: Path): { pair: Pair; start: number } {
  const parent = parsed(text).document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (pair === undefined) throw new Error(`nothing stands at ${path.join(".")}`);
  return { pair, start: startOf(pair) };
}

/** Offset after the last character of the value: a collection's own range includes comments that follow it. */
function lastOffset(node: Node): number {
  const last = isCollection(node) && !node.flow ? node.items.at(-1) : undefined;
  if (isPair(last)) {
    return isNode(last.value) && last.value.range ? lastOffset(last.value) : startOf(last);
  }
  return isNode(last) ? lastOffset(last) : endOf(node);
}

/** End of a node without the line break that a block scalar's range includes. */
function endOf(node: Node): number {
  const block = isScalar(node) && node.type?.startsWith("BLOCK");
  return (node.range?.[1] ?? 0) - (block ? 1 : 0);
}

interface Comment {
  /** With its `#`. */
  readonly comment: string;
  readonly offset: number;
}

/** The comments between two offsets. */
function commentsIn(text: string, from: number, to: number): Comment[] {
  const found: Comment[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (CONTROL.has(token)) continue;
    if (CST.tokenType(token) === "comment" && offset >= from && offset < to) {
      found.push({ comment: token, offset });
    }
    offset += token.length;
  }
  return found;
}

/** Tokens that stand for no character of the text. */
const CONTROL: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

function startOf(pair: Pair): number {
  return (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0;
}

/** The text before an entry, without the entry's own comments. */
function before(text: string, pair: Pair): string {
  return text.slice(0, startOf(pair)).replace(/(\n[ \t]*#.*)+(?=\n[ \t]*$)/, "");
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** How far right the line begins that an offset is in. */
function marginOf(text: string, offset: number): number {
  const line = text.slice(offset - columnOf(text, offset));
  return line.length - line.trimStart().length;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
