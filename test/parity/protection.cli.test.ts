/**
 * Cases that only an API server sees: changes of existing objects, missing parameters, and tampering with the baseline.
 */
import test from "ava";
import { ESTATE_NAMESPACE, PARAMETERS_NAME } from "../../policies/admission/namespaces.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { ADMINISTRATOR } from "../helpers/api-server.ts";
import { appsPolicy } from "../policies/fixture.ts";
import { rulesIn } from "./enforcement-points.ts";
import { type PolicyServer, startPolicyServer, TENANT } from "./policy-server.ts";

let server: PolicyServer;
test.before(async (t) => {
  t.timeout(300_000);
  server = await startPolicyServer();
  const other = namespace("other", "citizen", { "app.kubernetes.io/managed-by": "Helm" });
  await server.administer([namespace("compliant", "citizen"), other, quota, policy]);
});
test.after.always(() => server?.close());

const MANAGED = { "app.kubernetes.io/managed-by": "aes-estate" };
const namespace = (name: string, dataClass: string, more: object = {}) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: {
    name,
    labels: {
      ...MANAGED,
      "aes.example/class": dataClass,
      "aes.example/owner": "ML",
      "aes.example/site": "bamako",
      "aes.example/tenant": "tax",
      "pod-security.kubernetes.io/enforce": "restricted",
      ...more,
    },
  },
});
const metadata = { name: "baseline", namespace: "compliant", labels: MANAGED };
const quota = { apiVersion: "v1", kind: "ResourceQuota", metadata, spec: { hard: { pods: "9" } } };
const policy = {
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata,
  spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
};
const kubectl = (...args: string[]) => server.kubectl(TENANT, args);

const hands: [name: string, rule: string, args: string[]][] = [
  [
    "delete a network policy",
    "protected-baseline",
    ["delete", "-n=compliant", "netpol", "baseline"],
  ],
  ["delete them all", "protected-baseline", ["delete", "-n=compliant", "netpol", "--all"]],
  [
    "take the label off",
    "protected-baseline",
    ["label", "-n=compliant", "resourcequota", "baseline", "app.kubernetes.io/managed-by-"],
  ],
  [
    "widen a quota",
    "protected-baseline",
    ["patch", "-n=compliant", "resourcequota", "baseline", "-p", '{"spec":{"hard":{"pods":"99"}}}'],
  ],
  [
    "change the parameters",
    "protected-baseline",
    [
      "patch",
      `-n=${ESTATE_NAMESPACE}`,
      "cm",
      PARAMETERS_NAME,
      "-p",
      '{"data":{"registries":"docker.io"}}',
    ],
  ],
  [
    "delete the parameters",
    "protected-baseline",
    ["delete", `-n=${ESTATE_NAMESPACE}`, "cm", PARAMETERS_NAME],
  ],
  ["delete the namespace", "protected-baseline", ["delete", "namespace", "compliant"]],
  [
    "pretend to be the baseline",
    "protected-baseline",
    ["label", "-n=portal", "cm", "kube-root-ca.crt", "app.kubernetes.io/managed-by=aes-estate"],
  ],
  [
    "lower the pod security of a namespace that is not managed",
    "protected-labels",
    ["label", "--overwrite", "namespace", "other", "pod-security.kubernetes.io/enforce=baseline"],
  ],
];
for (const [name, rule, args] of hands) {
  test.serial(`a tenant with every right may not ${name}`, async (t) => {
    const { code, stderr } = await kubectl(...args);
    t.not(code, 0);
    t.true(rulesIn(stderr).includes(rule), stderr);
    t.regex(stderr, /« tenant » /);
    t.regex(stderr, /“tenant” /);
  });
}

test.serial("a tenant with every right cannot change the cluster's own objects", async (t) => {
  const data = ["-p", '{"data":{"ca.crt":"another"}}'];
  const { stderr } = await kubectl("patch", "-n=kube-system", "cm", "kube-root-ca.crt", ...data);
  t.deepEqual(rulesIn(stderr), ["protected-enforcement"], stderr);
  const gone = await kubectl("delete", "-n=kube-system", "cm", "kube-root-ca.crt");
  t.deepEqual(rulesIn(gone.stderr), ["protected-enforcement"], gone.stderr);
});

test.serial("a tenant cannot change or add to the cluster's own annotations", async (t) => {
  const annotate = (...args: string[]) => [
    "annotate",
    "-n=portal",
    "cm",
    "kube-root-ca.crt",
    ...args,
  ];
  const driver = "--as=system:serviceaccount:kube-system:driver";
  const cluster = [...annotate("driver.example/place=abroad"), driver, "--as-group=system:masters"];
  const set = await server.kubectl(ADMINISTRATOR, cluster);
  t.is(set.code, 0, set.stderr);
  // Values that were there before do not lock the object.
  t.is((await kubectl(...annotate("team=pay"))).code, 0);
  for (const change of ["driver.example/place=elsewhere", "driver.example/other=abroad"]) {
    const { stderr } = await kubectl(...annotate("--overwrite", change));
    t.deepEqual(rulesIn(stderr), ["annotations"], stderr);
  }
  const status = ["patch", "node", "node-1", "--subresource=status", "-p"];
  const tunnel = { metadata: { annotations: { "example.org/tunnel": "203.0.113.7" } } };
  const { stderr } = await kubectl(...status, JSON.stringify(tunnel));
  t.deepEqual(rulesIn(stderr), ["annotations"], stderr);
});

