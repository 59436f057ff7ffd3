/**
 * The baseline on a real API server, deployed by the real engine: no account of the tenant can remove it, and its
 * removal is complete.
 */
import test from "ava";
import { baselinePolicies } from "../../components/cluster-baseline/parts.ts";
import { ADMINISTRATOR } from "../helpers/api-server.ts";
import { openTenantCluster, policiesInForce, type TenantCluster } from "./deploy.ts";

let cluster: TenantCluster;
test.before(async (t) => {
  t.timeout(600_000);
  cluster = await openTenantCluster();
  const { code, output } = await cluster.pulumi("up", "--yes", "--skip-preview");
  t.is(code, 0, output);
  await policiesInForce(cluster.server.kubectl, ADMINISTRATOR, "portal");
});
test.after.always(() => cluster?.close());

const KINDS = [
  "namespaces,networkpolicies,resourcequotas,limitranges,rolebindings,configmaps,clusterroles,storageclasses",
  "validatingadmissionpolicies,validatingadmissionpolicybindings",
].join(",");

/** The baseline's objects on the cluster with their content, without the status that controllers report. */
async function standing(): Promise<unknown[]> {
  const list = ["get", KINDS, "-A", "-o", "json", "-l", "app.kubernetes.io/managed-by=aes-estate"];
  const { stdout, stderr } = await cluster.server.kubectl(ADMINISTRATOR, list);
  if (stderr !== "" && !stderr.startsWith("No resources found")) throw new Error(stderr);
  const items: { metadata: Record<string, unknown>; status?: unknown }[] = JSON.parse(stdout).items;
  return items.map(({ status: _, metadata, ...content }) => {
    const { name, namespace, labels, annotations, uid } = metadata;
    return { ...content, metadata: { name, namespace, labels, annotations, uid } };
  });
}

const merge = (patch: object) => ["--type=merge", "-p", JSON.stringify(patch)];
const RBAC = /[Ff]orbidden.*(cannot \w+ resource|attempting to grant RBAC permissions)/s;
const PROTECTED = /\[protected-baseline\] .*Correction : .* \/ .*Fix: /s;
const privileged = "pod-security.kubernetes.io/enforce=privileged";

