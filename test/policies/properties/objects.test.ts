import test from "ava";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { unclassifiedOf } from "../../../policies/kubernetes/kinds/evaluate.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";

const cluster = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;

/** The unclassified parts of an object, each as `kind path`. */
function issues(type: string, object: Record<string, unknown>): string[] {
  const { unclassified = [] } = toFact("urn", `kubernetes:${type}`, object, cluster);
  return unclassified.map(({ kind, at }) => `${kind} ${at}`);
}

const image = "registry.bamako.aes.example/web:1";
const inPod = (container: object, spec: object = {}) =>
  issues("core/v1:Pod", { spec: { ...spec, containers: [{ name: "web", image, ...container }] } });

test("a field that no table mentions is an issue at every level", (t) => {
  t.deepEqual(issues("core/v1:Pod", { mirror: 1 }), ["unclassified mirror"]);
  t.deepEqual(inPod({}, { tunnel: 1 }), ["unclassified spec.tunnel"]);
  t.deepEqual(inPod({ ports: [{ containerPort: 1, to: "x" }] }), [
    "unclassified spec.containers[0].ports[0].to",
  ]);
  t.deepEqual(issues("core/v1:PodPatch", { spec: { tunnel: 1 } }), ["unclassified spec.tunnel"]);
  t.deepEqual(issues("core/v1:PodList", { items: [{}, { spec: { tunnel: 1 } }] }), [
    "unclassified items[1].spec.tunnel",
  ]);
  t.deepEqual(issues("apps/v1:Deployment", { data: {} }), ["unclassified data"]);
  t.deepEqual(inPod(JSON.parse('{"__proto__": {}, "constructor": 1}')), [
    "unclassified spec.containers[0].__proto__",
    "unclassified spec.containers[0].constructor",
  ]);
});

test("an object of a kind without a table is an issue itself, and one of a custom kind is another rule's", (t) => {
  const thing = { apiVersion: "example.org/v1", kind: "Thing", spec: { any: 1 } };
  const pod = { apiVersion: "v1", kind: "Pod" };
  t.deepEqual(unclassifiedOf([thing], false), [{ at: "kind", kind: "unclassified" }]);
  t.deepEqual(unclassifiedOf([pod, { ...pod, kind: "Pods" }, thing], true), [
    { at: "items[1].kind", kind: "unclassified" },
    { at: "items[2].kind", kind: "unclassified" },
  ]);
  const certificate = { apiVersion: "cert-manager.io/v1", kind: "Certificate", spec: { any: 1 } };
  t.is(unclassifiedOf([certificate], false), undefined);
});

test("an empty status, notes of the SDK and content are not issues", (t) => {
  const notes = { __defaults: [], __fieldManager: "x", status: { phase: "", conditions: [{}] } };
  t.deepEqual(issues("core/v1:Pod", notes), []);
  t.deepEqual(issues("core/v1:PodList", { items: [notes] }), []);
  t.deepEqual(issues("core/v1:Secret", { type: "Opaque", stringData: { any: UNKNOWN } }), []);
  t.deepEqual(issues("core/v1:ConfigMap", { data: { "a.conf": "x" }, immutable: true }), []);
  t.deepEqual(
    issues("core/v1:Pod", { metadata: { uid: "x", managedFields: [{ manager: "m" }] } }),
    [],
  );
});

test("a status with content is denied, for every kind and at every level", (t) => {
  const denied = ["denied status"];
  for (const status of [{ phase: "Running" }, UNKNOWN, { a: [{ b: [0, 1] }] }, "x", { a: UNKNOWN }])
    t.deepEqual(issues("core/v1:Pod", { status }), denied);
  for (const status of [undefined, null, {}, { loadBalancer: {} }, { a: [0, "", false, null] }])
    t.deepEqual(issues("core/v1:Pod", { status }), []);
  const status = { phase: "Completed" };
  t.deepEqual(issues("core/v1:NodePatch", { status }), denied);
  t.deepEqual(issues("velero.io/v1:Backup", { status }), denied);
  t.deepEqual(issues("core/v1:PodList", { items: [{}, { status }] }), ["denied items[1].status"]);
});

