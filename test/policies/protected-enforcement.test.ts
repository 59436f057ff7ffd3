/**
 * Objects that the estate itself puts into a cluster are allowed, also as an API server returns them; any change is
 * denied.
 */
import test from "ava";
import fc from "fast-check";
import { baselinePolicies } from "../../components/cluster-baseline/parts.ts";
import { accessRules } from "../../policies/admission/access-rules.ts";
import { ESTATE_NAMESPACE, PARAMETERS_NAME } from "../../policies/admission/namespaces.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { MANAGED } from "../../policies/admission/policy.ts";
import { evaluate } from "../../policies/evaluate.ts";
import { type KubernetesObject, UNKNOWN } from "../../policies/facts/fact.ts";
import { appsPolicy, contextOf } from "./fixture.ts";

const RULE = "protected-enforcement";
const roles = Object.entries(accessRules()).map(([level, rules]) => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name: `aes-estate-${level}`, labels: MANAGED },
  rules,
}));
const parameters = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: PARAMETERS_NAME, namespace: ESTATE_NAMESPACE, labels: MANAGED },
  data: policyParameters(appsPolicy),
};
const { policies, bindings } = baselinePolicies();
const all = [...policies, ...bindings, ...roles, parameters].map(
  (object) => structuredClone(object) as unknown as KubernetesObject,
);

const OURS = "urn:pulumi:bamako::aes-estate::t::s";

function casesOf(object: unknown, subject = OURS): string[] {
  const cluster = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;
  const objects = [object as KubernetesObject];
  const fact = { subject, type: "t", effects: [], cluster, objects };
  const found = evaluate(fact, contextOf({ name: "s" }));
  return found.filter(({ rule }) => rule === RULE).map((violation) => violation.case);
}

test("the estate's own objects are admitted", (t) => {
  for (const object of all) t.deepEqual(casesOf(object), [], object.kind);
  t.true(all.length > 30);
});

test("the estate's policies are admitted as an API server returns them", (t) => {
  for (const policy of policies) {
    const spec = policy.spec as { matchConstraints: { resourceRules: object[] }; variables: [] };
    const { variables, ...rest } = spec;
    const answered = {
      ...policy,
      spec: {
        ...rest,
        ...(variables.length > 0 ? { variables } : {}),
        matchConstraints: {
          matchPolicy: "Equivalent",
          namespaceSelector: {},
          objectSelector: {},
          ...spec.matchConstraints,
          resourceRules: spec.matchConstraints.resourceRules.map((rule) => ({
            ...rule,
            scope: "*",
          })),
        },
      },
    };
    t.deepEqual(casesOf(answered), [], policy.metadata.name);
  }
});

/** The paths to all leaves that affect the decision. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
}

/** A copy with another value, or none, at one path. */
function changed(object: KubernetesObject, path: readonly string[], value: unknown) {
  const copy = structuredClone(object) as Record<string, unknown>;
  let here = copy;
  for (const step of path.slice(0, -1)) here = here[step] as Record<string, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined && !Array.isArray(here)) delete here[last];
  else here[last] = value;
  return copy;
}

test("an object with one changed, missing or unknown value is denied", (t) => {
  const given = all.flatMap((object) =>
    leaves(object)
      .filter(([field]) => ["spec", "rules", "data"].includes(field ?? ""))
      .map((path) => ({ object, path })),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...given),
      fc.constantFrom<unknown>("a value that no object has", UNKNOWN, undefined),
      ({ object, path }, value) => {
        t.deepEqual(casesOf(changed(object, path, value)), ["own"], path.join("."));
      },
    ),
  );
});

test("an object without the protecting label, or with additional content under it, is denied", (t) => {
  for (const object of all) {
    t.deepEqual(casesOf(changed(object, ["metadata", "labels"], {})), ["own"], object.kind);
  }
  const [policy] = policies;
  const widened = {
    ...policy,
    spec: { ...policy?.spec, matchConditions: [{ expression: "false" }] },
  };
  t.deepEqual(casesOf(widened), ["own"]);
});

test("exact copies of the estate's objects in another program are denied", (t) => {
  const others = [
    "urn:pulumi:bamako::web::t::s",
    "urn:pulumi:bamako::web::aes-estate:index:ClusterBaseline$t::s",
    "urn:pulumi:dev::aes-estate::t::s",
    "urn:pulumi:ouagadougou::aes-estate::t::s",
    "urn:pulumi:bamako::aes-estate-2::t::s",
    "policies.yaml:1: ConfigMap",
  ];
  for (const subject of others) {
    for (const object of all) t.deepEqual(casesOf(object, subject), ["own"], subject);
  }
});

test("the estate's label is protected on every kind, and a name alone is not a label", (t) => {
  const labelled = (labels: object) => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "aes-estate-policies", namespace: "portal", labels },
  });
  const theirs = "urn:pulumi:bamako::web::t::s";
  t.deepEqual(casesOf(labelled(MANAGED), theirs), ["own"]);
  t.deepEqual(casesOf(labelled(MANAGED)), []);
  t.deepEqual(casesOf(labelled({ "app.kubernetes.io/managed-by": "Helm" }), theirs), []);
});
