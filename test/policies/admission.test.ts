import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { ADMISSIONS, admissionPolicies } from "../../policies/admission/index.ts";
import { SYSTEM_NAMESPACES } from "../../policies/admission/namespaces.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { type ClusterPolicy, clusterPolicy } from "../../policies/cluster-policy.ts";
import { RULES } from "../../policies/rules/index.ts";
import { alliance, appsPolicy, TODAY } from "./fixture.ts";

const { policies, bindings } = admissionPolicies();
const spec = (manifest: { spec: unknown }) => manifest.spec as Record<string, unknown>;

test("every rule about objects has its admission policy or a reason for none, and two policies protect the rest", (t) => {
  const names = ["protected-baseline", "protected-labels"];
  for (const rule of RULES) {
    if (rule.scope !== "object") continue;
    if ("none" in rule.admission) t.true(rule.admission.none.length > 10, rule.name);
    else {
      t.is(rule.admission.name, rule.name);
      names.push(rule.name);
    }
  }
  t.deepEqual(ADMISSIONS.map(({ name }) => name).sort(), names.sort());
  t.deepEqual(
    policies.map(({ metadata }) => metadata.name),
    ADMISSIONS.map(({ name }) => `aes-estate-${name}`),
  );
});

test("every admission.ts belongs to a rule, and a rule about objects without one explains why", (t) => {
  for (const rule of RULES) {
    const file = join(import.meta.dirname, "../../policies/rules", rule.name, "admission.ts");
    t.is(existsSync(file), rule.scope === "object" && !("none" in rule.admission), rule.name);
  }
});

/** Cases of a rule that CEL cannot evaluate in time, or evaluates as another. */
const UNASKED: Readonly<Record<string, readonly string[]>> = {
  // Denied fields are not among a block's keys; following where a field leads would be too much for CEL.
  "custom-field": ["denied", "destination", "absent"],
  // An API server knows only the domains of its own site; another site's are in the alliance's list, too.
  "container-telemetry": ["host", "twice"],
  // For management clusters, where Cluster API itself creates these objects; tenants have no rights there.
  "protected-enforcement": ["cluster", "platform", "reserved"],
};

test("every case of a rule is evaluated, except those that cannot occur there", (t) => {
  for (const { name, messages, cases } of ADMISSIONS) {
    const unasked = ["unknown", ...(UNASKED[name] ?? [])];
    const owed = Object.keys(messages.cases).filter((key) => !unasked.includes(key));
    t.deepEqual(Object.keys(cases).sort(), owed.sort(), name);
  }
});

test("a policy that fails denies, and so does one without parameters", (t) => {
  for (const policy of policies) {
    t.is(spec(policy).failurePolicy, "Fail");
    const { paramKind, validations } = spec(policy) as {
      paramKind?: object;
      validations: { expression: string }[];
    };
    const first = validations[0]?.expression;
    if (paramKind) t.is(first, "params != null", policy.metadata.name);
    t.is(paramKind === undefined, policy.metadata.name.includes("-protected-"));
  }
});

test("a binding denies, and exempts the system's namespaces by name, each with its reason", (t) => {
  for (const { metadata, spec } of bindings) {
    t.deepEqual(spec.validationActions, ["Deny", "Audit"]);
    t.is(spec.policyName, metadata.name);
    if (metadata.name.includes("-protected-")) {
      t.is(spec.paramRef, undefined);
      t.is(spec.matchResources, undefined);
      continue;
    }
    t.like(spec.paramRef, { name: "aes-estate-policies", parameterNotFoundAction: "Deny" });
    t.deepEqual(spec.matchResources, {
      namespaceSelector: {
        matchExpressions: [
          {
            key: "kubernetes.io/metadata.name",
            operator: "NotIn",
            values: Object.keys(SYSTEM_NAMESPACES),
          },
        ],
      },
    });
    for (const [namespace, { fr, en }] of Object.entries(SYSTEM_NAMESPACES)) {
      t.is(metadata.annotations[`aes.example/exempt-${namespace}.fr`], fr);
      t.is(metadata.annotations[`aes.example/exempt-${namespace}.en`], en);
    }
  }
});

test("a cluster's policies are its site's, narrowed to its tenant", (t) => {
  t.like(appsPolicy, { site: "bamako", tenant: "tax", owner: "ML", dataClass: "citizen", rank: 2 });
  t.deepEqual(
    appsPolicy.classes,
    ["citizen"],
    "nothing below the tenant's class, and nothing that may not be in a cluster",
  );
  t.deepEqual(appsPolicy.contracts, ["https://objects.bamako.aes.example"]);
  const order = { ...appsPolicy, dataClass: "public" };
  t.deepEqual(clusterPolicy(alliance, order, TODAY).classes, ["public", "citizen"]);
  t.is(clusterPolicy(alliance, order, TODAY).contracts.length, 3);
  t.deepEqual(clusterPolicy(alliance, order, undefined).contracts, []);
  t.deepEqual(clusterPolicy(alliance, order, "2028-01-01").contracts, []);
  const abroad = { ...order, owner: "BF" };
  t.deepEqual(clusterPolicy(alliance, abroad, TODAY).classes, ["public"], "only what may be here");
  t.throws(() => clusterPolicy(alliance, { ...order, dataClass: "secret" }, TODAY));
  t.throws(() => clusterPolicy(alliance, { ...order, site: "constructor" }, TODAY));
});

test("parameters have one entry per line, and an empty list or a malformed entry is an error", (t) => {
  t.deepEqual(policyParameters(appsPolicy), {
    site: "bamako",
    tenant: "tax",
    owner: "ML",
    registries: "registry.bamako.aes.example",
    domains: "bamako.aes.example\ngouv.ml.example",
    storageClasses: "encrypted",
    volumeTypes: "encrypted",
    provisioners: "cinder.csi.openstack.org",
    addresses: "10.32.0.0/12\nfd5a:e500:1::/48",
    government: "10.0.0.0/8\n172.16.0.0/12\n192.168.0.0/16\nfc00::/7",
    egress:
      "public:none\npublic:government\npublic:internet\ncitizen:none\ncitizen:government\nsensitive:none",
    dns: "10.32.0.53\nfd5a:e500:1::53",
    logs: "logs.bamako.aes.example",
    metrics: "metrics.bamako.aes.example",
    traces: "traces.bamako.aes.example",
    proxy: "10.32.0.80\nfd5a:e500:1::80",
    backups: "objects.bamako.aes.example",
    classes: "citizen",
    contracts: "https://objects.bamako.aes.example",
    loadBalancers: "front",
  });
  const none: ClusterPolicy = { ...appsPolicy, contracts: [], loadBalancers: [] };
  t.like(policyParameters(none), { contracts: "", loadBalancers: "" });
  for (const key of ["registries", "domains", "storageClasses", "addresses", "classes"] as const) {
    t.throws(() => policyParameters({ ...appsPolicy, [key]: [] }), { message: new RegExp(key) });
  }
  t.throws(() => policyParameters({ ...appsPolicy, loadBalancers: ["a\nb"] }));
  t.throws(() => policyParameters({ ...appsPolicy, registries: [""] }));
});
