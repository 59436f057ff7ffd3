import test from "ava";
import { seen } from "../../../policies/enforce/pack/seen.ts";
import { plain } from "../../../policies/enforce/recorded/values.ts";
import { type Cluster, UNKNOWN } from "../../../policies/facts/fact.ts";
import { CUSTOM_KINDS } from "../../../policies/kubernetes/custom/index.ts";
import { at } from "../../../policies/kubernetes/objects/read.ts";
import {
  KUBERNETES_PROVIDER,
  needsCluster,
  objectsOf,
  rendersOnly,
  toCluster,
} from "../../../policies/kubernetes/resources.ts";
import { hasNoNamespace } from "../../../policies/kubernetes/scope.ts";
import type { Properties } from "../../../policies/resources/readers/reader.ts";
import { toDestination, toFact } from "../../../policies/resources/to-fact.ts";

const server = "https://10.32.0.9:6443";
const kubeconfig = (cluster: object) =>
  JSON.stringify({
    clusters: [{ name: "c", cluster }],
    users: [{ name: "u", user: {} }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u", namespace: "portal" } }],
    "current-context": "x",
  });
const cluster = (inputs: Record<string, unknown>) => toCluster(inputs);

test("the servers of a kubeconfig are read, and how it connects to them", (t) => {
  const read = (cluster: object) => toCluster({ kubeconfig: kubeconfig(cluster) }).kubeconfig;
  t.deepEqual(read({ server }), [{ url: server, disguised: false }]);
  t.deepEqual(read({ server, "proxy-url": "http://p" }), [{ url: server, disguised: true }]);
  for (const unchecked of [true, "true", "yes"]) {
    const cluster = { server, "insecure-skip-tls-verify": unchecked };
    t.deepEqual(read(cluster), [{ url: server, disguised: true }]);
  }
  t.is(read({}), "unreadable");
  t.is(read({ server: 7 }), "unreadable");
});

test("every cluster of a kubeconfig counts, whichever its context chooses", (t) => {
  const text = `{ clusters: [{ name: a, cluster: { server: "${server}" } }, { name: b, cluster: { server: "https://evil.example" } }] }`;
  t.deepEqual(cluster({ kubeconfig: text }).kubeconfig, [
    { url: server, disguised: false },
    { url: "https://evil.example", disguised: false },
  ]);
});

test("a path, a broken text or another value is not a kubeconfig; an absent one is none; a secret is unknown", (t) => {
  for (const text of [
    "/root/.kube/config",
    "~/.kube/config",
    "{",
    "[]",
    "{}",
    "clusters: []",
    {},
  ]) {
    t.is(cluster({ kubeconfig: text }).kubeconfig, "unreadable", JSON.stringify(text));
  }
  t.is(cluster({}).kubeconfig, undefined);
  t.is(cluster({ kubeconfig: "" }).kubeconfig, undefined);
  t.is(cluster({ kubeconfig: UNKNOWN }).kubeconfig, UNKNOWN);
  // The placeholder of the offline analysis never gets here as a text.
  const blinded = seen(KUBERNETES_PROVIDER, { kubeconfig: "[secret]" });
  t.is(cluster(blinded).kubeconfig, UNKNOWN);
  t.is(cluster(plain({ kubeconfig: "[secret]" }) as Properties).kubeconfig, UNKNOWN);
});

test("a provider's identifier and folder are read as they are; the default provider is one by its name", (t) => {
  const read = cluster({ clusterIdentifier: UNKNOWN, renderYamlToDirectory: "out" });
  t.like(read, { identifier: UNKNOWN, rendersTo: "out" });
  t.is(cluster({ clusterIdentifier: 7 }).identifier, UNKNOWN);
  const inputs = { kubeconfig: kubeconfig({ server }) };
  t.deepEqual(toDestination(KUBERNETES_PROVIDER, "default_4_25_0", inputs, undefined), {
    implicit: true,
  });
  const by = (type: string) => toDestination(type, "x", {}, "elsewhere");
  t.true("kubeconfig" in by("pulumi:providers:kubernetes"));
  t.true("cloud" in by("pulumi:providers:openstack"));
});

test("an object that is sent to a cluster has a cluster, a rendered one has none", (t) => {
  for (const type of [
    "core/v1:Pod",
    "helm.sh/v3:Release",
    "velero.io/v1:Backup",
    "x.example/v1:X",
  ]) {
    t.true(needsCluster(`kubernetes:${type}`), type);
  }
  for (const type of [
    "yaml/v2:ConfigGroup",
    "yaml:ConfigFile",
    "helm.sh/v4:Chart",
    "yaml:decode",
  ]) {
    t.false(needsCluster(`kubernetes:${type}`), type);
  }
  t.false(needsCluster("openstack:networking/network:Network"));
  t.true(rendersOnly("kubernetes:helm:template"));
  t.false(rendersOnly("kubernetes:kustomize:directory"));
});

test("an object has the kind of its type token; with another kind in its inputs it is uncertain", (t) => {
  const sent = (type: string, properties: object) =>
    objectsOf(`kubernetes:${type}`, properties as Record<string, unknown>);
  t.deepEqual(sent("core/v1:Pod", { spec: {} }), {
    objects: [{ spec: {}, apiVersion: "v1", kind: "Pod" }],
    partial: false,
  });
  t.like(sent("apps/v1:DeploymentPatch", { kind: "Deployment" }), { partial: true });
  const items = [{ spec: { type: "NodePort" } }, { kind: "Service" }];
  const list = sent("core/v1:ServiceList", { items });
  t.is(list === UNKNOWN || list === undefined ? 0 : list.objects.length, 2);
  for (const properties of [{ kind: "Service" }, { apiVersion: "v2" }, { kind: UNKNOWN }]) {
    t.is(sent("core/v1:ConfigMap", properties), UNKNOWN, JSON.stringify(properties));
  }
  t.is(sent("core/v1:ServiceList", { items: UNKNOWN }), UNKNOWN);
  t.is(sent("core/v1:ServiceList", { items: [{ kind: "Pod" }] }), UNKNOWN);
  t.is(sent("helm.sh/v4:Chart", {}), undefined);
});

test("an object without a namespace is in its provider's; a cluster-wide object has none", (t) => {
  const namespaces = (type: string, properties: object, namespace: Cluster["namespace"]) => {
    const to = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN, namespace } as const;
    const { objects = [] } = toFact("urn", `kubernetes:${type}`, { ...properties }, to);
    return objects.map(({ metadata }) => at(metadata, "namespace"));
  };
  t.deepEqual(namespaces("core/v1:Pod", {}, "batch"), ["batch"]);
  t.deepEqual(namespaces("core/v1:Pod", { metadata: { namespace: "" } }, "batch"), ["batch"]);
  t.deepEqual(namespaces("core/v1:Pod", { metadata: { namespace: "web" } }, "batch"), ["web"]);
  t.deepEqual(namespaces("core/v1:Pod", { metadata: { namespace: UNKNOWN } }, "batch"), [UNKNOWN]);
  t.deepEqual(namespaces("core/v1:Pod", { metadata: UNKNOWN }, "batch"), [UNKNOWN]);
  t.deepEqual(namespaces("core/v1:Pod", {}, undefined), [undefined]);
  t.deepEqual(namespaces("core/v1:Pod", {}, UNKNOWN), [undefined]);
  t.deepEqual(namespaces("core/v1:Namespace", {}, "batch"), [undefined]);
  const items = [{ metadata: { name: "a" } }, { metadata: { namespace: "web" } }];
  t.deepEqual(namespaces("core/v1:PodList", { items }, "batch"), ["batch", "web"]);
});

