/** The README's waiver is valid. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { loadAlliance, loadWaivers } from "../../policies/enforce/registry.ts";
import { readWaivers, type WaivableRule, type Waiver } from "../../policies/waivers/index.ts";

for (const page of ["README.md", "README.fr.md"]) {
  test(`the example of a waiver in policies/${page} is valid by the alliance's own registry`, (t) => {
    const readme = readFileSync(join(import.meta.dirname, "../../policies", page), "utf8");
    const [, text = ""] = /<!-- file: waivers -->\n```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
    const example: Record<string, Waiver> = parse(text);
    const [waiver] = Object.values(example);
    t.truthy(waiver);
    const metadata = { waivable: true };
    const rules: WaivableRule[] = [{ name: waiver?.rule ?? "", metadata }];
    t.deepEqual(readWaivers(example, loadAlliance(), rules), { sound: example, problems: [] });
  });
}

test("the alliance's own file of waivers is valid", (t) => {
  t.deepEqual(loadWaivers(loadAlliance()).problems, []);
});

test("a missing file of waivers is an error", (t) => {
  t.throws(() => loadWaivers(loadAlliance(), { AES_ESTATE_WAIVERS: "/nowhere.yaml" }), {
    message: /nowhere.*ENOENT/,
  });
});
