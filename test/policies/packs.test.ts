/** Which rules a pack asks is pinned here: a rule leaves a pack in a review that sees this file. */
import test from "ava";
import { PACKS, packOf, within } from "../../policies/packs.ts";
import { RULES } from "../../sovereignty/rules/index.ts";
import { violation } from "../sovereignty/waiver-samples.ts";

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

test("the residency pack asks where data is, goes and is recorded", (t) => {
  t.deepEqual(PACKS.residency, [
    "unclassified-type",
    "unclassified-property",
    "location",
    "endpoint",
    "class-country",
    "cluster",
    "storage-class",
    "volume-source",
    "external-reach",
    "annotations",
    "backend-address",
    "pod-resolvers",
    "container-telemetry",
    "route-backend",
    "network-policy",
    "replica-target",
    "custom-field",
    "data-flow",
    "key-custody",
    "public-exposure",
    "replica-contract",
    "network-policy-class",
    "protected-enforcement",
    "stack-reference",
    "undeclared-name",
    "state-residency",
  ]);
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
