/** `estate check` on hostile registries, sites, tenants and keys: each is denied at its file, path and line; what people really write is not. */
import test from "ava";
import { checked, type Found, type Variant } from "./base.ts";
import { COMPLIANT } from "./compliant.ts";
import { ESTATE } from "./estate.ts";
import * as registry from "./registry.ts";
import { TEXTS } from "./texts.ts";

const HOSTILE: Variant[] = [...Object.values(registry).flat(), ...ESTATE, ...TEXTS];

const places = (found: readonly Found[]) =>
  [...new Set(found.map(({ file, path }) => `${file}: ${path}`))].sort();

for (const { name, edits, found } of HOSTILE) {
  test(name, async (t) => {
    const issues = await checked(t, edits);
    t.deepEqual(places(issues), places(found));
    for (const { file, path, line } of found) {
      const there = issues.filter((one) => one.file === file && one.path === path);
      t.true(there.length > 0 && there.every((one) => one.line.includes(line)), `${path}: ${line}`);
    }
  });
}

for (const { name, edits } of COMPLIANT) {
  test(`compliant: ${name}`, async (t) => {
    t.deepEqual(await checked(t, edits), []);
  });
}

test("there are enough of them, and no two are the same", (t) => {
  t.true(HOSTILE.length >= 69, String(HOSTILE.length));
  t.is(new Set(HOSTILE.map(({ name }) => name)).size, HOSTILE.length);
});
