/** Checks for tests of messages, and the list of all messages. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { argumentsOf } from "../../output/icu.ts";
import type { Language, Message } from "../../output/message.ts";
import { PACKAGES } from "./packages.ts";

const ROOT = join(import.meta.dirname, "../..");
const LITERAL = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\x60(?:[^\x60\\]|\\.)*\x60)`;
/** A text in French and English, as it is written in a program. */
export const PAIR = new RegExp(String.raw`\bfr:\s*${LITERAL},\s*en:\s*${LITERAL}`, "g");

/** Files that contain texts for people. */
const FILES = globSync(`{${[...PACKAGES, "sandbox", "toolchain"].join(",")}}/**/*.ts`, {
  cwd: ROOT,
});

/** The files of the program as they are written. */
export const SOURCES: ReadonlyMap<string, string> = new Map(
  FILES.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]),
);

/** Every message of the files; read as text: most are no module's export, and a command's file need not be run. */
export function allMessages(): (Message & { readonly file: string })[] {
  return [...SOURCES].flatMap(([file, source]) =>
    [...source.matchAll(PAIR)].map(([, fr = "", en = ""]) => {
      return { file, fr: unescaped(fr), en: unescaped(en) };
    }),
  );
}

/** The text of a literal; values that a template inserts are not part of the message. */
function unescaped(literal: string): string {
  const bare = literal.slice(1, -1);
  const plain = literal.startsWith("`") ? bare.replaceAll(/\$\{[^{}]*\}/g, "") : bare;
  return plain.replaceAll(/\\(.)/gs, (_, char: string) => ESCAPED[char] ?? char);
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

/** The arguments of a message in one language as `name: kind`, sorted. */
export function argumentsIn(message: Message, language: Language): string[] {
  return [...argumentsOf(message[language])].map(([name, kind]) => `${name}: ${kind}`).sort();
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

const read = new Map<string, Elements>();

/** A message as the library reads it. */
export function elementsOf(text: string): Elements {
  const known = read.get(text);
  if (known !== undefined) return known;
  const elements = new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst();
  read.set(text, elements);
  return elements;
}

/** The words of a message, those of every branch, without its arguments. */
export function wordsOf(text: string): string {
  return words(elementsOf(text));
}

function words(elements: Elements): string {
  return elements
    .map((element) => {
      if ("options" in element) {
        return Object.values(element.options)
          .map(({ value }) => words(value))
          .join(" ");
      }
      return element.type === 0 ? element.value : "";
    })
    .join("");
}

/** The branches of every plural in a message. */
export function pluralsIn(elements: Elements): string[][] {
  return elements.flatMap((element) => {
    if (!("options" in element)) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsIn(value));
    return element.type === 6 ? [Object.keys(element.options), ...inner] : inner;
  });
}
