/** YAML that every parser reads alike and a person sees in full: no shorthand, no hidden character, no unusual key. */
import {
  Composer,
  CST,
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  type Pair,
  type ParsedNode,
  Parser,
  visit,
  YAMLParseError,
} from "yaml";
import { codeOf, HIDDEN, type Message, render, visible } from "../../output/message.ts";

/**
 * The reasons why a text is not plain, as messages for a stack, where the estate's check does not show them in detail.
 */
export const NOT_PLAIN = {
  hidden: {
    fr: "un caractère invisible ({code}) ; attendu un texte sans caractère invisible, commentaires compris",
    en: "got an invisible character ({code}); want text without invisible characters, comments included",
  },
  tab: {
    fr: "une tabulation dans l'indentation ; attendu des espaces",
    en: "got a tab in the indentation; want spaces",
  },
  aliases: {
    fr: "« {code} », une ancre ou un alias ; attendu chaque valeur là où elle sert",
    en: "got {code}, an anchor or an alias; want each value where it is used",
  },
  tag: {
    fr: "« {code} », une étiquette de type ; attendu la valeur seule",
    en: "got {code}, a tag; want the value alone",
  },
  directive: {
    fr: "« {code} », une directive ; attendu du YAML 1.2 sans directive",
    en: "got {code}, a directive; want YAML 1.2 without directives",
  },
  strangeKey: {
    fr: "la clé {code}, qui n'est pas un texte ; attendu un nom, entre guillemets s'il le faut",
    en: "got the key {code}, which is not a text; want a name, in quotes where need be",
  },
  long: {
    fr: "un texte de {code} caractères ; attendu 2000 au plus",
    en: "got a text of {code} characters; want at most 2000",
  },
  duplicate: {
    fr: "deux fois la clé {code} ; attendu chaque clé une seule fois",
    en: "got the key {code} twice; want each key once",
  },
  deep: {
    fr: "plus de {code} niveaux l'un dans l'autre ; attendu des valeurs moins imbriquées",
    en: "got more than {code} levels inside each other; want values that are nested less",
  },
  strangeValue: {
    fr: "« {code} », qu'un autre lecteur lit autrement ; attendu un nombre décimal, ou un texte entre guillemets",
    en: "got {code}, which another reader reads otherwise; want a decimal number, or a text in quotes",
  },
} as const satisfies Record<string, Message>;

export interface PlainFault {
  readonly kind: keyof typeof NOT_PLAIN;
  /** Line number; the first line is 1. */
  readonly line: number;
  readonly code: string;
  /** The path of the key, where a key is at fault. */
  readonly path?: readonly string[];
}

/** The same, anywhere but at the end of a line: most texts have none, and need not be read line by line. */
const SOME_HIDDEN = new RegExp(`(?!\\n)${HIDDEN.source}`, "u");

/** A text without any of these has no anchor, alias, tag or directive. */
const MARKS = /[&*!]|^%/m;

/** Faults of a text, found before it is parsed; each at most once a line. */
export function textFaults(text: string): PlainFault[] {
  const rows = text.replaceAll("\r\n", "\n").split("\n");
  const hidden = (SOME_HIDDEN.test(text) ? rows : []).flatMap((row, index): PlainFault[] => {
    const line = index + 1;
    if (/^ *\t/.test(row)) return [{ kind: "tab", line, code: "U+0009" }];
    const code = hiddenIn(row);
    return code === "" ? [] : [{ kind: "hidden", line, code }];
  });
  if (hidden.length > 0) return hidden;
  return MARKS.test(text) ? tokenFaults(text) : [];
}

/** The invisible characters of a text, except line ends. */
function hiddenIn(text: string): string {
  const codes = Array.from(text.replaceAll("\n", "").matchAll(HIDDEN), ([found]) => codeOf(found));
  return [...new Set(codes)].join(" ");
}

/** Numbers that every parser reads alike: no octal, no hexadecimal, no exponent, no zero below zero. */
export const NUMBER = /^(?!-0(\.0+)?$)-?(0|[1-9]\d*)(\.\d+)?$/;

/** Texts that YAML 1.1 reads as booleans or as base-60 numbers. */
export const OTHERWISE = /^([yn]|yes|no|on|off|[-+]?\d[\d_]*(:[0-5]?\d)+)$/i;

/** A text as nodes. */
export interface Nodes {
  /** Empty where a value is too deep. */
  readonly document: Document.Parsed;
  /** Line of an offset; the first line is 1. */
  line(offset: number): number;
  /** The first value that is too deep. */
  readonly deep: readonly PlainFault[];
}

/** The nodes of a text; keys that are there twice are no error of the document, but a fault (`keyFaults`). */
export function nodesOf(text: string): Nodes {
  const counter = new LineCounter();
  const line = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  const deep = depthFaults(tokens, line);
  // The library compares each key of a map with all others, which takes minutes for a map of 20,000.
  const composer = new Composer({ uniqueKeys: false });
  const composed = composer.compose(deep.length > 0 ? [] : tokens, true, text.length);
  const [document, second] = [...composed] as [Document.Parsed, Document.Parsed?];
  if (second !== undefined) {
    const [begin, end] = second.range;
    document.errors.push(new YAMLParseError([begin, end], "MULTIPLE_DOCS", "several documents"));
  }
  return { document, line, deep };
}

