/**
 * Loaded into AVA's own process. Its TAP reporter ends the whole run at a failure whose stack has one line: js-yaml
 * rejects `undefined`, AVA ends, and its workers go on without it. Here such a field is left out.
 */
import { createRequire } from "node:module";

interface Yaml {
  safeDump: (value: unknown, options?: object) => string;
}

const yaml = createRequire(import.meta.resolve("supertap"))("js-yaml") as Yaml;
const { safeDump } = yaml;
yaml.safeDump = (value, options) => safeDump(value, { ...options, skipInvalid: true });