test("an unknown API version is an issue", (t) => {
  t.deepEqual(issues("apps/v1beta1:Deployment", {}), ["value apiVersion"]);
  t.deepEqual(issues("batch/v1beta1:CronJob", {}), ["value apiVersion"]);
  t.deepEqual(issues("autoscaling/v2:HorizontalPodAutoscaler", {}), []);
});

test("a field that leads out of the cluster or opens the node is denied", (t) => {
  const probe = (action: object) => inPod({ livenessProbe: action });
  const c = "spec.containers[0]";
  t.deepEqual(probe({ httpGet: { port: 80, path: "/" } }), []);
  t.deepEqual(probe({ httpGet: { port: 80, host: "evil.example" } }), [
    `denied ${c}.livenessProbe.httpGet.host`,
  ]);
  t.deepEqual(probe({ tcpSocket: { port: 80, host: UNKNOWN } }), [
    `denied ${c}.livenessProbe.tcpSocket.host`,
  ]);
  t.deepEqual(inPod({ lifecycle: { preStop: { httpGet: { port: 80, host: "evil.example" } } } }), [
    `denied ${c}.lifecycle.preStop.httpGet.host`,
  ]);
  const secured = (securityContext: object) => inPod({ securityContext });
  t.deepEqual(
    secured({ privileged: false, runAsNonRoot: true, capabilities: { drop: ["ALL"] } }),
    [],
  );
  t.deepEqual(secured({ privileged: true }), [`denied ${c}.securityContext.privileged`]);
  t.deepEqual(secured({ procMount: "Unmasked" }), [`value ${c}.securityContext.procMount`]);
  t.deepEqual(secured({ capabilities: { add: ["NET_BIND_SERVICE", "SYS_ADMIN"] } }), [
    `value ${c}.securityContext.capabilities.add`,
  ]);
  t.deepEqual(secured({ seccompProfile: { type: "Unconfined" } }), [
    `value ${c}.securityContext.seccompProfile.type`,
  ]);
  t.deepEqual(inPod({}, { ephemeralContainers: [{ name: "x" }] }), [
    "denied spec.ephemeralContainers",
  ]);
  t.deepEqual(inPod({}, { resourceClaims: [{ name: "gpu" }] }), ["denied spec.resourceClaims"]);
  t.deepEqual(
    inPod({}, { securityContext: { sysctls: [{ name: "kernel.msgmax", value: "1" }] } }),
    ["value spec.securityContext.sysctls[0].name"],
  );
});

test("tokens, drivers, claims and jobs stay in the cluster", (t) => {
  const volume = (source: object) => inPod({}, { volumes: [{ name: "v", ...source }] });
  const token = (audience: string) =>
    volume({ projected: { sources: [{ serviceAccountToken: { path: "t", audience } }] } });
  t.deepEqual(token("vault"), []);
  const where = "spec.volumes[0].projected.sources[0].serviceAccountToken.audience";
  for (const audience of [
    "sts.amazonaws.com",
    "https://evil.example",
    "https://kubernetes.default.svc.evil.example",
  ])
    t.deepEqual(token(audience), [`value ${where}`], audience);
  t.deepEqual(volume({ csi: { driver: "x", volumeAttributes: { server: "evil.example" } } }), [
    "key spec.volumes[0].csi.volumeAttributes.server",
  ]);
  t.deepEqual(volume({ csi: { driver: "x", nodePublishSecretRef: { name: "cloud" } } }), [
    "denied spec.volumes[0].csi.nodePublishSecretRef",
  ]);
  // One mistake, one message: rule volume-source denies it.
  t.deepEqual(volume({ nfs: { server: "evil.example", path: "/" } }), []);
  const claim = (spec: object) => issues("core/v1:PersistentVolumeClaim", { spec });
  const source = { kind: "VolumeSnapshot", name: "s", apiGroup: "snapshot.storage.k8s.io" };
  t.deepEqual(claim({ dataSource: source, resources: { requests: { storage: "1Gi" } } }), []);
  t.deepEqual(claim({ dataSourceRef: { ...source, namespace: "other" } }), [
    "denied spec.dataSourceRef.namespace",
  ]);
  t.deepEqual(claim({ dataSource: { ...source, kind: "Importer" } }), [
    "value spec.dataSource.kind",
  ]);
  t.deepEqual(issues("batch/v1:Job", { spec: { managedBy: "kueue.x-k8s.io/multikueue" } }), [
    "value spec.managedBy",
  ]);
  t.deepEqual(
    issues("storage.k8s.io/v1:StorageClass", { parameters: { type: "t", "os-authURL": "x" } }),
    ["key parameters.os-authURL"],
  );
  t.deepEqual(issues("core/v1:Secret", { type: "bootstrap.kubernetes.io/token" }), ["value type"]);
});

