/**
 * Loaded into the test processes of `npm test -- --changed`: of a list in test/together/, only those test files that
 * AES_TEST_ONLY names (paths from the root, one a line, in a file) are imported.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { AES_TEST_ONLY: file } = process.env;
delete process.env.AES_TEST_ONLY; // A test that starts AVA itself runs what it names.
if (file) {
  const root = join(import.meta.dirname, "../..");
  const lists = pathToFileURL(join(root, "test/together/")).href;
  const names = readFileSync(file, "utf8").split("\n");
  const only = new Set(names.map((name) => pathToFileURL(join(root, name)).href));
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const isLeftOut = context.parentURL?.startsWith(lists) && !only.has(resolved.url);
      return isLeftOut ? { url: "data:text/javascript,", shortCircuit: true } : resolved;
    },
  });
}