test("a custom kind has a namespace or none, as its table names it", (t) => {
  for (const { group, kind, versions, scope } of CUSTOM_KINDS) {
    const object = { apiVersion: `${group}/${versions[0]}`, kind };
    t.is(hasNoNamespace(object), scope === "Cluster", `${group} ${kind}`);
  }
  t.true(
    hasNoNamespace({ apiVersion: "certificates.k8s.io/v1", kind: "CertificateSigningRequest" }),
  );
  t.false(hasNoNamespace({ apiVersion: "example.org/v1", kind: "Node" }));
});

test("a fact of Kubernetes has a cluster and no connection; an uncertain kind has no effects", (t) => {
  const apps: Cluster = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN };
  const pod = toFact("urn", "kubernetes:core/v1:Pod", {}, apps);
  t.like(pod, { cluster: apps, connection: undefined, labelledByParent: true });
  const disguised = { kind: "Service", spec: { type: "NodePort" } };
  t.is(toFact("urn", "kubernetes:core/v1:ConfigMap", disguised, apps).effects, undefined);
  const labels = {
    "aes.example/class": "citizen",
    "aes.example/owner": UNKNOWN,
    "aes:owner": "ML",
  };
  const namespace = toFact("urn", "kubernetes:core/v1:Namespace", { metadata: { labels } }, apps);
  t.like(namespace, { dataClass: "citizen", owner: UNKNOWN });
});
