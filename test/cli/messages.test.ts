/** Every text for people, in any file of the program: French and English are equals. */
import { basename } from "node:path";
import test from "ava";
import { argumentsOf, format } from "../../output/icu.ts";
import { LANGUAGES } from "../../output/message.ts";
import {
  allMessages,
  argumentsIn,
  elementsOf,
  PAIR,
  pluralsIn,
  SOURCES,
  wordsOf,
} from "../helpers/messages.ts";

const texts = allMessages();
const each = texts.flatMap(({ file, fr, en }) => [
  { file, text: fr },
  { file, text: en },
]);
const ofCommands = texts.filter(({ file }) =>
  /^(planning|operations|evidence|cli|estate\/(init|migrate|move|new-site))\/|^checks\/report-messages/.test(
    file,
  ),
);

test("every file of messages is read here, and no text of it is in one language alone", (t) => {
  const named = [...SOURCES.keys()].filter((file) => basename(file) === "messages.ts");
  t.true(named.length > 60);
  const read = new Set(texts.map(({ file }) => file));
  t.deepEqual(
    named.filter((file) => !read.has(file)),
    [],
  );
  for (const [file, source] of SOURCES) {
    const bare = source.replaceAll(PAIR, "");
    for (const language of LANGUAGES) {
      const alone = bare.match(new RegExp(`\\b${language}:\\s*["'].*`, "g"));
      t.is(alone, null, file);
    }
  }
});

test("both languages have the same arguments, and count the same ones", (t) => {
  t.true(texts.length > 1500);
  for (const text of texts) {
    t.deepEqual(argumentsIn(text, "fr"), argumentsIn(text, "en"), `${text.file}: ${text.en}`);
  }
});

test("text that depends on a number uses plural and singular, no “(s)”", (t) => {
  t.true(each.filter(({ text }) => pluralsIn(elementsOf(text)).length > 0).length > 100);
  for (const { file, text } of each) {
    t.notRegex(text, /\p{L}\(\p{Ll}{1,3}\)/u, file);
    for (const branches of pluralsIn(elementsOf(text))) {
      t.deepEqual(branches, ["one", "other"], `${file}: ${text}`);
    }
  }
});

// ICU reads an apostrophe before a brace as the start of a quotation: "d'{owner}" would show "d{owner}".
test("an apostrophe within a word quotes nothing", (t) => {
  for (const { file, text } of each) {
    t.notRegex(text, /\p{L}'[{}<>]/u, file);
    const unquoted = text.replaceAll(/'(\{[^']*)'/g, "$1").replaceAll("''", "'");
    const apostrophes = (all: string) => all.split("'").length - 1;
    t.is(apostrophes(wordsOf(text)), apostrophes(unquoted), `${file}: ${text}`);
  }
});

test("a message without numbers is filled in without the library as the library fills it in", (t) => {
  const show = (name: string) => `<${name}> '{0}' #`;
  let plain = 0;
  for (const { text } of each) {
    const parts = elementsOf(text);
    if (parts.some(({ type }) => type > 1)) continue;
    plain += 1;
    const shown = parts.map((part) => {
      const { type, value } = part as { type: number; value: string };
      return type === 1 ? show(value) : value;
    });
    t.is(format(text, "fr", show), shown.join(""));
    t.true([...argumentsOf(text).values()].every((kind) => kind === "text"));
  }
  t.true(plain > 3000);
});

test("no sentence of a command is in the other's language", (t) => {
  const letters = (text: string) => wordsOf(text).replaceAll(/[^\p{L}]/gu, "");
  for (const { file, fr, en } of ofCommands) {
    t.not(fr, "", `${file}: ${en}`);
    // "Total", "Segment", "zone" are words of both languages.
    if (letters(fr).length > 10) t.not(fr, en, file);
  }
});

test("French keeps its typography: a space before the colon", (t) => {
  for (const { file, fr } of ofCommands) {
    // Text that is typed into a file or comes from a program is not French.
    const spoken = fr
      .replace(/^estate:/, "")
      .replaceAll(/«[^»]*»|\{[^{}]*\}|\b(movesTo|activeStandbyFor):/g, "");
    t.notRegex(spoken, /[^\s\d\]]:(\s|$)/, file);
  }
});