test.serial("no one changes a namespace through its status", async (t) => {
  const change = (name: string, labels: object) => [
    "patch",
    "namespace",
    name,
    "--subresource=status",
    "-p",
    JSON.stringify({ metadata: { labels } }),
  ];
  const privileged = { "pod-security.kubernetes.io/enforce": "privileged" };
  // Of several policies the server names the first that it evaluated.
  for (const [name, labels, rules] of [
    ["compliant", { team: "a" }, ["protected-baseline"]],
    ["other", privileged, ["protected-labels", "pod-security"]],
    ["other", { "aes.example/tenant": "health" }, ["protected-labels", "namespace-labels"]],
  ] as [string, object, string[]][]) {
    const { stderr } = await kubectl(...change(name, labels));
    const denying = rulesIn(stderr);
    t.true(
      rules.some((rule) => denying.includes(rule)),
      `${rules}: ${stderr}`,
    );
  }
});

test.serial("a webhook gets no copy of objects abroad", async (t) => {
  const webhook = {
    name: "case.bamako.aes.example",
    sideEffects: "None",
    admissionReviewVersions: ["v1"],
    failurePolicy: "Ignore",
    clientConfig: { url: "https://hooks.example.com/" },
    rules: [],
  };
  const [apiVersion, kind] = ["admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"];
  const object = { apiVersion, kind, metadata: { name: "abroad" }, webhooks: [webhook] };
  const { stderr } = await server.send("create", [object]);
  t.deepEqual(rulesIn(stderr), ["replica-target"], stderr);
});

test.serial("the image of an ephemeral container is evaluated", async (t) => {
  const security = { runAsNonRoot: true, runAsUser: 1, allowPrivilegeEscalation: false };
  const container = {
    name: "web",
    image: "registry.bamako.aes.example/web",
    securityContext: {
      ...security,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
  };
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "portal" },
    spec: { containers: [container] },
  };
  const made = await server.send("create", [pod]);
  t.is(made.code, 0, made.stderr);
  const patch = (image: string) =>
    kubectl(
      "patch",
      "-n=portal",
      "pod",
      "web",
      "--subresource=ephemeralcontainers",
      "-p",
      JSON.stringify({ spec: { ephemeralContainers: [{ ...container, name: "debug", image }] } }),
    );
  t.deepEqual(rulesIn((await patch("quay.io/shell")).stderr), ["image-registry"]);
  t.is((await patch("registry.bamako.aes.example/shell")).code, 0);
});

test.serial("any user may raise the class of a namespace, and no one may lower it", async (t) => {
  // The fixture's registry has one class above the tenant's rank only in this cluster's parameters.
  const parameters = { ...policyParameters(appsPolicy), classes: "citizen\nsensitive" };
  const map = { apiVersion: "v1", kind: "ConfigMap", data: parameters };
  const labelled = { name: PARAMETERS_NAME, namespace: ESTATE_NAMESPACE, labels: MANAGED };
  await server.administer([{ ...map, metadata: labelled }]);
  await eventually(async () => server.administer([namespace("rising", "sensitive")]));
  const { code, stderr } = await server.send(
    "apply --server-side",
    [namespace("rising", "citizen")],
    ADMINISTRATOR,
  );
  t.not(code, 0);
  t.regex(stderr, /\[namespace-labels\].*« sensitive » à « citizen »/);
});

test.serial("the administrator can delete a namespace of the baseline", async (t) => {
  t.timeout(300_000);
  const args = ["delete", "namespace", "compliant", "--timeout=150s"];
  const { code, stderr } = await server.kubectl(ADMINISTRATOR, args);
  t.is(code, 0, stderr);
});

test.serial("no policy has an expression that does not fit the kinds it is about", async (t) => {
  const checked = async () => {
    const { stdout } = await kubectl("get", "validatingadmissionpolicies", "-o=json");
    return JSON.parse(stdout).items as { metadata: { name: string }; status?: Status }[];
  };
  await eventually(async () => {
    for (const { status } of await checked()) if (!status?.typeChecking) throw new Error("not yet");
  });
  for (const { metadata, status } of await checked()) {
    t.deepEqual(status?.typeChecking?.expressionWarnings ?? [], [], metadata.name);
  }
});

test.serial("without parameters every evaluated request is denied", async (t) => {
  const args = ["delete", `-n=${ESTATE_NAMESPACE}`, "cm", PARAMETERS_NAME];
  t.is((await server.kubectl(ADMINISTRATOR, args)).code, 0);
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "s", namespace: "portal" },
  };
  await eventually(async () => {
    const sent = [{ ...service, spec: { ports: [{ port: 80 }] } }];
    const { code, stderr } = await server.send("create --dry-run=server", sent);
    if (code === 0) throw new Error(stderr);
  });
  t.pass();
});

interface Status {
  readonly typeChecking?: { readonly expressionWarnings?: unknown[] };
}

/** A policy follows its parameters a moment later. */
async function eventually(attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((go) => setTimeout(go, 300));
    }
  }
}
