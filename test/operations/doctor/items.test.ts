/** Every item of docs/operator-prerequisites.md is a check of `estate doctor`, or says why it cannot be one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { repository } from "../../../estate/project.ts";
import { CHECKS } from "../../../operations/doctor/checks/index.ts";
import { UNCHECKED } from "../../../operations/doctor/unchecked.ts";

/** The keys of the items on a page: rows of its table, and items of its lists before the section on the command. */
function itemsOf(page: string, end: string): string[] {
  const text = readFileSync(join(repository, "docs", page), "utf8");
  const [list = ""] = text.split(`\n## ${end}\n`);
  const lines = list.split("\n").filter((line) => /^(- |\| `)/.test(line));
  return lines.map((line) => /^(?:- |\| )`([a-z0-9-]+)`(?: ?:| \|)/.exec(line)?.[1] ?? line);
}

const items = itemsOf("operator-prerequisites.md", "Check a cloud");

test("every item has a check or the reason why it has none, and nothing else has", (t) => {
  t.true(items.length > 25);
  t.deepEqual(items, [...new Set(items)]);
  const covered = [...CHECKS.map(({ item }) => item), ...Object.keys(UNCHECKED)];
  t.deepEqual([...new Set(covered)].sort(), items.toSorted());
});

test("an item that has a check does not say that it has none", (t) => {
  t.deepEqual(
    CHECKS.filter(({ item }) => Object.hasOwn(UNCHECKED, item)).map(({ key }) => key),
    [],
  );
});

test("the French page has the same items", (t) => {
  t.deepEqual(itemsOf("operator-prerequisites.fr.md", "Vérifier un nuage"), items);
});

test("keys of checks are unique, and standards are numbers of the Sovereign Cloud Stack", (t) => {
  const keys = CHECKS.map(({ key }) => key);
  t.is(new Set(keys).size, keys.length);
  for (const { standards = [] } of CHECKS) {
    for (const standard of standards) t.regex(standard, /^scs-0\d{3}-v\d$/);
  }
});
