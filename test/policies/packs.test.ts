/** Which rules a pack evaluates. */
import test from "ava";
import { PACKS, packOf, within } from "../../policies/packs.ts";
import { RULES } from "../../policies/rules/index.ts";
import { violation } from "./waivers/samples.ts";

test("the full pack is the default and evaluates every rule", (t) => {
  t.deepEqual(
    PACKS.full,
    RULES.map(({ name }) => name),
  );
  for (const name of [undefined, "", "full"]) {
    t.is(packOf(name).name, "aes-estate");
    t.deepEqual([...packOf(name).rules], [...PACKS.full]);
  }
});

test("the residency pack has the rules marked for it: where data is, goes and is recorded", (t) => {
  const named = RULES.filter(({ metadata }) => metadata.packs.includes("residency"));
  t.deepEqual(
    PACKS.residency,
    named.map(({ name }) => name),
  );
  // Pinned here: a review sees if a rule leaves the pack.
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
    "public-exposure",
    "stack-reference",
    "data-flow",
    "key-custody",
    "protected-enforcement",
    "undeclared-name",
    "state-residency",
    "replica-contract",
    "network-policy-class",
  ]);
  t.is(packOf("residency").name, "aes-estate-residency");
});

test("every pack evaluates rules of the policies, each once", (t) => {
  const known = RULES.map(({ name }) => name);
  for (const rules of Object.values(PACKS)) {
    t.true(rules.length > 0);
    t.is(new Set(rules).size, rules.length);
    for (const rule of rules) t.true(known.includes(rule), rule);
  }
});

for (const name of ["ful", "Full", "full ", "toString", "__proto__"]) {
  test(`${name} is not a pack, and no other pack stands for it`, (t) => {
    t.throws(() => packOf(name), { message: /AES_ESTATE_PACK: .* want one of: full, residency/ });
  });
}

test("a pack reports its own rules, also when one crashes", (t) => {
  const found = ["endpoint", "pod-security"].map((rule) => violation(rule, "x", "crashed"));
  t.deepEqual(
    within(packOf("residency"), found).map(({ rule }) => rule),
    ["endpoint"],
  );
  t.deepEqual(within(packOf("full"), found), found);
});
