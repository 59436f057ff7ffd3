/** The place that a denial sends a person to exists, and has the row of the type. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { evaluate } from "../../policies/evaluate.ts";
import type { Fact } from "../../policies/facts/fact.ts";
import { KINDS } from "../../policies/kubernetes/kinds/index.ts";
import { ROWS } from "../../policies/resources/index.ts";
import { contextOf, factOf } from "./fixture.ts";

const ROOT = join(import.meta.dirname, "../..");

/** One of the values of a denial; `undefined` where the rule admits the fact. */
function valueIn(rule: string, value: string, fact: Partial<Fact>): unknown {
  const sample = { name: "a resource", fact };
  const found = evaluate(factOf(sample), contextOf(sample));
  return found.find((violation) => violation.rule === rule)?.values[value];
}

/** The place that the denial of an unclassified property names, from the repository's root. */
const ofProperty = (type: string) =>
  String(
    valueIn("unclassified-property", "row", {
      type,
      effects: [],
      unclassified: [{ kind: "unclassified", at: "mirror" }],
    }),
  );

/** The place that the denial of an OpenStack type names. */
const ofType = (type: string) => valueIn("unclassified-type", "file", { type, effects: undefined });

test("the denial of a property names the file or folder with the type's row", (t) => {
  const types = Object.keys(ROWS);
  t.true(types.length > 100);
  const lost = types.filter((type) => {
    const place = join(ROOT, ofProperty(type));
    if (!existsSync(place)) return true;
    return statSync(place).isFile() && !readFileSync(place, "utf8").includes(`"${type}": `);
  });
  t.deepEqual(lost, []);
  t.is(ofProperty("openstack:networking/network:Network"), "policies/openstack/networking.ts");
});

test("the denial of a field of every admitted kind names the folder of their tables", (t) => {
  const places = Object.keys(KINDS).map((kind) => {
    const [group = "", name = ""] = kind.split(":");
    return ofProperty(`kubernetes:${group}/v1:${name}`);
  });
  t.true(places.length > 40);
  t.deepEqual([...new Set(places)], ["policies/kubernetes/kinds/"]);
  t.true(existsSync(join(ROOT, "policies/kubernetes/kinds/index.ts")));
});

test("the denial of an OpenStack type names the file of its service, or their folder", (t) => {
  t.is(ofType("openstack:database/instance:Instance"), "policies/openstack/database.ts");
  t.is(ofType("openstack:baremetal/nodeV1:NodeV1"), "policies/openstack/");
});
