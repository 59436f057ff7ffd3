/** Each broken estate under `broken/` is refused with exactly the messages its `expected.yaml` holds. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { LANGUAGES, type Language } from "../../sovereignty/text.ts";
import { formatIssue, loadEstates } from "../../stacks/estate/index.ts";
import { estateFolder } from "./overlay.ts";

const BROKEN = join(import.meta.dirname, "broken");

for (const name of readdirSync(BROKEN)) {
  test(`refused: ${name}`, async (t) => {
    const folder = join(BROKEN, name);
    const expected: Record<Language, string> = parse(
      readFileSync(join(folder, "expected.yaml"), "utf8"),
    );
    const root = await estateFolder(t, folder);
    const { estates, issues } = await loadEstates(undefined, { root });
    t.deepEqual(estates, []);
    for (const language of LANGUAGES) {
      const text = issues.map((issue) => formatIssue(issue, language, root)).join("\n");
      t.is(`${text}\n`, expected[language]);
    }
  });
}
