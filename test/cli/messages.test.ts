/** Every text for people, wherever a file of the program holds one: French and English are equals. */
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import test from "ava";
import { type Message } from "../../sovereignty/text.ts";
import { argumentsIn } from "../helpers/messages.ts";

const ROOT = join(import.meta.dirname, "../..");
const LITERAL = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\x60(?:[^\x60\\]|\\.)*\x60)`;
const PAIR = new RegExp(String.raw`\bfr:\s*${LITERAL},\s*en:\s*${LITERAL}`, "g");

interface Text extends Message {
  readonly file: string;
}

// Read as text: most of them are no module's export, and a file of a command need not be run to be read.
const files = globSync("{cli,policies,stacks,components,sovereignty,sandbox}/**/*.ts", {
  cwd: ROOT,
});
const sources = files.map((file) => ({ file, source: readFileSync(join(ROOT, file), "utf8") }));
const texts = sources.flatMap(({ file, source }) =>
  [...source.matchAll(PAIR)].map(([, fr = "", en = ""]): Text => {
    // What a template takes from the program is no placeholder of a message.
    const plain = (literal: string) => literal.slice(1, -1).replaceAll(/\$\{\w+\}/g, "");
    return { file, fr: plain(fr), en: plain(en) };
  }),
);
const ofCommands = texts.filter(({ file }) => file.startsWith("cli/"));

test("every file of messages is read here, and no text of it is in one language alone", (t) => {
  const named = files.filter((file) => basename(file) === "messages.ts");
  t.true(named.filter((file) => file.startsWith("cli/")).length > 10);
  const read = new Set(texts.map(({ file }) => file));
  t.deepEqual(
    named.filter((file) => !read.has(file)),
    [],
  );
  for (const { file, source } of sources) {
    for (const language of ["fr", "en"]) {
      const alone = source.replaceAll(PAIR, "").match(new RegExp(`\\b${language}:\\s*["'].*`, "g"));
      t.is(alone, null, file);
    }
  }
});

test("both languages use the same arguments", (t) => {
  t.true(texts.length > 1500);
  for (const text of texts) {
    t.deepEqual(argumentsIn(text, "fr"), argumentsIn(text, "en"), `${text.file}: ${text.en}`);
  }
});

test("no sentence of a command is in the other's language", (t) => {
  const letters = (text: string) => text.replaceAll(/\{\w+\}/g, "").replaceAll(/[^\p{L}]/gu, "");
  for (const { file, fr, en } of ofCommands) {
    t.not(fr, "", `${file}: ${en}`);
    // "Total", "Segment", "zone" are words of both.
    if (letters(fr).length > 10) t.not(fr, en, file);
  }
});

test("French keeps its typography: a space before the colon", (t) => {
  for (const { file, fr } of ofCommands) {
    // What is typed into a file or comes from a program is no French.
    const spoken = fr.replace(/^estate:/, "").replaceAll(/«[^»]*»|\b(movesTo|standsInFor):/g, "");
    t.notRegex(spoken, /[^\s\d\]]:(\s|$)/, file);
  }
});