/** Each as arguments of kubectl, in the namespace portal unless they name another. */
const attacks: [title: string, args: string[], lead?: RegExp][] = [
  ["delete the default-deny policy", ["delete", "networkpolicy", "default-deny"]],
  ["delete all policies", ["delete", "networkpolicies", "--all"]],
  [
    "open a policy",
    ["patch", "networkpolicy", "default-deny", ...merge({ spec: { egress: [{}] } })],
  ],
  ["delete the quota", ["delete", "resourcequota", "quota"]],
  [
    "raise the quota",
    ["patch", "resourcequota", "quota", ...merge({ spec: { hard: { pods: "999" } } })],
  ],
  ["delete the limits", ["delete", "limitrange", "limits"]],
  ["lower pod security", ["label", "--overwrite", "namespace", "portal", privileged]],
  ["take a label of residency off", ["label", "namespace", "portal", "aes.example/owner-"]],
  ["delete the namespace", ["delete", "namespace", "portal"]],
  ["make a namespace", ["create", "namespace", "free"]],
  ["finish a namespace", ["replace", "--raw", "/api/v1/namespaces/portal/finalize", "-f", "-"]],
  ["unbind a policy", ["delete", "validatingadmissionpolicybinding", "aes-estate-image-registry"]],
  ["delete a policy", ["delete", "validatingadmissionpolicy", "aes-estate-image-registry"]],
  [
    "only audit a policy",
    [
      "patch",
      "validatingadmissionpolicybinding",
      "aes-estate-image-registry",
      ...merge({ spec: { validationActions: ["Audit"] } }),
    ],
  ],
  [
    "rewrite the policy parameters",
    [
      "patch",
      "configmap",
      "aes-estate-policies",
      "-n",
      "aes-estate-system",
      ...merge({ data: { registries: "docker.io" } }),
    ],
  ],
  [
    "delete the policy parameters",
    ["delete", "configmap", "aes-estate-policies", "-n", "aes-estate-system"],
  ],
  [
    "take another storage class",
    ["patch", "storageclass", "encrypted", ...merge({ parameters: { type: "plain" } })],
  ],
  ["widen a role", ["patch", "clusterrole", "aes-estate-edit", ...merge({ rules: [] })]],
  [
    "bind the administrator's role to oneself",
    ["create", "rolebinding", "me", "--clusterrole=cluster-admin", "--group=oidc:bamako-tax-leads"],
  ],
  [
    "bind it in all namespaces",
    [
      "create",
      "clusterrolebinding",
      "me",
      "--clusterrole=aes-estate-admin",
      "--group=oidc:bamako-tax-leads",
    ],
  ],
  [
    "write a role with more than one has",
    ["create", "role", "more", "--verb=delete", "--resource=networkpolicies.networking.k8s.io"],
  ],
  ["take the auditors' rights away", ["delete", "rolebinding", "group-auditors"], PROTECTED],
  [
    "give the operators' rights to another group",
    ["patch", "rolebinding", "group-operators", ...merge({ subjects: [] })],
    PROTECTED,
  ],
  [
    "take the baseline's label off",
    ["label", "rolebinding", "group-operators", "app.kubernetes.io/managed-by-"],
    PROTECTED,
  ],
  ["pass something off as the baseline's", ["create", "-f", "-"], PROTECTED],
  ["make a token of a service account", ["create", "token", "default"]],
  [
    "act as the administrator",
    ["get", "pods", "--as=administrator", "--as-group=system:masters"],
    /cannot impersonate/,
  ],
  ["read secrets of the cluster", ["get", "secrets", "-n", "kube-system"]],
  ["look into another namespace", ["get", "pods", "-n", "vault"]],
  ["look into all namespaces", ["get", "pods", "-A"]],
  [
    "work in another namespace",
    ["create", "deployment", "web", "--image=registry.bamako.aes.example/web:1", "-n", "vault"],
  ],
  ["work in the default namespace", ["create", "configmap", "mine", "-n", "default"]],
  ["reach a node through the API", ["get", "--raw", "/api/v1/nodes/node-1/proxy/configz"]],
  [
    "reach a pod through the API, past its policies",
    ["get", "--raw", "/api/v1/namespaces/portal/services/web/proxy/"],
  ],
  ["empty a node", ["cordon", "node-1"]],
  ["approve a certificate", ["certificate", "approve", "mine"]],
  ["delete a simulated disk", ["delete", "persistentvolumes", "--all"]],
];
const STDIN: Record<string, string> = {
  "pass something off as the baseline's": JSON.stringify({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "mine", labels: { "app.kubernetes.io/managed-by": "aes-estate" } },
  }),
  "finish a namespace": JSON.stringify({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: "portal" },
  }),
};

for (const user of ["lead", "operator"]) {
  test.serial(
    `${user === "lead" ? "an administrator" : "an editor"} of a namespace cannot remove any part of the baseline`,
    async (t) => {
      t.timeout(300_000);
      const before = await standing();
      for (const [title, args, denial = RBAC] of attacks) {
        const scope =
          args.includes("-n") || args.includes("-A") || args.includes("--raw")
            ? []
            : ["-n", "portal"];
        const { code, stderr } = await cluster.server.kubectl(
          user,
          [...args, ...scope],
          STDIN[title],
        );
        t.not(code, 0, title);
        // An editor has no rights to rights; there RBAC answers before the policies are evaluated.
        const denied = denial.test(stderr) || (user === "operator" && RBAC.test(stderr));
        t.true(denied, `${title}: ${stderr}`);
      }
      t.deepEqual(await standing(), before);
      t.true(before.length > 50);
    },
  );
}

const may: [user: string, args: string[], can: boolean][] = [
  ["auditor", ["get", "pods", "-n", "portal"], true],
  ["auditor", ["get", "networkpolicies", "-n", "portal"], true],
  ["auditor", ["get", "secrets", "-n", "portal"], false],
  ["auditor", ["create", "configmap", "note", "-n", "portal"], false],
  ["auditor", ["get", "pods", "-n", "batch"], false],
  ["operator", ["create", "configmap", "note", "-n", "portal"], true],
  ["operator", ["get", "secrets", "-n", "portal"], true],
  ["operator", ["create", "role", "look", "--verb=get", "--resource=pods", "-n", "portal"], false],
  ["operator", ["create", "configmap", "note", "-n", "batch"], false],
  ["lead", ["create", "role", "look", "--verb=get", "--resource=pods", "-n", "portal"], true],
  ["lead", ["create", "configmap", "note", "-n", "batch"], true],
  [
    "lead",
    [
      "patch",
      "serviceaccount",
      "default",
      "-n",
      "batch",
      ...merge({ imagePullSecrets: [{ name: "mirror" }] }),
    ],
    true,
  ],
  ["stranger", ["get", "pods", "-n", "portal"], false],
  ["stranger", ["get", "namespaces"], false],
];
test.serial(
  "each group has the rights of its level, and another tenant's group has none",
  async (t) => {
    t.timeout(300_000);
    for (const [user, args, can] of may) {
      const { code, stderr } = await cluster.server.kubectl(user, args);
      t.is(code === 0, can, `${user} ${args.join(" ")}: ${stderr}`);
      if (!can) t.regex(stderr, RBAC);
    }
  },
);

