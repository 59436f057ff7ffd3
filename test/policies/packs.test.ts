/** Which rules a pack evaluates. The table in policies/README.md pins it: a review sees a rule leave a pack. */
import test from "ava";
import { PACKS, packOf, within } from "../../policies/packs.ts";
import { RULES } from "../../policies/rules/index.ts";
import { violation } from "./waivers/samples.ts";

test("the full pack is the default and asks every rule", (t) => {
  t.deepEqual(
    PACKS.full,
    RULES.map(({ name }) => name),
  );
  for (const name of [undefined, "", "full"]) {
    t.is(packOf(name).name, "aes-estate");
    t.deepEqual([...packOf(name).rules], [...PACKS.full]);
  }
});

test("the residency pack evaluates what rules say of it: where data is, goes and is recorded", (t) => {
  const named = RULES.filter(({ metadata }) => metadata.packs.includes("residency"));
  t.deepEqual(
    PACKS.residency,
    named.map(({ name }) => name),
  );
  for (const name of ["location", "endpoint", "class-country", "data-flow", "state-residency"]) {
    t.true(PACKS.residency.includes(name), name);
  }
  t.true(PACKS.residency.length < PACKS.full.length);
  t.is(packOf("residency").name, "aes-estate-residency");
});

test("every pack asks rules of the law, each once", (t) => {
  const known = RULES.map(({ name }) => name);
  for (const rules of Object.values(PACKS)) {
    t.true(rules.length > 0);
    t.is(new Set(rules).size, rules.length);
    for (const rule of rules) t.true(known.includes(rule), rule);
  }
});

for (const name of ["ful", "Full", "full ", "toString", "__proto__"]) {
  test(`${name} is no pack, and no other pack either`, (t) => {
    t.throws(() => packOf(name), { message: /AES_ESTATE_PACK: .* want one of: full, residency/ });
  });
}

test("a pack hears its own rules, also when one crashes", (t) => {
  const found = ["endpoint", "pod-security"].map((rule) => violation(rule, "x", "crashed"));
  t.deepEqual(
    within(packOf("residency"), found).map(({ rule }) => rule),
    ["endpoint"],
  );
  t.deepEqual(within(packOf("full"), found), found);
});
