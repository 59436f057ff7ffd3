/** Each case of `broken/` changes the reference at a few places, and is rejected with exactly its recorded messages. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { LANGUAGES, type Language } from "../../output/message.ts";
import { BROKEN, estateFolder } from "../estate/overlay.ts";
import { entriesIn, patched, patchesOf } from "../estate/patch.ts";

for (const file of readdirSync(BROKEN)) {
  const name = basename(file, ".yaml");
  test.serial(`rejected: ${name}`, async (t) => {
    const expected: Record<Language, string> = parse(readFileSync(join(BROKEN, file), "utf8"));
    const root = await estateFolder(t, name);
    const { estates, issues } = await loadEstates(undefined, { root });
    t.deepEqual(estates, []);
    for (const language of LANGUAGES) {
      const text = issues.map((issue) => formatIssue(issue, language, root)).join("\n");
      t.is(`${text}\n`, expected[language]);
    }
  });
}

test.serial("a case whose change does not apply is an error, never an unchanged estate", (t) => {
  const text = "a: { b: 1, c: [x, y] }\nd:\n  e: 2\n";
  const applied = (change: string) => {
    const lines = change.replaceAll(/^/gm, "    ");
    const full = `change:\n  f.yaml:\n${lines}\n`;
    return patched(text, patchesOf(full)["f.yaml"] ?? {}, entriesIn(full, "f.yaml"));
  };
  t.is(
    applied("set:\n  a.b: 3 # three\n  d.f:\n    g: 4\nremove: [a.c.0, d.e]"),
    "a: { b: 3, c: [ y ] }\nd:\n  f:\n    g: 4\n",
  );
  t.is(applied("set: { a.z: 3, d.e: 4 }"), "a: { b: 1, c: [ x, y ], z: 3 }\nd:\n  e: 4\n");
  t.is(applied("replace:\n  - { from: 'd:', to: 'd: x' }"), text.replace("d:", "d: x"));
  for (const [change, message] of [
    ["set: { a.b: 1 }", /changes nothing/],
    ["set: { x.y.z: 1 }", /nothing stands at x/],
    ["remove: [a.x]", /nothing stands at a.x/],
    ["replace:\n  - { from: ':', to: ';' }", /stands 5 times, not once/],
  ] as const) {
    t.throws(() => applied(change), { message }, change);
  }
});
