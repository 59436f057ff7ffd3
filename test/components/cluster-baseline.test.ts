import test from "ava";
import { baselineObjects } from "../../components/cluster-baseline/objects.ts";
import { baselinePolicies } from "../../components/cluster-baseline/parts.ts";
import { ClusterBaseline } from "../../components/index.ts";
import { admissionPolicies } from "../../policies/admission/index.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { fullestBaseline, labels, leastBaseline, policy, whose } from "./baseline-samples.ts";
import { dependencies, inventory, mockCloud, named, record, resolved } from "./recorder.ts";

test.before(mockCloud);

const ADMISSION = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const { policies, bindings } = baselinePolicies();

/** The policies of every cluster, which do not depend on its namespaces. */
function policyFor(name: string): string[] {
  return [
    `aes-estate:index:ClusterBaseline ${name}`,
    `kubernetes:core/v1:ConfigMap ${name}-policies < ${name}`,
    `kubernetes:core/v1:Namespace ${name}-policies-namespace < ${name}`,
    ...policies.map((one) => `${ADMISSION} ${name}-policy-${one.metadata.name} < ${name}`),
    ...bindings.map((one) => `${ADMISSION}Binding ${name}-binding-${one.metadata.name} < ${name}`),
    ...["admin", "edit", "view"].map(
      (level) =>
        `kubernetes:rbac.authorization.k8s.io/v1:ClusterRole ${name}-role-${level} < ${name}`,
    ),
  ];
}

/** The objects of every namespace. */
function closed(name: string, namespace: string, flows: string[] = []): string[] {
  return [
    ...["default-deny", "allow-dns", ...flows].map(
      (policy) =>
        `kubernetes:networking.k8s.io/v1:NetworkPolicy ${name}-network-policy-${namespace}-${policy} < ${name}`,
    ),
    `kubernetes:core/v1:LimitRange ${name}-limits-${namespace} < ${name}`,
    `kubernetes:core/v1:Namespace ${name}-namespace-${namespace} < ${name}`,
    `kubernetes:core/v1:ResourceQuota ${name}-no-system-priority-${namespace} < ${name}`,
    `kubernetes:core/v1:ResourceQuota ${name}-quota-${namespace} < ${name}`,
    `kubernetes:core/v1:ServiceAccount ${name}-service-account-${namespace} < ${name}`,
  ];
}

function podSecurity(level: string) {
  return Object.fromEntries(
    ["audit", "enforce", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, "v1.35"],
    ]),
  );
}

test("at its defaults a cluster has the policies, the roles, and a namespace that is closed to all", async (t) => {
  const { component, made } = await record(
    (opts) => new ClusterBaseline("least", leastBaseline, opts),
  );
  t.deepEqual(inventory(made), [...policyFor("least"), ...closed("least", "batch")].sort());
  const strict = { ...labels, ...podSecurity("restricted") };
  t.like(named(made, "least-namespace-batch").inputs, {
    metadata: { name: "batch", labels: strict },
  });
  t.like(named(made, "least-policies-namespace").inputs, {
    metadata: { name: "aes-estate-system", labels: strict },
  });
  t.like(named(made, "least-policies").inputs, {
    metadata: { name: "aes-estate-policies", namespace: "aes-estate-system", labels },
    data: policyParameters(policy),
  });
  t.like(named(made, "least-network-policy-batch-default-deny").inputs, {
    metadata: { name: "default-deny", namespace: "batch", labels },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  });
  t.like(named(made, "least-service-account-batch").inputs, {
    metadata: { name: "default", namespace: "batch", labels: whose },
    automountServiceAccountToken: false,
  });
  t.is(await resolved(component.namespaces.batch ?? ""), "batch");
});

test("policies and bindings are those of the estate, and are labelled with their owner", async (t) => {
  const { made } = await record((opts) => new ClusterBaseline("policies", leastBaseline, opts));
  const names = admissionPolicies().policies.map(({ metadata }) => metadata.name);
  t.true(names.length > 0);
  t.deepEqual(
    policies.map(({ metadata }) => metadata.name),
    [...names, "aes-estate-access"],
  );
  t.is(bindings.length, policies.length);
  for (const [what, manifests] of Object.entries({ policy: policies, binding: bindings })) {
    for (const { metadata, spec } of manifests) {
      const { inputs } = named(made, `policies-${what}-${metadata.name}`);
      const all = { ...metadata.labels, ...labels };
      t.deepEqual(inputs.metadata, { ...metadata, labels: all } as unknown);
      t.deepEqual(inputs.spec, spec as unknown);
    }
  }
});

