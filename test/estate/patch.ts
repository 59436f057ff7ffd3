/** The changes of a case of `broken/` to a file of the reference: values at paths, and texts where no path exists. */
import { isCollection, isMap, isSeq, type Node, parse, parseDocument } from "yaml";
import { appendTo, entryLines, inline, removeEntry, replaceAt } from "../../estate/edit/yaml.ts";

export interface Patch {
  /**
   * Path (`segments.app.ipv4`, `subnets.0`) → value, which may be new. It is written to the file as it is in the case.
   */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Paths of entries to remove. */
  readonly remove?: readonly string[];
  /** Texts that occur exactly once in the file, each with its replacement: tabs, braces, doubled keys. */
  readonly replace?: readonly { readonly from: string; readonly to: string }[];
  /** For a file that the reference does not have: the whole text, or the reference's file that it is a copy of. */
  readonly write?: string;
  readonly copyOf?: string;
  /** The file's encoding; UTF-8 unless the encoding is the fault. */
  readonly encoding?: "latin1";
  /** Deletes the file. */
  readonly delete?: true;
}

type Path = (string | number)[];

/** Each file's patch, read from a case's text; `part` is the key that they are below. */
export function patchesOf(text: string, part = "change"): Record<string, Patch> {
  return (parse(text) as Record<string, Record<string, Patch>>)[part] ?? {};
}

/** A file's text after a patch. Throws when a part of the patch changes nothing. */
export function patched(text: string, patch: Patch, entryOf: EntryOf): string {
  const steps = [
    ...(patch.replace ?? []).map((each) => (now: string) => replaced(now, each.from, each.to)),
    ...Object.keys(patch.set ?? {}).map((path) => (now: string) => set(now, path, entryOf(path))),
    ...(patch.remove ?? []).map((path) => (now: string) => removed(now, path)),
  ];
  return steps.reduce((now, step) => {
    const next = step(now);
    if (next === now) throw new Error("a part of the patch changes nothing");
    return next;
  }, text);
}

/** The lines of a patch's value at a path, as they are written in the case's own text. */
export type EntryOf = (path: string) => string;

export function entriesIn(caseText: string, file: string, part = "change"): EntryOf {
  const at = [part, file, "set"];
  const set = parseDocument(caseText).getIn(at, true);
  return (path) => {
    if (isMap(set) && set.flow) return `${path}: ${inline((set.toJSON() as Patch["set"])?.[path])}`;
    const lines = entryLines(caseText, [...at, path]).split("\n");
    const indent = lines[0]?.search(/\S/) ?? 0;
    return lines.map((line) => line.slice(indent)).join("\n");
  };
}

function replaced(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`stands ${parts.length - 1} times, not once: ${from}`);
  return parts.join(to);
}

function removed(text: string, dotted: string): string {
  const { parent, path, key } = at(text, dotted);
  if (!isCollection(parent) || !parent.has(key)) throw new Error(`nothing stands at ${dotted}`);
  if (isMap(parent) && !parent.flow) return removeEntry(text, [...path, key]);
  parent.delete(key);
  return replaceAt(text, path, inline(parent.toJSON()));
}

/** `entry` is `key: value`, on one line where it goes into braces. */
function set(text: string, dotted: string, entry: string): string {
  const { parent, path, key } = at(text, dotted);
  const value = entry.slice(entry.indexOf(":") + 1);
  if (isMap(parent) && !parent.flow) {
    const block = `${inline(key)}:${value}`;
    if (!parent.has(key)) return appendTo(text, path, block);
    const old = entryLines(text, [...path, key]);
    const indent = " ".repeat(old.search(/\S/));
    return replaced(`\n${text}`, `\n${old}`, `\n${block.replaceAll(/^(?=.)/gm, indent)}`).slice(1);
  }
  if (!isCollection(parent)) throw new Error(`nothing stands at ${path.join(".")}`);
  if (parent.has(key)) return replaceAt(text, [...path, key], bare(value));
  parent.set(key, parse(value));
  return replaceAt(text, path, inline(parent.toJSON()));
}

/** As written, without its trailing comment, which inside braces would hide the rest. */
function bare(value: string): string {
  const [start, end] = (parseDocument(value).contents as Node).range ?? [0, 0];
  return value.slice(start, end);
}

/** The collection of an entry. A key that contains a dot is written with the dot: the longest existing key counts. */
function at(text: string, dotted: string): { parent: Node; path: Path; key: string | number } {
  let node = parseDocument(text).contents as Node;
  const path: Path = [];
  const words = dotted.split(".");
  for (;;) {
    const key = isSeq(node) ? Number(words[0]) : longest(node, words);
    words.splice(0, String(key).split(".").length);
    if (words.length === 0) return { parent: node, path, key };
    const next = isCollection(node) ? node.get(key, true) : undefined;
    if (next === undefined) throw new Error(`nothing stands at ${[...path, key].join(".")}`);
    path.push(key);
    node = next as Node;
  }
}

function longest(map: Node, words: string[]): string {
  const keys = words.map((_, index) => words.slice(0, words.length - index).join("."));
  return keys.find((key) => isMap(map) && map.has(key)) ?? words[0] ?? "";
}