test.serial("a second run changes nothing, not even after a look at the cluster", async (t) => {
  t.timeout(300_000);
  const again = await cluster.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
  t.is(again.code, 0, again.output);
  const looked = await cluster.pulumi("preview", "--refresh", "--expect-no-changes");
  t.is(looked.code, 0, looked.output);
});

interface Recorded {
  readonly urn: string;
  readonly inputs?: { readonly metadata?: { readonly namespace?: string } };
  readonly dependencies?: readonly string[];
}

test.serial(
  "what is in a namespace is recorded as dependent on it, and on no policy",
  async (t) => {
    t.timeout(300_000);
    const { output } = await cluster.pulumi("stack", "export");
    const resources: Recorded[] = JSON.parse(output).deployment.resources;
    const inside = resources.filter(({ inputs }) => inputs?.metadata?.namespace === "portal");
    t.true(inside.length > 10);
    for (const { urn, dependencies = [] } of inside) {
      t.true(
        dependencies.some((one) => /:Namespace::.*-namespace-portal$/.test(one)),
        urn,
      );
      t.false(
        dependencies.some((one) => one.includes("ValidatingAdmissionPolicy")),
        urn,
      );
    }
  },
);

test.serial(
  "a destroy waits for a namespace's load balancers and claims, and leaves nothing",
  async (t) => {
    t.timeout(600_000);
    const { kubectl } = cluster.server;
    const service = {
      apiVersion: "v1",
      kind: "Service",
      metadata: {
        name: "web",
        // Set by OpenStack's cloud controller, and removed when the load balancer is gone.
        finalizers: ["service.kubernetes.io/load-balancer-cleanup"],
        annotations: { "service.beta.kubernetes.io/openstack-internal-load-balancer": "true" },
      },
      spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 443 }] },
    };
    const made = await kubectl(
      "lead",
      ["create", "-n", "portal", "-f", "-"],
      JSON.stringify(service),
    );
    t.is(made.code, 0, made.stderr);

    const destroying = cluster.pulumi("destroy", "--yes", "--skip-preview");
    const phase = ["get", "namespace", "portal", "-o", "jsonpath={.status.phase}"];
    await untilPrinted(phase, "Terminating");
    const policies = await kubectl(ADMINISTRATOR, [
      "get",
      "validatingadmissionpolicies",
      "-o",
      "name",
    ]);
    t.is(
      policies.stdout.split("\n").length,
      baselinePolicies().policies.length,
      "the policy parameters exist as long as a namespace does",
    );
    t.is((await kubectl(ADMINISTRATOR, phase)).stdout, "Terminating");
    const released = [
      "patch",
      "service",
      "web",
      "-n",
      "portal",
      ...merge({ metadata: { finalizers: null } }),
    ];
    t.is((await kubectl(ADMINISTRATOR, released)).code, 0);
    const { code, output } = await destroying;
    t.is(code, 0, output);
    t.deepEqual(await standing(), []);
    const left = await kubectl(ADMINISTRATOR, ["get", "namespaces", "-o", "name"]);
    t.deepEqual(
      left.stdout.split("\n"),
      ["default", "kube-node-lease", "kube-public", "kube-system"].map(
        (name) => `namespace/${name}`,
      ),
    );
  },
);

async function untilPrinted(args: string[], text: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const { stdout } = await cluster.server.kubectl(ADMINISTRATOR, args);
    if (stdout === text) return;
    if (Date.now() > deadline) throw new Error(`not ${text} within 120 s: ${stdout}`);
    await new Promise((go) => setTimeout(go, 200));
  }
}
