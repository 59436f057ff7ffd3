/** The text of a kubeconfig: places where YAML parsers could differ, and field content that is not admitted. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
} from "yaml";
import type { KubeconfigFlaw } from "../../facts/fact.ts";
import { type Field, nameShown } from "./fields.ts";

type Flaws = KubeconfigFlaw[];

/** Characters that some parsers treat as the end of a line, and others hide or drop. */
const ODD = /(?!\r?\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Comments and the marker of the single document. */
const HEAD = /^(?: *(?:#.*)?\r?\n)*--- *(?=\r?\n)/;
/** Directives and the markers of further documents. */
const MARK = /^(?:%|---|\.\.\.)/m;

/** JSON allows tabs between its parts, and only there; elsewhere YAML parsers differ about them. */
export function withoutTabs(text: string): string {
  try {
    JSON.parse(text);
    return text.replaceAll("\t", " ");
  } catch {
    return text;
  }
}

/** Places where the text as a whole can be read in two ways. */
export function textFlaws(text: string, documents: readonly Document.Parsed[]): Flaws {
  const head = HEAD.exec(text)?.[0].length ?? 0;
  const mark = MARK.exec(text.slice(head));
  const notes = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  const [first] = [
    ODD.exec(text)?.index,
    mark === null ? undefined : head + mark.index,
    documents[1]?.range[0],
    ...notes.map(({ pos }) => pos[0]),
  ]
    .filter((place) => place !== undefined)
    .sort((a, b) => a - b);
  if (first === undefined) return [];
  const lines = text.slice(0, first).split("\n");
  return [{ kind: "syntax", at: `kubeconfig:${lines.length}:${(lines.at(-1) ?? "").length + 1}` }];
}

/** The maximum length of a file name, and the first length that a path cannot have, in bytes. */
const NAME_MAX = 255;
const PATH_MAX = 4096;

/**
 * Whether a text may be the path of a file. The plugin first looks for such a file (`os.Stat` in
 * `parseKubeconfigString`), and reads it instead of the text. A certificate or a token in Base64 is longer than any
 * file name.
 */
export function mayBePath(text: string): boolean {
  return (
    Buffer.byteLength(text) < PATH_MAX &&
    text.split("/").every((name) => Buffer.byteLength(name) <= NAME_MAX)
  );
}

/** The flaws of a node: content that its field does not admit. */
export function fieldFlaws(node: unknown, field: Field, path: string): Flaws {
  if (node === null || node === undefined) return [];
  const wrong = (kind: KubeconfigFlaw["kind"]): Flaws => [{ kind, at: path }];
  if (isAlias(node) || isMarked(node)) return wrong("syntax");
  const value = isScalar(node) ? node.value : node;
  if (value === null) return [];
  if (field === "text") return typeof value === "string" ? [] : wrong("syntax");
  if (field === "flag") return typeof value === "boolean" ? [] : wrong("syntax");
  if (typeof field === "string") return saysNothing(value) ? [] : wrong(field);
  if ("only" in field) return value === field.only ? [] : wrong("unlisted");
  if ("map" in field) return isMap(node) ? mapFlaws(node, field.map, path) : wrong("syntax");
  if (!isSeq(node)) return wrong("syntax");
  return node.items.flatMap((item, index) => fieldFlaws(item, field.list, `${path}[${index}]`));
}

function mapFlaws(map: YAMLMap, fields: Readonly<Record<string, Field>>, path: string): Flaws {
  return map.items.flatMap(({ key, value }): Flaws => {
    const name = isScalar(key) && !isMarked(key) ? key.value : undefined;
    const at = [path, nameShown(name)].filter(Boolean).join(".");
    // go-yaml merges another map's fields here.
    if (typeof name !== "string" || name === "<<") return [{ kind: "syntax", at }];
    if (!Object.hasOwn(fields, name)) return [{ kind: "unlisted", at }];
    // In `{a:, b: c}` go-yaml reads the colon as a part of the name.
    if (map.flow && isLeftOut(value)) return [{ kind: "syntax", at }];
    return fieldFlaws(value, fields[name] as Field, at);
  });
}

/** Whether the value is omitted entirely, not even `null`. */
function isLeftOut(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && !value.source);
}

/** An anchor or a tag: another parser may ignore it, or resolve it differently. */
function isMarked(node: unknown): boolean {
  const { anchor, tag } = node as Node & { anchor?: string };
  return anchor !== undefined || tag !== undefined;
}

/** A value that Go treats as absent. */
function saysNothing(value: unknown): boolean {
  return value === "" || value === false || (isCollection(value) && value.items.length === 0);
}
