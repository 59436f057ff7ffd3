/** The result for a stack: the same in any order and under any names; and stricter input never allows more. */
import test from "ava";
import fc from "fast-check";
import { clusterPolicy } from "../../policies/cluster-policy.ts";
import { evaluate, evaluateStack } from "../../policies/evaluate.ts";
import { type Fact, UNKNOWN } from "../../policies/facts/fact.ts";
import { alliance, TODAY } from "./fixture.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
const tenants = ["tax", "health", UNKNOWN, undefined] as const;
const clusters = ["bamako/tax/apps", "bamako/tax/batch"];
const spaces = ["portal", "front"];

const base = fc.record({
  subject: fc.uuid(),
  type: fc.constant("t"),
  effects: fc.constant([]),
});
const labels = fc.record({
  effects: fc.constant(["stores"] as const),
  dataClass: fc.constantFrom("public", "citizen", UNKNOWN, undefined),
  owner: fc.constantFrom("ML", "BF", "NE", undefined),
});
const network = fc.record({
  network: fc.constantFrom("segment", "closed", "open", UNKNOWN),
  tenant: fc.constantFrom(...tenants),
  connection: fc.constant(connection),
});
const namespace = fc.constantFrom(...spaces).map((name) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "aes.example/class": "public", "aes.example/owner": "ML" } },
}));
const policy = fc
  .tuple(fc.constantFrom(...spaces), fc.subarray(["Ingress", "Egress"]))
  .map(([space, policyTypes]) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { namespace: space },
    spec: { podSelector: {}, policyTypes },
  }));
const backup = fc
  .tuple(fc.constantFrom(...spaces), fc.constantFrom("objects", "ended", "s3.evil"))
  .map(([space, host]) => ({
    apiVersion: "velero.io/v1",
    kind: "BackupStorageLocation",
    metadata: { namespace: space },
    spec: { config: { s3Url: `https://${host}.bamako.aes.example` } },
  }));
const object = fc.record({
  cluster: fc.constantFrom(...clusters).map((identifier) => ({ identifier, kubeconfig: UNKNOWN })),
  objects: fc.array(fc.oneof(namespace, policy, backup), { minLength: 1, maxLength: 2 }),
});
const part = fc.record({
  labelledByParent: fc.constant(true),
  connection: fc.constant(connection),
});

/** Stacks in which parts belong to others, to each other, or to nothing, and things are joined to others. */
const stacks = fc
  .uniqueArray(
    fc
      .tuple(base, fc.oneof(network, object, part, labels), fc.array(fc.nat(11), { maxLength: 2 }))
      .map(([fact, more, parents]) => ({ fact: { ...fact, ...more } as Fact, parents })),
    { maxLength: 10, selector: ({ fact }) => fact.subject }, // The engine never reuses a URN.
  )
  .map((made) =>
    made.map(({ fact, parents }): Fact => {
      const others = parents.map((at) => made[at]?.fact.subject ?? "elsewhere");
      if (fact.labelledByParent)
        return { ...fact, partOf: others, joins: [{ at: "a", to: others }] };
      return fact.dataClass === undefined ? fact : { ...fact, joins: [{ at: "a", to: others }] };
    }),
  );

const resultOf = (facts: readonly Fact[], whole = true) =>
  evaluateStack({ facts, whole }, context)
    .map(({ rule, case: found, subject, values }) => JSON.stringify([rule, found, subject, values]))
    .sort();

test("some generated stacks are admitted and each case of the stack's rules is found, so the properties are not trivial", (t) => {
  const found = fc.sample(stacks, { numRuns: 3000, seed: 1 }).map((facts) => resultOf(facts));
  t.true(found.filter((violations) => violations.length === 0).length > 100);
  const cases = new Set(found.flat().map((text) => JSON.parse(text).slice(0, 2).join(".")));
  t.deepEqual([...cases].sort(), [
    "data-owner.orphan",
    "data-owner.ownerless",
    "default-deny.noFilter",
    "default-deny.noPolicy",
    "default-deny.unknown",
    "replica-contract.uncovered",
    "zone-boundary.class",
    "zone-boundary.elsewhere",
    "zone-boundary.owner",
    "zone-boundary.unknown",
  ]);
});

test("the order of the resources does not matter", (t) => {
  const shuffled = stacks.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
  );
  fc.assert(
    fc.property(shuffled, ([facts, other]) => {
      t.deepEqual(resultOf(other), resultOf(facts));
    }),
    { numRuns: 500 },
  );
});

