/** Every type that the estate records has a natural key, or a reason why it has none. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import {
  COMPONENTS,
  EXCEPTIONS,
  NATURAL_KEYS,
  SECRETS,
  WRITE_ONLY,
} from "../../../operations/adopt/natural-keys/index.ts";

const golden = join(import.meta.dirname, "../../stacks/golden");

/** The types of the golden plans: their top-level keys are `create <type>`. */
function typesOf(file: string): string[] {
  const text = readFileSync(join(golden, file), "utf8");
  return Array.from(text.matchAll(/^\w+ (\S+):$/gm), ([, type]) => String(type));
}

const types = [...new Set(["plan-bamako.yaml", "plan-ouagadougou.yaml"].flatMap(typesOf))];

test("every type of the golden plans has one natural key, or one stated exception", (t) => {
  t.true(types.length > 50, `${types.length} types`);
  const own = types.filter((type) => !type.startsWith(COMPONENTS));
  t.true(own.length < types.length);
  const ways = (type: string) =>
    [NATURAL_KEYS, EXCEPTIONS].filter((table) => Object.hasOwn(table, type)).length;
  t.deepEqual(
    own.filter((type) => ways(type) !== 1),
    [],
  );
});

test("every natural key is of a type that the estate has", (t) => {
  const unused = [...Object.keys(NATURAL_KEYS), ...Object.keys(EXCEPTIONS)];
  t.deepEqual(
    unused.filter((type) => !types.includes(type)),
    [],
  );
});

test("secrets and unreadable inputs are of types with a natural key", (t) => {
  const named = [...Object.keys(SECRETS), ...Object.keys(WRITE_ONLY)];
  t.deepEqual(
    named.filter((type) => !Object.hasOwn(NATURAL_KEYS, type)),
    [],
  );
});
