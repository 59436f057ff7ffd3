/** An audit of a running cluster over a scripted API: pages, gaps, Secrets, and forged objects of the system. */
import test from "ava";
import { evaluateCluster } from "../../../evidence/audit/cluster/evaluate.ts";
import { policy } from "../../components/baseline-samples.ts";
import { ordersFor, pluralOf, scriptedApi } from "./scripted-cluster.ts";

const orders = ordersFor(policy, "https://127.0.0.1:6443");

type Item = Record<string, unknown> & { metadata: Record<string, unknown> };
const RBAC = "rbac.authorization.k8s.io/v1";
const KINDS: Readonly<Record<string, readonly string[]>> = {
  v1: ["ConfigMap", "Pod", "Secret", "ServiceAccount", "Node"],
  [RBAC]: ["ClusterRole", "ClusterRoleBinding"],
  "example.com/v1": ["Widget"],
  "apiregistration.k8s.io/v1": ["APIService"],
  "discovery.k8s.io/v1": ["EndpointSlice"],
};
const kinds = Object.entries(KINDS).flatMap(([apiVersion, all]) =>
  all.map((kind) => ({ apiVersion, kind })),
);

/** An API with these objects by plural; `fails` answers first, with a status. */
function scripted(
  objects: Readonly<Record<string, readonly Item[]>>,
  fails: (path: string, times: number) => number | undefined = () => undefined,
) {
  const placed = kinds.flatMap((of) =>
    (objects[pluralOf(of.kind)] ?? []).map((one) => ({ ...one, ...of })),
  );
  return scriptedApi(placed, { kinds, fails });
}

let uid = 0;
function item(own: string, more: Record<string, unknown> = {}, metadata = {}): Item {
  uid += 1;
  return { ...more, metadata: { name: own, namespace: "portal", uid: `u${uid}`, ...metadata } };
}

async function found(objects: Readonly<Record<string, readonly Item[]>>) {
  const { raw, unread } = await evaluateCluster(scripted(objects).api, orders);
  return { unread, rules: [...new Set(raw.map(({ rule }) => rule))].sort() };
}

const pod = (image: string) => ({ spec: { containers: [{ name: "main", image }] } });
const OURS = "registry.bamako.aes.example/web:1";

test("every page is evaluated, each object once", async (t) => {
  const pods = Array.from({ length: 620 }, (_, index) =>
    item(`pod-${index}`, pod(index % 100 === 0 ? "docker.io/library/nginx:1" : OURS)),
  );
  const { api, requests } = scripted({ pods });
  const { raw, objects, unread } = await evaluateCluster(api, orders);
  t.is(objects, 620);
  t.deepEqual(unread, []);
  t.is(raw.filter(({ rule }) => rule === "image-registry").length, 7);
  t.is(requests.filter(([path]) => path.startsWith("/api/v1/pods")).length, 3);
});

test("an expired place in a list starts it again, and repeats no object", async (t) => {
  const pods = Array.from({ length: 400 }, (_, index) => item(`pod-${index}`, pod(OURS)));
  const { api } = scripted({ pods }, (path, times) =>
    path.includes("continue=250") && times === 1 ? 410 : undefined,
  );
  const { objects, unread } = await evaluateCluster(api, orders);
  t.is(objects, 400);
  t.deepEqual(unread, []);
});

test("what may not be read, or does not answer, is listed and never passes", async (t) => {
  const denied = (path: string) => {
    if (path.startsWith("/api/v1/configmaps")) return 403;
    if (path === "/apis/example.com/v1") return 503;
    return path.includes("continue=250") ? 410 : undefined;
  };
  const pods = Array.from({ length: 300 }, (_, index) => item(`pod-${index}`, pod(OURS)));
  const { unread } = await evaluateCluster(scripted({ pods }, denied).api, orders);
  t.deepEqual(
    unread.map(({ what }) => what),
    ["example.com/v1", "pods", "configmaps"],
  );
  t.regex(unread[2]?.reason ?? "", /HTTP 403/);
  await t.throwsAsync(evaluateCluster(scripted({}, () => 401).api, orders), { message: /401/ });
});

test("Secrets are read as tables, by type and metadata", async (t) => {
  const token = item("old", { type: "kubernetes.io/service-account-token", data: { token: "x" } });
  const plain = item("plain", { type: "Opaque", data: { password: "x" } });
  const { api, requests } = scripted({ secrets: [token, plain] });
  const { raw } = await evaluateCluster(api, orders);
  t.deepEqual(
    raw.map(({ subject, rule }) => [subject.split("/").at(-1), rule]),
    [["old", "unclassified-property"]],
  );
  const secrets = requests.filter(([path]) => path.startsWith("/api/v1/secrets"));
  t.true(secrets.length === 1 && secrets[0]?.[1]?.includes("as=Table"));
  const whole = {
    get: async (path: string) =>
      path.startsWith("/api/v1/secrets") ? { items: [plain] } : api.get(path),
  };
  const { unread } = await evaluateCluster(whole, orders);
  const resource = { apiVersion: "v1", plural: "secrets", kind: "Secret" };
  t.deepEqual(unread, [{ what: "secrets", reason: "the answer is not a table", resource }]);
});