test("labels without a domain are the user's own, others are admitted by name or prefix", (t) => {
  const labelled = (labels: object) => issues("core/v1:Service", { metadata: { labels } });
  t.deepEqual(labelled({ app: "a", tier: UNKNOWN, "app.kubernetes.io/name": "a" }), []);
  t.deepEqual(labelled({ "helm.sh/chart": "web-1", "aes.example/class": "citizen" }), []);
  t.deepEqual(labelled({ "evil.example/mirror": "yes", "helm.sh/other": "x" }), [
    "key metadata.labels.evil.example/mirror",
    "key metadata.labels.helm.sh/other",
  ]);
});

test("addresses that an API server calls and defaults of a definition stay in the cluster", (t) => {
  const service = (spec: object) => issues("apiregistration.k8s.io/v1:APIService", { spec });
  const metrics = { group: "metrics.k8s.io", version: "v1beta1", service: { name: "m" } };
  t.deepEqual(service(metrics), []);
  t.deepEqual(service({ ...metrics, group: "authorization.k8s.io" }), ["value spec.group"]);
  t.deepEqual(service({ ...metrics, group: "apps" }), ["value spec.group"]);
  t.deepEqual(service({ ...metrics, insecureSkipTLSVerify: true }), [
    "denied spec.insecureSkipTLSVerify",
  ]);
  const definition = (properties: object) =>
    issues("apiextensions.k8s.io/v1:CustomResourceDefinition", {
      spec: {
        group: "acme.example.org",
        versions: [{ name: "v1", schema: { openAPIV3Schema: { type: "object", properties } } }],
      },
    });
  t.deepEqual(definition({ size: { type: "integer", default: 1 } }), []);
  t.deepEqual(definition({ group: { type: "string", default: "acme.example.org" } }), []);
  t.deepEqual(
    definition({ default: { type: "string", description: "see https://docs.example" } }),
    [],
  );
  const free = { "x-kubernetes-preserve-unknown-fields": true };
  t.deepEqual(
    definition({ any: { ...free, default: { type: "string", url: "https://evil.example" } } }),
    ["value spec"],
  );
  for (const value of [
    "https://evil.example",
    "evil.example",
    "8.8.8.8",
    "2001:db8::1",
    { host: "evil.example" },
    UNKNOWN,
  ])
    t.deepEqual(
      definition({ target: { type: "string", default: value } }),
      ["value spec"],
      String(value),
    );
});

test("a value that is not known yet may be a text, but not a whole object", (t) => {
  t.deepEqual(
    inPod({ name: UNKNOWN, workingDir: UNKNOWN, args: UNKNOWN }, { nodeName: UNKNOWN }),
    [],
  );
  t.deepEqual(inPod({}, { affinity: UNKNOWN }), ["unknown spec.affinity"]);
  t.deepEqual(inPod({ resources: UNKNOWN }), ["unknown spec.containers[0].resources"]);
  t.deepEqual(issues("policy/v1:PodDisruptionBudget", { spec: UNKNOWN }), ["unknown spec"]);
  // Rules deny these themselves.
  t.deepEqual(issues("core/v1:Pod", { spec: UNKNOWN, metadata: UNKNOWN }), []);
  t.deepEqual(issues("core/v1:Service", { spec: { ports: [UNKNOWN] } }), ["unknown spec.ports[0]"]);
  t.deepEqual(inPod({ securityContext: { capabilities: { add: [UNKNOWN, "SYS_ADMIN"] } } }), [
    "value spec.containers[0].securityContext.capabilities.add",
  ]);
});
