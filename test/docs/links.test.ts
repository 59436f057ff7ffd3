/** Targets of the pages' links: files and headings that exist. External links are checked only for their form. */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "ava";
import { anchors, links, type Page, pages, ROOT } from "./pages.ts";

const all = pages();
const anchorsOf = new Map(all.map((page) => [page.path, anchors(page)]));

const NO_HEADING = "no such heading";

/** The problem of a link; `undefined` if it leads somewhere. */
function problem(page: Page, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) {
    return /^(https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?|mailto:\S+@\S+)$/.test(target)
      ? undefined
      : "not https or mailto";
  }
  const [path = "", anchor] = target.split("#");
  const file = relative(ROOT, join(ROOT, dirname(page.path), decodeURI(path)));
  if (path === "") return anchors(page).includes(anchor ?? "") ? undefined : NO_HEADING;
  if (file.startsWith("..")) return "leads out of the repository";
  if (!existsSync(join(ROOT, file))) return "no such file";
  if (anchor === undefined) return undefined;
  const known = anchorsOf.get(file);
  if (known === undefined) return "an anchor in a file that is not a page";
  return known.includes(decodeURIComponent(anchor)) ? undefined : NO_HEADING;
}

const problems = (page: Page) =>
  links(page).flatMap(({ line, target }) => {
    const wrong = problem(page, target);
    return wrong === undefined ? [] : [`${page.path}:${line}: ${target}: ${wrong}`];
  });

test("every link of every page leads to an existing file and heading", (t) => {
  t.true(all.length > 60);
  t.true(all.flatMap(links).length > 100);
  t.deepEqual(all.flatMap(problems), []);
});

test("a broken link is found, with its line", (t) => {
  const text = [
    "# A page",
    "",
    "[a](README.md) [b](nowhere.md) [c](#a-page) [d](#b-page) [e](policies/README.md#nothing)",
    "[f](../elsewhere.md) [g](http://plain.example) [h](https://site.example/path) [i](Makefile#x)",
    "```",
    "[j](in-a-block.md)",
    "```",
    "`[k](in-code.md)`",
  ].join("\n");
  t.deepEqual(problems({ path: "README.md", text }), [
    "README.md:3: nowhere.md: no such file",
    "README.md:3: #b-page: no such heading",
    "README.md:3: policies/README.md#nothing: no such heading",
    "README.md:4: ../elsewhere.md: leads out of the repository",
    "README.md:4: http://plain.example: not https or mailto",
    "README.md:4: Makefile#x: an anchor in a file that is not a page",
  ]);
});

test("a heading's anchor is the same as GitHub's", (t) => {
  const text = "# Ce que l'AES *veut* : `x` ?\n## Été\n## Été\n### [Titre](a.md), 2-3";
  t.deepEqual(anchors({ path: "x.md", text }), [
    "ce-que-laes-veut--x-",
    "été",
    "été-1",
    "titre-2-3",
  ]);
});