test("at its fullest it adds storage classes, declared flows and the tenant's groups", async (t) => {
  const { made } = await record((opts) => new ClusterBaseline("full", fullestBaseline, opts));
  const flows = ["allow-within", "flow-jobs", "flow-updates", "flow-users"];
  const rbac = "kubernetes:rbac.authorization.k8s.io/v1";
  t.deepEqual(
    inventory(made),
    [
      ...policyFor("full"),
      ...closed("full", "batch"),
      ...closed("full", "portal", flows),
      ...["auditors", "leads", "operators"].map(
        (group) => `${rbac}:RoleBinding full-access-portal-${group} < full`,
      ),
      ...["archive", "encrypted"].map(
        (key) => `kubernetes:storage.k8s.io/v1:StorageClass full-storage-class-${key} < full`,
      ),
    ].sort(),
  );
  const all = { ...labels, "aes.example/rehearsal": "true" };
  t.like(named(made, "full-namespace-portal").inputs, {
    metadata: { name: "portal", labels: { ...all, ...podSecurity("baseline") } },
  });
  t.deepEqual(named(made, "full-access-portal-leads").inputs, {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: "group-leads", namespace: "portal", labels: all },
    roleRef: {
      apiGroup: "rbac.authorization.k8s.io",
      kind: "ClusterRole",
      name: "aes-estate-admin",
    },
    subjects: [
      { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "oidc:bamako-tax-leads" },
    ],
  });
  t.deepEqual(named(made, "full-storage-class-encrypted").inputs, {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: {
      name: "encrypted",
      labels: all,
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    },
    provisioner: "cinder.csi.openstack.org",
    parameters: { type: "encrypted" },
    reclaimPolicy: "Delete",
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  });
});

test("storage classes that a namespace was not given have a quota of nothing in it", async (t) => {
  const { made } = await record((opts) => new ClusterBaseline("classes", fullestBaseline, opts));
  const limits = (namespace: string) => {
    const { spec } = named(made, `classes-quota-${namespace}`).inputs;
    const { hard } = spec as { hard: Record<string, string> };
    return ["encrypted", "archive", "csi-cinder"].map(
      (key) => hard[`${key}.storageclass.storage.k8s.io/requests.storage`],
    );
  };
  t.deepEqual(limits("portal"), ["50Gi", "0", "0"]);
  t.deepEqual(limits("batch"), ["0Gi", "0Gi", "0"]);
});

test("the policies exist before a namespace, and its network policies before any group has access to it", async (t) => {
  const { made } = await record((opts) => new ClusterBaseline("order", fullestBaseline, opts));
  const bound = bindings.map(({ metadata }) => `order-binding-${metadata.name}`).sort();
  t.deepEqual(
    await dependencies(named(made, "order-namespace-portal")),
    [
      ...bound,
      ...["admin", "edit", "view"].map((level) => `order-role-${level}`),
      ...["archive", "encrypted"].map((key) => `order-storage-class-${key}`),
    ].sort(),
  );
  t.deepEqual(await dependencies(named(made, "order-storage-class-encrypted")), bound);
  const written = policies.map(({ metadata }) => `order-policy-${metadata.name}`).sort();
  for (const name of bound) t.deepEqual(await dependencies(named(made, name)), written, name);
  for (const name of written)
    t.deepEqual(await dependencies(named(made, name)), ["order-policies"], name);
  const people = await dependencies(named(made, "order-access-portal-leads"));
  const inside = made.filter(
    ({ name }) => /-portal(-|$)/.test(name) && !/access|namespace/.test(name),
  );
  t.deepEqual(people, inside.map(({ name }) => name).sort());
  t.is(inside.length, 10);
  // They come after the namespace, whose name they need: baseline.cli.test.ts has what the engine records.
  for (const one of inside) t.deepEqual(await dependencies(one), [], one.name);
});

test("resources in a namespace are deleted with it; the namespace is deleted in order, with its load balancers and volumes", async (t) => {
  const { made } = await record((opts) => new ClusterBaseline("gone", fullestBaseline, opts));
  for (const { name, opts } of made) {
    const inside = /-(batch|portal)(-|$)/.test(name) && !name.includes("-namespace-");
    const urn = opts.deletedWith && (await resolved(opts.deletedWith.urn)).split("::").pop();
    t.is(
      urn,
      inside ? `gone-namespace-${name.includes("-batch") ? "batch" : "portal"}` : undefined,
      name,
    );
  }
  t.deepEqual(named(made, "gone-namespace-portal").opts.customTimeouts, { delete: "30m" });
  t.true(named(made, "gone-storage-class-archive").opts.deleteBeforeReplace);
});

for (const [name, args] of Object.entries({
  leastObjects: leastBaseline,
  fullestObjects: fullestBaseline,
})) {
  test(`an audit expects what the component registers: ${name}`, async (t) => {
    const { made } = await record((opts) => new ClusterBaseline(name, args, opts));
    const registered = made
      .filter(({ type }) => type.startsWith("kubernetes:"))
      .map(({ type, inputs }) => {
        const [, version = "", kind = ""] = type.split(":");
        return { ...inputs, apiVersion: version.replace(/^core\//, ""), kind };
      });
    const byKey = (objects: readonly object[]) =>
      Object.fromEntries(objects.map((object) => [keyOf(object as Keyed), object]));
    t.deepEqual(byKey(baselineObjects(args)) as object, byKey(registered));
  });
}

interface Keyed {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

function keyOf({ kind, metadata: { namespace = "", name } }: Keyed): string {
  return `${kind} ${namespace}/${name}`;
}
