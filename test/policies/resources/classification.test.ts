import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { evaluate } from "../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { classify, ROWS } from "../../../policies/resources/index.ts";
import {
  customResources,
  kubernetes as kinds,
  readKubernetesType,
} from "../../../policies/resources/kubernetes.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";
import { alliance, TODAY } from "../fixture.ts";

const sdks = join(import.meta.dirname, "../../../node_modules/@pulumi");

/** Every resource type of an SDK, from its own code, and the file that declares its inputs. */
function typesOf(sdk: string): Map<string, string> {
  const files = readdirSync(join(sdks, sdk), { recursive: true, encoding: "utf8" });
  const types = new Map<string, string>();
  for (const file of files.filter(
    (name) => name.endsWith(".js") && !name.includes("node_modules"),
  )) {
    const source = readFileSync(join(sdks, sdk, file), "utf8");
    const type = /\.__pulumiType = '([^']+)'/.exec(source)?.[1];
    if (type?.includes(":")) types.set(type, join(sdks, sdk, file.replace(/\.js$/, ".d.ts")));
  }
  return types;
}

const openstack = typesOf("openstack");
const random = typesOf("random");
const kubernetes = typesOf("kubernetes");

test("every type of the SDKs is classified, and nothing else", (t) => {
  const builtin = Object.keys(ROWS).filter((type) => type.startsWith("pulumi:"));
  const expected = [...openstack.keys(), ...random.keys(), ...builtin];
  t.deepEqual(Object.keys(ROWS).sort(), expected.sort());
  t.is(openstack.size, 105);
  t.is(random.size, 10);
});

test("a type carries its labels where its inputs have a place for them", (t) => {
  for (const [type, file] of openstack) {
    const labels = ROWS[type]?.labels;
    const args = readFileSync(file, "utf8").split(/export interface \w+Args \{/)[1] ?? "";
    if (labels) t.regex(args, new RegExp(`^    ${labels}\\?: `, "m"), type);
    t.regex(args, /^ {4}region\?: /m, type);
  }
});

test("every type that stores, carries or computes data is labelled, part of a labelled type, or denied", (t) => {
  for (const [type, { effects, labels, labelledByParent, reason }] of Object.entries({
    ...ROWS,
    ...kinds,
    ...customResources,
  })) {
    const owed = effects?.some((effect) => ["stores", "moves", "processes"].includes(effect));
    if (owed) t.not(labels === undefined, labelledByParent !== true, type);
    if (!effects?.length || labelledByParent) t.truthy(reason, `${type} gives no reason`);
  }
});

test("a type of another package is unclassified, also one named like an inherited property", (t) => {
  for (const type of [
    "aws:s3/bucket:Bucket",
    "constructor",
    "__proto__",
    "",
    "aes-estate:other:X",
  ]) {
    t.is(classify(type), undefined, type);
  }
  t.deepEqual(classify("aes-estate:index:NetworkSegment")?.effects, []);
});

test("every kind of the Kubernetes SDK is classified in each of its versions and forms, and nothing else", (t) => {
  const used = new Set<string>();
  for (const type of kubernetes.keys()) {
    const read = readKubernetesType(type);
    t.truthy(read, `${type} is not classified`);
    const group = type.split(/[:/]/)[1];
    used.add(`${group}:${read?.kind}`);
  }
  // Handwritten in TypeScript, so without a token that the test could find; and one of the newest servers.
  used.add("kustomize:Directory").add("certificates.k8s.io:PodCertificateRequest");
  used.add("core:ComponentStatus").add("yaml:ConfigFile").add("yaml:ConfigGroup");
  t.deepEqual(Object.keys(kinds).sort(), [...used].sort());
  t.is(kubernetes.size, 475);
});

/** Each has fields for exporters, outputs or remote writes that no rule reads. */
const TELEMETRY = [
  "fluentbit.fluent.io/v1alpha2:ClusterOutput",
  "fluentbit.fluent.io/v1alpha2:Output",
  "fluentd.fluent.io/v1alpha1:ClusterOutput",
  "fluentd.fluent.io/v1alpha1:Output",
  "jaegertracing.io/v1:Jaeger",
  "logging.banzaicloud.io/v1beta1:ClusterOutput",
  "logging.banzaicloud.io/v1beta1:Output",
  "monitoring.coreos.com/v1:Alertmanager",
  "monitoring.coreos.com/v1:Prometheus",
  "monitoring.coreos.com/v1:ThanosRuler",
  "monitoring.coreos.com/v1alpha1:AlertmanagerConfig",
  "monitoring.coreos.com/v1alpha1:PrometheusAgent",
  "observability.openshift.io/v1:ClusterLogForwarder",
  "opentelemetry.io/v1alpha1:Instrumentation",
  "opentelemetry.io/v1beta1:OpenTelemetryCollector",
  "operator.victoriametrics.com/v1beta1:VMAgent",
  "telemetry.istio.io/v1:Telemetry",
  // Fetches images for servers from any given address.
  "openstack.k-orc.cloud/v1alpha1:Image",
];

test("a custom resource that sends telemetry is denied: whole, as a patch and in a list", (t) => {
  const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
  const cluster = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;
  for (const kind of TELEMETRY) {
    for (const type of ["", "Patch", "List"].map((shape) => `kubernetes:${kind}${shape}`)) {
      const rules = evaluate(toFact("urn", type, {}, cluster), context).map(({ rule }) => rule);
      t.true(rules.includes("unclassified-type"), type);
    }
  }
});

test("a Kubernetes token is read in its parts, and an unknown kind is unclassified", (t) => {
  const read = (type: string) => {
    const { apiVersion, kind, shape } = readKubernetesType(type) ?? {};
    return apiVersion === undefined ? undefined : `${apiVersion} ${kind} ${shape}`;
  };
  t.is(read("kubernetes:core/v1:Pod"), "v1 Pod object");
  t.is(read("kubernetes:v1:Pod"), "v1 Pod object");
  t.is(read("kubernetes:apps/v1:DeploymentPatch"), "apps/v1 Deployment patch");
  t.is(read("kubernetes:core/v1:ServiceList"), "v1 Service list");
  t.is(
    read("kubernetes:velero.io/v1:BackupStorageLocation"),
    "velero.io/v1 BackupStorageLocation object",
  );
  for (const type of [
    "kubernetes:example.com/v1:Thing",
    "kubernetes:core/v1:Patch",
    "kubernetes:core/v1:constructor",
    "kubernetes::Pod",
    "kubernetes:apps/v1:Pod",
    "kubernetes:core/v1:Pod:x",
  ]) {
    t.is(read(type), undefined, type);
    t.is(classify(type), undefined, type);
  }
  t.is(classify("kubernetes:helm.sh/v3:Release")?.effects, undefined);
  t.is(classify("kubernetes:kustomize/v2:Directory")?.effects, undefined);
  t.deepEqual(classify("kubernetes:helm.sh/v4:Chart")?.effects, []);
});
