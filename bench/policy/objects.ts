/** Objects in tenants' clusters, as `pulumi stack export` writes a recorded state: ordinary objects, repeated. */
import { SITE } from "./estate.ts";
import type { Export, RecordedResource } from "./recorded.ts";

const ROOT = `urn:pulumi:${SITE}::bench::`;
const PROVIDER = "pulumi:providers:kubernetes";
const times = { created: "2026-11-24T08:00:00Z", modified: "2026-11-24T08:00:00Z" };

type Fields = Readonly<Record<string, unknown>>;

/** A recorded state of `size` objects in one of Bamako's clusters. */
export function toObjects(size: number): Export {
  const parent = `${ROOT}pulumi:pulumi:Stack::bench-${SITE}`;
  const stack = { urn: parent, custom: false, type: "pulumi:pulumi:Stack", ...times };
  const inputs = { clusterIdentifier: `${SITE}/tax/apps`, kubeconfig: kubeconfig() };
  const urn = `${ROOT}${PROVIDER}::apps`;
  const provider = {
    urn,
    custom: true,
    id: "apps",
    type: PROVIDER,
    inputs,
    outputs: inputs,
    parent,
    ...times,
  };
  const objects = Array.from({ length: size }, (_, index): RecordedResource => {
    const app = `app-${Math.floor(index / KINDS.length)}`;
    const [type, fields] = (KINDS[index % KINDS.length] as (typeof KINDS)[number])(app);
    return {
      urn: `${ROOT}${type}::${app}`,
      custom: true,
      id: `portal/${app}`,
      type,
      inputs: fields,
      outputs: fields,
      parent,
      provider: `${urn}::apps`,
      ...times,
    };
  });
  const manifest = { time: times.created, magic: "", version: "" };
  return { version: 3, deployment: { manifest, resources: [stack, provider, ...objects] } };
}

/** As long as a real one: a shorter text could be taken for a file name. */
const authority = {
  "certificate-authority-data": Buffer.from("An authority. ".repeat(30)).toString("base64"),
};

function kubeconfig(): string {
  return JSON.stringify({
    clusters: [{ name: "c", cluster: { server: "https://10.32.0.10:6443", ...authority } }],
    users: [{ name: "u", user: {} }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  });
}

const meta = (app: string) => ({
  name: app,
  namespace: "portal",
  labels: { "app.kubernetes.io/name": app, "app.kubernetes.io/part-of": "portal" },
});
const selector = (app: string) => ({ matchLabels: { "app.kubernetes.io/name": app } });

/** One application: its workload, its configuration, its service, and its permissions. */
const KINDS: readonly ((app: string) => readonly [type: string, fields: Fields])[] = [
  (app) => [
    "kubernetes:apps/v1:Deployment",
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: meta(app),
      spec: {
        replicas: 3,
        selector: selector(app),
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: {
          metadata: { labels: { "app.kubernetes.io/name": app } },
          spec: {
            serviceAccountName: app,
            automountServiceAccountToken: false,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 10001,
              seccompProfile: { type: "RuntimeDefault" },
            },
            containers: [container(app)],
            volumes: [
              { name: "tmp", emptyDir: { sizeLimit: "64Mi" } },
              { name: "config", configMap: { name: app } },
            ],
          },
        },
      },
    },
  ],
  (app) => [
    "kubernetes:core/v1:Service",
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: meta(app),
      spec: {
        type: "ClusterIP",
        selector: { "app.kubernetes.io/name": app },
        ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP" }],
      },
    },
  ],
  (app) => [
    "kubernetes:core/v1:ConfigMap",
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: meta(app),
      data: { "app.yaml": "listen: 8080\nworkers: 4\n" },
    },
  ],
  (app) => [
    "kubernetes:core/v1:ServiceAccount",
    {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: meta(app),
      automountServiceAccountToken: false,
    },
  ],
  (app) => [
    "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: meta(app),
      spec: {
        podSelector: selector(app),
        policyTypes: ["Ingress"],
        ingress: [
          { from: [{ podSelector: selector("proxy") }], ports: [{ protocol: "TCP", port: 8080 }] },
        ],
      },
    },
  ],
];

function container(app: string): Fields {
  const probe = { httpGet: { path: "/healthz", port: "http" }, periodSeconds: 10 };
  return {
    name: app,
    image: `registry.bamako.aes.example/portal/${app}:1.4.2`,
    ports: [{ name: "http", containerPort: 8080, protocol: "TCP" }],
    env: [
      { name: "LOG_LEVEL", value: "info" },
      { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } },
    ],
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
    readinessProbe: probe,
    livenessProbe: probe,
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [
      { name: "tmp", mountPath: "/tmp" },
      { name: "config", mountPath: "/etc/app", readOnly: true },
    ],
  };
}
