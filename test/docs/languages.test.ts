/** Pages in French and in English match: the same headings, tables, lists and code, and each links to the other. */
import { basename, dirname, join } from "node:path";
import test from "ava";
import { blocks, headings, links, type Page, pages, prose } from "./pages.ts";

/** For maintainers of the program itself, in the language of its code: these pages exist only in English. */
const ENGLISH_ALONE =
  /^(docs\/adr|bench\/results|test)\/|^components\/[a-z]|^(CHANGELOG|CONTRIBUTING|SECURITY)\.md$/;

const all = new Map(pages().map((page) => [page.path, page]));
const french = (path: string) => path.replace(/\.md$/, ".fr.md");
const english = [...all.values()].filter(
  ({ path }) => !path.endsWith(".fr.md") && (!ENGLISH_ALONE.test(path) || all.has(french(path))),
);

/** Code without comments, text for people, and the language option. */
function read({ text, language }: { text: string; language: string }): string {
  if (language === "ts") return text;
  return text
    .replaceAll(/(^| +)# .*/gm, "")
    .replaceAll(/--lang (fr|en)/g, "--lang …")
    .replaceAll(/\S+\.(json|sarif|xml|svg)\b/g, "a.$1")
    .replaceAll(/<[^>\n]+>/g, "<…>");
}

/** Code in backquotes that is a name, a key or a path: it is the same in every language. */
function names(page: Page): string[] {
  return Array.from(
    prose(page).matchAll(/`([A-Za-z_.$-](?:[\w.*@:-]|\/(?!\/))*)`/g),
    ([, name = ""]) => name.replace(".fr.md", ".md"),
  );
}

/** The structure that a page and its translation share. */
function shape(page: Page) {
  const lines = page.text.split("\n");
  const shown = blocks(page).filter(({ language }) => language !== "");
  return {
    headings: headings(page).map(({ level }) => level),
    // The rules' table has a column for each language on one of the two pages, so only rows are counted.
    rows: lines.filter((line) => /^ *\|/.test(line)).length,
    items: lines.filter((line) => /^ *(-|\d+\.) /.test(line)).length,
    code: shown.map((block) => ({ ...block, page: "", line: 0, text: read(block) })),
    samples: blocks(page).length,
    names: [...new Set(names(page))].sort(),
    // The rest of an anchor is in the page's language.
    links: [
      ...new Set(
        links(page).map(({ target }) =>
          target.replace(/\.fr\.(md|png)/, ".$1").replace(/#.*/, "#"),
        ),
      ),
    ].sort(),
  };
}

test("each page for people has its French page, and each French page an English one", (t) => {
  t.true(english.length >= 15);
  t.deepEqual(
    english.filter(({ path }) => !all.has(french(path))).map(({ path }) => path),
    [],
  );
  const alone = [...all.keys()].filter(
    (path) => path.endsWith(".fr.md") && !all.has(path.replace(/\.fr\.md$/, ".md")),
  );
  t.deepEqual(alone, []);
});

for (const page of english) {
  const other = all.get(french(page.path));
  if (other === undefined) continue;
  test(`${page.path} has the same structure in French and in English`, (t) => {
    t.deepEqual(shape(other), shape(page));
  });

  test(`${page.path} and its French page link to each other`, (t) => {
    const [here, there] = [basename(page.path), basename(other.path)];
    t.true(page.text.includes(`*En français : [${there}](${there}).*`), page.path);
    t.true(other.text.includes(`*In English: [${here}](${here}).*`), other.path);
  });

  test(`${other.path} links to French pages where they exist`, (t) => {
    const astray = links(other).flatMap(({ line, target }) => {
      const path = join(dirname(other.path), target.split("#")[0] ?? "");
      return path !== page.path && path.endsWith(".md") && all.has(french(path))
        ? [`${line}: ${target}`]
        : [];
    });
    t.deepEqual(astray, []);
  });
}

test("docs/effects.fr.md gives each input the same effect as docs/effects.md", (t) => {
  const tables = ["docs/effects.md", "docs/effects.fr.md"].map((path) => {
    const rows = (all.get(path)?.text ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const inputs = rows.findIndex((cells) => cells.length === 5);
    return {
      words: rows.slice(0, inputs).flatMap(([word = ""]) => word.split(", ")),
      inputs: rows.slice(inputs),
    };
  });
  const [of, fr] = tables;
  if (of === undefined || fr === undefined) return t.fail();
  const translated = new Map(of.words.map((word, index) => [word, fr.words[index]]));
  t.is(translated.size, 14);
  const want = of.inputs
    .slice(2)
    .map(([input = "", ...cells]) => [
      /`[^`]+`/.exec(input)?.[0],
      ...cells.slice(0, 3).map((cell) => translated.get(cell)),
    ]);
  const got = fr.inputs
    .slice(2)
    .map(([input = "", ...cells]) => [/`[^`]+`/.exec(input)?.[0], ...cells.slice(0, 3)]);
  t.true(want.length > 30);
  t.deepEqual(got, want);
});
