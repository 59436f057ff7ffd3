/**
 * The ICU message syntax, by intl-messageformat (docs/adr/0056). The library is loaded for the first message with more
 * than plain placeholders, and each message is parsed once.
 */
import { createRequire } from "node:module";
import type { IntlMessageFormat } from "intl-messageformat";

const require = createRequire(import.meta.url); // at once, but only where it is called
type Library = typeof import("intl-messageformat");
type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/**
 * The kind of an argument: `number` where a message counts it or formats it for the locale, `choice` where it selects
 * by it.
 */
export type ArgumentKind = "text" | "number" | "choice";

/** Literal text, or the name of an argument that is shown unchanged. */
export type Part = string | { readonly name: string };

interface Parsed {
  readonly arguments: ReadonlyMap<string, ArgumentKind>;
  /** The whole message; `undefined` where it has a number, a plural or a choice. */
  readonly parts: readonly Part[] | undefined;
}

/** Literal text and plain placeholders, nothing quoted: such a message does not need the library. */
const PLAIN = /^(?:[^{}']|'(?!['{}<>])|\{\w+\})*$/u;

const parsed = new Map<string, Parsed>();
const formats = new Map<string, IntlMessageFormat>();

/**
 * The arguments of a message and how each is shown; throws where the syntax is wrong or uses an unsupported element.
 */
export function argumentsOf(text: string): ReadonlyMap<string, ArgumentKind> {
  return parse(text, "en").arguments;
}

/** A message as literal text and placeholders; throws where it has a number, a plural or a choice. */
export function partsOf(text: string): readonly Part[] {
  const { parts } = parse(text, "en");
  if (parts === undefined) throw new Error(`message has more than plain placeholders: ${text}`);
  return parts;
}

/** A message with its arguments filled in: texts unchanged, numbers as the locale writes them. */
export function format(
  text: string,
  locale: string,
  given: (name: string) => string | number,
): string {
  const { arguments: kinds, parts } = parse(text, locale);
  if (parts !== undefined) {
    return parts.map((part) => (typeof part === "string" ? part : given(part.name))).join("");
  }
  const values: Record<string, string | number> = Object.create(null);
  for (const [name, kind] of kinds) {
    const value = given(name);
    if (kind === "number" && typeof value !== "number") {
      throw new Error(`message placeholder {${name}} needs a number`);
    }
    values[name] = value;
  }
  return String(formatOf(text, locale).format(values));
}

/** The structure of a message does not depend on the locale. */
function parse(text: string, locale: string): Parsed {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const made = PLAIN.test(text) ? plain(text) : intricate(formatOf(text, locale).getAst());
  parsed.set(text, made);
  return made;
}

function plain(text: string): Parsed {
  const parts = text.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? { name: part } : part));
  const names = parts.flatMap((part) => (typeof part === "string" ? [] : [part.name]));
  return { arguments: new Map(names.map((name) => [name, "text"])), parts };
}

function intricate(elements: Elements): Parsed {
  const kinds = new Map<string, ArgumentKind>();
  const collect = (all: Elements) => {
    for (const element of all) {
      const kind = KINDS[element.type];
      if (kind === undefined) throw new Error(`message has an element of type ${element.type}`);
      if (kind === "literal") continue;
      const { value: name } = element as { value: string };
      // A counted argument may also be shown unchanged.
      if (kind !== "text" || !kinds.has(name)) kinds.set(name, kind);
      if ("options" in element)
        for (const { value } of Object.values(element.options)) collect(value);
    }
  };
  collect(elements);
  const flat = elements.every(({ type }) => type <= ARGUMENT);
  const parts = (elements as { type: number; value: string }[]).map(({ type, value }) =>
    type === ARGUMENT ? { name: value } : value,
  );
  return { arguments: kinds, parts: flat ? parts : undefined };
}

/** The library's numbers of the elements that messages may have; the number sign of a plural is one more literal. */
const KINDS: Readonly<Record<number, ArgumentKind | "literal">> = {
  0: "literal",
  1: "text",
  2: "number",
  5: "choice",
  6: "number",
  7: "literal",
};
const ARGUMENT = 1;

function formatOf(text: string, locale: string): IntlMessageFormat {
  const key = `${locale}\0${text}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const { IntlMessageFormat } = require("intl-messageformat") as Library;
  const made = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  formats.set(key, made);
  return made;
}