test("other names of the resources change nothing but the names", (t) => {
  fc.assert(
    fc.property(stacks, fc.string({ minLength: 1 }), (facts, prefix) => {
      const renamed = (name: string) => `${prefix}${name}`;
      const others = facts.map((fact) => ({
        ...fact,
        subject: renamed(fact.subject),
        ...(fact.partOf === undefined ? {} : { partOf: fact.partOf.map(renamed) }),
        ...(fact.joins === undefined
          ? {}
          : { joins: fact.joins.map(({ at, to }) => ({ at, to: to.map(renamed) })) }),
      }));
      const expected = evaluateStack({ facts, whole: true }, context).map(
        ({ subject, ...rest }) => {
          return {
            ...rest,
            subject: renamed(subject),
            values: { ...rest.values, subject: renamed(subject) },
          };
        },
      );
      t.deepEqual(evaluateStack({ facts: others, whole: true }, context), expected);
      t.deepEqual(
        others.map((fact) => evaluate(fact, context).map(({ rule }) => rule)),
        facts.map((fact) => evaluate(fact, context).map(({ rule }) => rule)),
      );
    }),
    { numRuns: 300 },
  );
});

test("a partial view of a stack has no violation that the whole stack does not have", (t) => {
  fc.assert(
    fc.property(stacks, (facts) => {
      const whole = resultOf(facts);
      t.true(resultOf(facts, false).every((violation) => whole.includes(violation)));
    }),
    { numRuns: 300 },
  );
});

test("removing a resource that closes, labels or covers never turns a denial into a pass", (t) => {
  const weaker = stacks.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.nat(Math.max(0, facts.length - 1))),
  );
  fc.assert(
    fc.property(weaker, ([facts, at]) => {
      const { network: _, dataClass: __, owner: ___, ...bare } = facts[at] ?? { subject: "x" };
      if (facts[at]?.network === "segment") return; // The segment is what must be closed.
      const less = facts.map((fact, index) => (index === at ? (bare as Fact) : fact));
      // Resources that hold data without naming its class are denied by themselves, with any joins.
      const unlabelled = evaluate(bare as Fact, context).some(
        ({ rule }) => rule === "class-country",
      );
      t.true(resultOf(facts).length === 0 || resultOf(less).length > 0 || unlabelled);
    }),
    { numRuns: 500 },
  );
});

const classes = Object.keys(alliance.classes);

test("a stricter data class never allows a location that the looser one does not", (t) => {
  const rights = ["reside", "process"] as const;
  const isStricter = (a: string, b: string) =>
    rights.every((right) =>
      Object.keys(alliance.members).every((owner) =>
        alliance.classes[a]?.[right][owner]?.every((country) =>
          alliance.classes[b]?.[right][owner]?.includes(country),
        ),
      ),
    );
  const pairs = classes.flatMap((a) =>
    classes.filter((b) => a !== b && isStricter(a, b)).map((b) => [a, b]),
  );
  t.deepEqual(pairs, [
    ["citizen", "public"],
    ["sensitive", "public"],
    ["sensitive", "citizen"],
  ]);
  const facts = fc.record({
    site: fc.constantFrom(...Object.keys(alliance.sites)),
    owner: fc.constantFrom(...Object.keys(alliance.members)),
    effects: fc.subarray(["stores", "moves", "processes"] as const),
    pair: fc.constantFrom(...pairs),
  });
  let admitted = 0;
  fc.assert(
    fc.property(facts, ({ site, owner, effects, pair: [strict = "", loose = ""] }) => {
      const { region = "", endpoints } = alliance.sites[site] ?? {};
      const made = { authUrl: endpoints?.identity[0], region };
      const admits = (dataClass: string) =>
        evaluate(
          { subject: "x", type: "t", effects, owner, dataClass, connection: made },
          { ...context, site },
        ).length === 0;
      admitted += Number(admits(strict));
      return !admits(strict) || admits(loose);
    }),
    { numRuns: 300 },
  );
  t.true(admitted > 30, "and it does let some be");
});

test("a higher rank of a tenant's class never lets its cluster hold more", (t) => {
  const orders = fc.record({
    dataClass: fc.constantFrom(...classes),
    owner: fc.constantFrom(...Object.keys(alliance.members)),
    raise: fc.nat(5),
  });
  fc.assert(
    fc.property(orders, ({ dataClass, owner, raise }) => {
      const order = {
        site: "bamako",
        tenant: "tax",
        cluster: "apps",
        owner,
        dataClass,
        loadBalancers: [],
      };
      const stricter = structuredClone(alliance);
      const raised = stricter.classes[dataClass];
      if (raised !== undefined) raised.rank += raise;
      const before = clusterPolicy(alliance, order, TODAY).classes;
      const after = clusterPolicy(stricter, order, TODAY).classes;
      t.true(after.every((name) => before.includes(name)));
    }),
  );
});
