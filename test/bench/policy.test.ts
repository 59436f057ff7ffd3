/**
 * The estate that `bench/policy` measures: the same estate for both evaluators, and non-compliant only where intended.
 */
import test from "ava";
import { type Breach, type Estate, estate, isReference } from "../../bench/policy/estate.ts";
import { evaluateExport } from "../../bench/policy/evaluate.ts";
import { toObjects } from "../../bench/policy/objects.ts";
import { type Plan, TERRAFORM_TYPES, toPlan } from "../../bench/policy/plan.ts";
import { KINDS, plant } from "../../bench/policy/plant.ts";
import { type Export, toExport } from "../../bench/policy/recorded.ts";

const SIZES = [10, 100, 1000];
const TERRAFORM = new Map([...TERRAFORM_TYPES].map(([token, type]) => [type, token]));
const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const sorted = (breaches: readonly Breach[]) =>
  breaches.map(({ name, rule }) => `${name} ${rule}`).sort();

/** The data of an export on each resource: its type, its connection, and those of its inputs that refer to nothing. */
function fromExport({ deployment }: Export, { resources }: Estate) {
  const referring = new Map(
    resources.map(({ name, inputs }) => [
      name,
      Object.keys(inputs).filter((key) => isReference(inputs[key] as never)),
    ]),
  );
  return deployment.resources
    .filter(({ type }) => type.startsWith("openstack:"))
    .map(({ urn, type, inputs = {}, provider }) => {
      const name = urn.split("::").at(-1) ?? "";
      const known = Object.entries(inputs).filter(([key]) => !referring.get(name)?.includes(key));
      const connection = String(provider).split("::").at(-2);
      return { name, type, connection, inputs: Object.fromEntries(known) };
    });
}

/** The same for a plan. */
function fromPlan({ resource_changes, configuration }: Plan) {
  const keys = new Map(
    configuration.root_module.resources.map((it) => [it.name, String(it.provider_config_key)]),
  );
  return resource_changes.map(({ type, name, change }) => ({
    name,
    type: TERRAFORM.get(type),
    connection: keys.get(name)?.split(".")[1] ?? "site",
    inputs: Object.fromEntries(
      Object.entries(change.after).map(([key, value]) => [camelCase(key), value]),
    ),
  }));
}

for (const size of SIZES) {
  test(`${size} resources: the recorded state and the plan have the same content`, (t) => {
    const made = plant(estate(size), Math.min(size / 10, KINDS.length));
    const recorded = fromExport(toExport(made), made);
    t.is(recorded.length, size);
    t.is(new Set(recorded.map(({ name }) => name)).size, size, "a name is given twice");
    t.deepEqual(fromPlan(toPlan(made)), recorded);
  });

  test(`${size} resources: a compliant estate is compliant`, async (t) => {
    t.deepEqual(await evaluateExport(toExport(estate(size))), []);
  });
}

test("every connection of the plan leads where that of the state leads", (t) => {
  const made = plant(estate(100), KINDS.length);
  const { provider_config } = toPlan(made).configuration;
  t.deepEqual(
    Object.values(provider_config).map(({ alias = "site", expressions }) => ({
      alias,
      expressions,
    })),
    made.connections.map(({ name, authUrl, region }) => ({
      alias: name,
      expressions: { auth_url: { constant_value: authUrl }, region: { constant_value: region } },
    })),
  );
  t.is(made.connections.length, 2);
});

for (const planted of [1, KINDS.length, 3 * KINDS.length + 1]) {
  test(`${planted} breaches are planted, and the pack finds exactly those`, async (t) => {
    const made = plant(estate(1000), planted);
    const resources = new Set(made.resources.map(({ name }) => name));
    t.is(made.breaches.filter(({ name }) => resources.has(name)).length, planted);
    t.deepEqual(sorted(await evaluateExport(toExport(made))), sorted(made.breaches));
  });
}

test("breaches that do not fit are rejected", (t) => {
  t.throws(() => plant(estate(10), 11), { instanceOf: RangeError });
});

test("the objects that versions are compared by are compliant", async (t) => {
  t.deepEqual(await evaluateExport(toObjects(50)), []);
});
