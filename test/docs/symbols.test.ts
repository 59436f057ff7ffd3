/** The constants that the how-to pages name, and what their examples import, are declared where the pages say. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "ava";
import { blocks, type Page, pages, prose, ROOT } from "./pages.ts";
import { PROGRAM } from "./paths.ts";

const SOURCES = [`{${PROGRAM},test}/**/*.ts`, "toolchain/*.ts", "sandbox/**/*.py"];
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const texts = globSync(SOURCES, { cwd: ROOT, exclude: ["**/node_modules", "**/venv"] }).map(read);

const howTos = pages((path) => path.startsWith("docs/how-to/"));

/** A name in backquotes, and the file that the sentence names directly after it. */
const NAME = /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`(?: (?:in|of|dans|de) `([\w./-]+\.ts)`)?/g;

/** Names in capitals that are no constant of the program. */
const OTHERS: ReadonlySet<string> = new Set(["GN"]);

const declares = (text: string, name: string) =>
  new RegExp(String.raw`\b(?:const|enum|class|function) ${name}\b|^${name}\b.* = `, "m").test(text);

/** The names of a page that are declared nowhere, or not in the file that it says. */
function undeclared(page: Page): string[] {
  return Array.from(prose(page).matchAll(NAME)).flatMap(([, name = "", file]) => {
    if (OTHERS.has(name)) return [];
    const where = file === undefined ? texts : existsSync(join(ROOT, file)) ? [read(file)] : [];
    if (where.some((text) => declares(text, name))) return [];
    return [`${page.path}: ${name}${file === undefined ? "" : ` in ${file}`}`];
  });
}

/** The files of a page's examples, by their paths. */
const examples = (page: Page) =>
  new Map(
    blocks(page).flatMap(({ marker = "", text }) => {
      const [, path] = /^file: ([\w-]+\/[\w./-]+\.ts)$/.exec(marker) ?? [];
      return path === undefined ? [] : [[path, text] as const];
    }),
  );

/** The imports of a page's examples that lead to no file, or to one that does not export the name. */
function lost(page: Page): string[] {
  const files = examples(page);
  return Array.from(files).flatMap(([path, example]) =>
    Array.from(example.matchAll(/^import (?:type )?\{([^}]*)\} from "(\.[^"]+)";/gm)).flatMap(
      ([, names = "", target = ""]) => {
        const file = join(dirname(path), target);
        const text = files.get(file) ?? (existsSync(join(ROOT, file)) ? read(file) : "");
        return names
          .split(",")
          .map((name) =>
            name
              .trim()
              .replace(/^type /, "")
              .replace(/ as .*$/, ""),
          )
          .filter((name) => name !== "" && !exports(text, name))
          .map((name) => `${page.path}: ${path}: ${name} of ${file}`);
      },
    ),
  );
}

const exports = (text: string, name: string) =>
  new RegExp(
    String.raw`^export (?:async )?(?:const|function|class|interface|type) ${name}\b|^export (?:type )?\{[^}]*\b${name}\b[^}]*\}`,
    "m",
  ).test(text);

test("every constant that a how-to names is declared, in the file that it names", (t) => {
  t.true(howTos.flatMap((page) => Array.from(prose(page).matchAll(NAME))).length > 60);
  t.deepEqual(howTos.flatMap(undeclared), []);
});

test("every import of a how-to's example leads to a file that exports the name", (t) => {
  t.true(howTos.flatMap((page) => Array.from(examples(page))).length > 10);
  t.deepEqual(howTos.flatMap(lost), []);
});

test("a name that is not declared, or in another file, is found; an import too", (t) => {
  const text = [
    "`OF_THE_CLUSTER` `CLUSTER_KINDS` `CLUSTER_KINDS` in `policies/kubernetes/resources.ts`",
    "`COUNTRIES` in `output/chart.ts` `COUNTRIES` of `output/colours.ts` `AES` in `output/nothing.ts`",
    "<!-- file: cli/commands/images.ts -->",
    "```ts",
    'import { Command } from "commander";',
    'import { knownLanguage } from "../language.ts";',
    'import { type Chart, COLOURS as C } from "../../output/chart.ts";',
    'import { TEXTS } from "./messages.ts";',
    "```",
    "<!-- file: cli/commands/messages.ts -->",
    "```ts",
    "export const TEXTS = {};",
    "```",
  ].join("\n");
  const page = { path: "docs/how-to/x.md", text };
  t.deepEqual(undeclared(page), [
    "docs/how-to/x.md: OF_THE_CLUSTER",
    "docs/how-to/x.md: CLUSTER_KINDS in policies/kubernetes/resources.ts",
    "docs/how-to/x.md: COUNTRIES in output/chart.ts",
    "docs/how-to/x.md: AES in output/nothing.ts",
  ]);
  t.deepEqual(lost(page), [
    "docs/how-to/x.md: cli/commands/images.ts: knownLanguage of cli/language.ts",
    "docs/how-to/x.md: cli/commands/images.ts: COLOURS of output/chart.ts",
  ]);
});