test("a kind without a table is unclassified", async (t) => {
  const { rules } = await found({ widgets: [item("one", { spec: { size: 1 } })] });
  t.deepEqual(rules, ["unclassified-type"]);
});

const BOOTSTRAP = {
  namespace: undefined,
  labels: { "kubernetes.io/bootstrapping": "rbac-defaults" },
  annotations: { "rbac.authorization.kubernetes.io/autoupdate": "true" },
};
const ROLE = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" };
const MASTERS = { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "system:masters" };
const GUEST = { ...MASTERS, name: "oidc:guest" };
const every = { apiGroups: ["*"], resources: ["*"], verbs: ["*"] };
const everyUrl = { nonResourceURLs: ["*"], verbs: ["*"] };

test("Kubernetes' own objects are no violations", async (t) => {
  const { rules } = await found({
    clusterroles: [
      item("cluster-admin", { rules: [every, everyUrl] }, BOOTSTRAP),
      item("system:basic-user", { rules: [] }, BOOTSTRAP),
    ],
    clusterrolebindings: [item("cluster-admin", { roleRef: ROLE, subjects: [MASTERS] }, BOOTSTRAP)],
    apiservices: [
      item("v1.apps", { spec: { group: "apps", version: "v1" } }, { namespace: undefined }),
    ],
    serviceaccounts: [item("namespace-controller", {}, { namespace: "kube-system" })],
    nodes: [
      item(
        "node-1",
        { spec: {}, status: { addresses: [{ type: "InternalIP", address: "10.32.0.9" }] } },
        { namespace: undefined },
      ),
    ],
    pods: [item("web", { ...pod(OURS), status: { podIPs: [{ ip: "192.168.4.9" }] } })],
    endpointslices: [
      item("web-1", { addressType: "IPv4", endpoints: [{ addresses: ["192.168.4.9"] }] }),
    ],
  });
  t.deepEqual(rules, []);
});

const forged: Readonly<Record<string, Readonly<Record<string, readonly Item[]>>>> = {
  "a subject more in the binding of the administrators": {
    clusterrolebindings: [
      item("cluster-admin", { roleRef: ROLE, subjects: [MASTERS, GUEST] }, BOOTSTRAP),
    ],
  },
  "a binding to the administrator's role with a system's name and labels": {
    clusterrolebindings: [
      item("system:controller:job-controller", { roleRef: ROLE, subjects: [GUEST] }, BOOTSTRAP),
    ],
  },
  "the estate's name and label on a binding to the administrator's role": {
    clusterrolebindings: [
      item(
        "aes-estate-access",
        { roleRef: ROLE, subjects: [MASTERS] },
        { namespace: undefined, labels: { "app.kubernetes.io/managed-by": "aes-estate" } },
      ),
    ],
  },
  "a right more in a built-in role": {
    clusterroles: [item("system:basic-user", { rules: [every] }, BOOTSTRAP)],
  },
  "a role with the prefix of built-in ones": {
    clusterroles: [item("system:mine", { rules: [every] }, BOOTSTRAP)],
  },
  "an API served by another server, marked as automatic": {
    apiservices: [
      item(
        "v1.apps",
        { spec: { group: "apps", version: "v1", service: { name: "x", namespace: "portal" } } },
        {
          namespace: undefined,
          labels: { "kube-aggregator.kubernetes.io/automanaged": "onstart" },
        },
      ),
    ],
  },
  "an account of a controller that does not exist": {
    serviceaccounts: [item("my-controller", {}, { namespace: "kube-system" })],
  },
  "a workload among the system's": {
    pods: [item("kube-proxy-x", pod(OURS), { namespace: "kube-system" })],
  },
  "a certificate's name with other content": {
    configmaps: [
      item("kube-root-ca.crt", { data: { "ca.crt": "x" } }, { namespace: "kube-system" }),
    ],
  },
  "a node abroad": {
    nodes: [
      item(
        "node-1",
        { spec: {}, status: { addresses: [{ type: "InternalIP", address: "203.0.113.7" }] } },
        { namespace: undefined },
      ),
    ],
  },
  "an address that no pod has, marked as a controller's": {
    endpointslices: [
      item(
        "web-1",
        { addressType: "IPv4", endpoints: [{ addresses: ["203.0.113.7"] }] },
        { labels: { "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io" } },
      ),
    ],
  },
};
for (const [title, objects] of Object.entries(forged)) {
  test(`found: ${title}`, async (t) => {
    const { rules } = await found(objects);
    t.true(rules.length > 0);
  });
}