/** The longest text that is read: a page of it belongs elsewhere. */
export const LONGEST = 2000;

/** The deepest value that is read: the estate's own files have at most ten levels. */
const DEEPEST = 64;

/**
 * The first value that is too deep, found without recursion: readers of deep values, the library's among them, use a
 * level of the machine's stack for each of theirs.
 */
function depthFaults(tokens: readonly CST.Token[], line: (offset: number) => number): PlainFault[] {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { token, depth } = one;
    if (depth > DEEPEST) {
      return [{ kind: "deep", line: line(token.offset), code: String(DEEPEST) }];
    }
    for (const below of tokensIn(token)) open.push({ token: below, depth: depth + 1 });
  }
  return [];
}

function tokensIn(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value === undefined ? [] : [token.value];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value]).filter((one) => !!one);
}

/**
 * Keys of a document that are not texts or are there twice, texts that are too long, and unquoted values that another
 * parser would read differently.
 */
export function keyFaults(document: Document, line: (offset: number) => number): PlainFault[] {
  const faults: PlainFault[] = [];
  visit(document, {
    Map(_, { items }, ancestors) {
      const seen = new Set<unknown>();
      for (const pair of items) {
        if (!isScalar(pair.key) || !seen.has(pair.key.value)) {
          if (isScalar(pair.key)) seen.add(pair.key.value);
          continue;
        }
        const path = [...ancestors.filter(isPair), pair].map(shownKey);
        const code = path.at(-1) ?? "";
        faults.push({ kind: "duplicate", line: line(pair.key.range?.[0] ?? 0), code, path });
      }
    },
    Scalar(at, { type, value, source = "", range }, ancestors) {
      const length = Math.max(source.length, typeof value === "string" ? value.length : 0);
      if (length > LONGEST) {
        const path = ancestors.filter(isPair).map(shownKey);
        faults.push({ kind: "long", line: line(range?.[0] ?? 0), code: String(length), path });
        return;
      }
      // An escape in quotes is another spelling of the character that it encodes.
      const codes = typeof value === "string" && SOME_HIDDEN.test(value) ? hiddenIn(value) : "";
      if (codes !== "") {
        const path = ancestors.filter(isPair).map(shownKey);
        faults.push({ kind: "hidden", line: line(range?.[0] ?? 0), code: codes, path });
      }
      if (at === "key" || type !== "PLAIN") return;
      const number = typeof value === "number" && !NUMBER.test(source);
      if (!number && !(typeof value === "string" && OTHERWISE.test(value))) return;
      const path = ancestors.filter(isPair).map(shownKey);
      faults.push({ kind: "strangeValue", line: line(range?.[0] ?? 0), code: source, path });
    },
    Pair(_, pair, ancestors) {
      if (isScalar(pair.key) && typeof pair.key.value === "string") return;
      const above = ancestors.filter(isPair);
      const path = [...above, pair].map(shownKey);
      faults.push({
        kind: "strangeKey",
        line: line(startOf(pair, ancestors)),
        code: path.at(-1) ?? "",
        path,
      });
    },
  });
  return faults;
}

/**
 * The data of a text that is plain YAML.
 * @throws with every fault otherwise
 */
export function readPlain(file: string, text: string): unknown {
  const faults = textFaults(text.replace(/^\uFEFF/, ""));
  const { document, line, deep } = nodesOf(text);
  const problems = [
    ...[...document.errors, ...document.warnings].map(
      ({ pos, message }) => `${line(pos[0])}: ${message}`,
    ),
    ...[...faults, ...deep, ...keyFaults(document, line)].map((fault) => {
      const [fr, en] = (["fr", "en"] as const).map((language) =>
        render(NOT_PLAIN[fault.kind], { code: fault.code }, language),
      );
      return `${fault.line}: ${fr} / ${en}`;
    }),
  ];
  if (problems.length > 0)
    throw new Error([...new Set(problems)].map((one) => `${file}:${one}`).join("\n"));
  return document.toJS();
}

/** Anchors, aliases, tags and directives, as the parser's own lexer sees them. */
function tokenFaults(text: string): PlainFault[] {
  const faults: PlainFault[] = [];
  let line = 1;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    // A scalar's text is a separate token after its mark.
    const kind = scalar ? undefined : KINDS[CST.tokenType(token) ?? ""];
    scalar = token === CST.SCALAR;
    if (kind !== undefined) faults.push({ kind, line, code: token.trim() });
    line += token.split("\n").length - 1;
  }
  return faults;
}

const KINDS: Readonly<Record<string, PlainFault["kind"]>> = {
  anchor: "aliases",
  alias: "aliases",
  tag: "tag",
  "directive-line": "directive",
};

function shownKey({ key }: Pair): string {
  return visible(isScalar(key) ? String(key.value) : String(key));
}

function startOf({ key, value }: Pair, ancestors: readonly unknown[]): number {
  const near = [key, value, ...[...ancestors].reverse().filter(isMap)];
  return (near.find((node) => isNode(node) && node.range) as ParsedNode | undefined)?.range[0] ?? 0;
}
