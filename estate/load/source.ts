/** One YAML file as plain data with the position of each value. */
import { isMap, isNode, isSeq, type YAMLError } from "yaml";
import { type PlainFault, textFaults } from "../../policies/values/plain-yaml.ts";
import { reservedKeys } from "../../policies/values/reserved.ts";
import { type Issue, issue, type Position } from "../issue.ts";
import type { IssueText } from "../issue-text.ts";
import { YAML } from "../messages/yaml.ts";
import { type Parsed, parsed } from "./parsed.ts";
import { simpleData } from "./simple-yaml.ts";
import { slipIn } from "./syntax.ts";

export type Path = readonly PropertyKey[];

/** Data and its file. */
export interface Source<T = unknown> {
  readonly file: string;
  readonly data: T;
  /** Position of a value; for an absent value, the position of its nearest parent. */
  at(path: Path): Position;
}

/** A file's text as data; `source` is absent if the text is not YAML. */
export interface ParseResult {
  readonly source?: Source;
  readonly issues: Issue[];
}

/** Parses a file's text. */
export function parseSource(file: string, text: string): ParseResult {
  const seen = textFaults(text);
  if (seen.length > 0) return { issues: seen.map((fault) => notPlain(file, fault)) };
  const data = simpleData(text);
  if (data === undefined) return parseNodes(file, text);
  return { source: { file, data, at: positionsIn(file, text) }, issues: [] };
}

/** Parses a text without text faults, simple or not. */
export function parseNodes(file: string, text: string): ParseResult {
  const { document, line, deep, keyFaults } = parsed(text);
  if (deep.length > 0) return { issues: deep.map((fault) => notPlain(file, fault)) };
  const faults = [...document.errors, ...document.warnings];
  const broken = faults.filter((fault) => !Object.hasOwn(READABLE, fault.code));
  if (broken.length > 0) {
    const { kind, line: number, values } = slipIn(text, broken, line);
    return { issues: [issue({ file, line: number, path: "." }, kind, values)] };
  }
  if (faults.length > 0) {
    const readable = faults.map(({ code, pos: [offset] }) => {
      const position = { file, line: line(offset), path: "." };
      return issue(position, READABLE[code as keyof typeof READABLE], { code });
    });
    return { issues: readable };
  }
  const at = positionsIn(file, text);
  const strange = keyFaults();
  const issues = strange.map((fault) => notPlain(file, fault));
  // A map below such a key would be read differently, so nothing of the file is read.
  if (strange.some(({ kind }) => kind !== "duplicate")) return { issues };
  const data: unknown = document.toJS();
  const reserved = reservedKeys(data).map((path) =>
    issue(at(path), YAML.reservedKey, { key: String(path.at(-1)) }),
  );
  if (reserved.length > 0) return { issues: [...issues, ...reserved] };
  return { source: { file, data, at }, issues };
}

/**
 * Positions of a text's values. The nodes take far more memory than the text, and most files never need them: the
 * text is parsed again on first use.
 */
function positionsIn(file: string, text: string): Source["at"] {
  let nodes: Parsed | undefined;
  const lineOf = (path: Path) => {
    nodes ??= parsed(text);
    return nodes.line(offsetOf(nodes, path));
  };
  return (path) => new Place(file, path, lineOf);
}

/**
 * A position that finds its line on use: most are never used. Its accessors are those of a class, because an
 * object with accessors of its own takes eight times as long to create.
 */
class Place implements Position {
  readonly file: string;
  readonly #path: Path;
  readonly #lineOf: (path: Path) => number;

  constructor(file: string, path: Path, lineOf: (path: Path) => number) {
    this.file = file;
    this.#path = path;
    this.#lineOf = lineOf;
  }

  get line(): number {
    return this.#lineOf(this.#path);
  }

  get path(): string {
    return formatPath(this.#path);
  }
}

/** `segments.front.ipv4`, `volumeTypes[0]`; `.` for the whole document. */
export function formatPath(path: Path): string {
  if (path.length === 0) return ".";
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const key = part === "" ? '""' : String(part);
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** Offset of the deepest existing part of the path. */
function offsetOf({ document, entry }: Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = entry(node, String(part));
      if (pair === undefined) break;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      const item = node.items[part];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

/** A value in a text that is not plain, as an issue of the estate. */
function notPlain(file: string, { kind, line, code, path = [] }: PlainFault): Issue {
  return issue({ file, line, path: formatPath(path) }, PLAIN[kind], { code });
}

const PLAIN = {
  hidden: YAML.hiddenCharacter,
  tab: YAML.tabIndent,
  aliases: YAML.aliases,
  tag: YAML.tag,
  directive: YAML.directive,
  strangeKey: YAML.strangeKey,
  duplicate: YAML.duplicateKey,
  deep: YAML.tooDeep,
  long: YAML.tooLong,
  strangeValue: YAML.strangeValue,
} as const satisfies Record<PlainFault["kind"], IssueText>;

/** Faults of texts that can still be read. */
const READABLE = {
  MULTIPLE_DOCS: YAML.severalDocuments,
  BAD_ALIAS: YAML.aliases,
} as const satisfies Partial<Record<YAMLError["code"], IssueText>>;
