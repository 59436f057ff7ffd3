/** The objects that our own components send to clusters are compliant. */
import test from "ava";
import { ClusterBaseline } from "../../../components/index.ts";
import { policyParameters } from "../../../policies/admission/parameters.ts";
import { evaluate, evaluateStack } from "../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";
import { formatViolations } from "../../../policies/violations.ts";
import { fullestBaseline, leastBaseline, policy } from "../../components/baseline-samples.ts";
import { recordCluster } from "../../components/clusters.ts";
import { type Made, mockCloud, record } from "../../components/recorder.ts";
import { fullestManagedCluster, managedCluster } from "../../components/samples.ts";
import { alliance, TODAY } from "../fixture.ts";

test.before(mockCloud);

/** The violations of what was registered for a cluster; `clusters` as the guard of our program knows them. */
function violations(made: readonly Made[], identifier: string, dataClass = "citizen"): string {
  const clusters = { "bamako/tax/apps": dataClass === "public" ? openPolicy : policy };
  const context = { alliance, site: "bamako", rehearsal: true, today: TODAY, clusters };
  const sent = made.filter(({ type }) => type.startsWith("kubernetes:"));
  const facts = sent.map(({ type, name, inputs }) =>
    toFact(urnOf(type, name), type, inputs, { identifier, kubeconfig: UNKNOWN }),
  );
  const found = [
    ...facts.flatMap((fact) => evaluate(fact, context)),
    ...evaluateStack({ facts, whole: true }, context),
  ];
  return `${sent.length > 0 ? "" : "nothing sent "}${formatViolations(found, "en")}`;
}

const urnOf = (type: string, name: string) => `urn:pulumi:bamako::aes-estate::${type}::${name}`;

/** The policy of a tenant with public data. */
const openPolicy = {
  ...policy,
  dataClass: "public",
  classes: ["public"],
  egress: ["public:none", "public:government", "public:internet"],
};

// One of its flows leads to the Internet, which is allowed for public data.
const open = {
  ...fullestBaseline,
  dataClass: "public",
  policy: policyParameters(openPolicy),
};
for (const [name, args] of Object.entries({ leastBaseline, fullestBaseline: open })) {
  test(`${name} is compliant`, async (t) => {
    const { made } = await record((opts) => new ClusterBaseline(name, args, opts));
    t.is(violations(made, "bamako/tax/apps", args.dataClass), "");
  });
}

test("a flow to the Internet is denied for citizen data, and nothing else of that baseline is", async (t) => {
  const { made } = await record((opts) => new ClusterBaseline("open", fullestBaseline, opts));
  const output = violations(made, "bamako/tax/apps");
  const rules = Array.from(output.matchAll(/^\[([a-z-]+)\] (.*)/gm), ([, rule]) => rule);
  t.deepEqual(rules, ["network-policy", "network-policy-class"]);
  t.regex(output, /of class citizen of site bamako out to 0\.0\.0\.0\/0 \(internet\)/);
  t.regex(output, /inside the site's addresses: 10\.32\.0\.0\/16/);
});

for (const [name, args] of Object.entries({ managedCluster, fullestManagedCluster })) {
  test(`${name} is compliant on the management cluster`, async (t) => {
    const { made } = await recordCluster(name, args);
    t.is(violations(made, "bamako/platform/management"), "");
  });
}

test("a patch or a read of a namespace needs no labels that it does not change", (t) => {
  const to = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;
  const context = { alliance, site: "bamako", rehearsal: true, today: TODAY };
  const rulesAgainst = (type: string, properties: object, partial?: true) => {
    const fact = toFact("urn", `kubernetes:core/v1:${type}`, { ...properties }, to);
    const found = evaluate(partial ? { ...fact, partial } : fact, context);
    return [...new Set(found.map(({ rule }) => rule))].sort();
  };
  t.deepEqual(rulesAgainst("NamespacePatch", { metadata: { annotations: { a: "b" } } }), []);
  t.deepEqual(rulesAgainst("Namespace", {}, true), []);
  t.deepEqual(rulesAgainst("Namespace", {}), ["class-country", "namespace-labels", "pod-security"]);
  const low = { metadata: { labels: { "pod-security.kubernetes.io/enforce": "privileged" } } };
  t.deepEqual(rulesAgainst("NamespacePatch", low), ["pod-security", "protected-enforcement"]);
});
