/** Cases that no sound registry admits, at least one for each rule, and cases that every one admits. */

import type { EvaluationContext } from "./context.ts";
import { PROJECT } from "./estate-program.ts";
import {
  type Fact,
  type KubernetesObject,
  type StackFact,
  type StateFact,
  UNKNOWN,
} from "./facts.ts";
import { KUBERNETES_PREFIX, toKubernetesLabels } from "./labels.ts";

/** A place where some data is lawful, in the registry's own terms. */
export interface Place {
  readonly context: EvaluationContext;
  readonly region: string;
  readonly authUrl: string;
  readonly dataClass: string;
  readonly owner: string;
}

/** What a law is asked: a fact, where a state is kept, or a whole stack. */
export type Question =
  | {
      readonly fact: (place: Place) => Fact;
      readonly state?: undefined;
      readonly stack?: undefined;
    }
  | { readonly state: StateFact; readonly fact?: undefined; readonly stack?: undefined }
  | {
      readonly stack: (place: Place) => StackFact;
      readonly fact?: undefined;
      readonly state?: undefined;
    };

/** What the rule must refuse. */
export type Canary = { readonly rule: string; readonly name: string } & Question;

const subject = "urn:pulumi:canary::canary::canary:index:Canary::canary";

function volume({ dataClass, owner, region, authUrl }: Place): Fact {
  const effects = ["stores", "processes"] as const;
  const connection = { authUrl, region };
  return { subject, type: "canary", effects, dataClass, owner, connection };
}

/** To a cluster that no tenant's file orders, and so from the estate's own program. */
function sent({ context }: Place, ...objects: KubernetesObject[]): Fact {
  const cluster = { identifier: `${context.site}/platform/canary`, kubeconfig: UNKNOWN } as const;
  const sender = `urn:pulumi:${context.site}::${PROJECT}::canary:index:Canary::canary`;
  return { subject: sender, type: "canary", effects: [], cluster, objects };
}

/** Its namespace, as the place would have it. */
function namespace({ context, dataClass, owner }: Place) {
  const labels = { dataClass, owner, tenant: "canary", site: context.site, rehearsal: false };
  return { name: "canary", labels: toKubernetesLabels(labels) };
}

function whole(...facts: Fact[]): StackFact {
  return { facts, whole: true };
}

/** A volume with one thing changed. */
const changed = (rule: string, name: string, change: Partial<Fact>): Canary => ({
  rule,
  name,
  fact: (place) => ({ ...volume(place), ...change }),
});

/** An object that is sent to a cluster. */
const object = (rule: string, apiVersion: string, kind: string, rest: object): Canary => ({
  rule,
  name: kind,
  fact: (place) => sent(place, { apiVersion, kind, metadata: { name: "canary" }, ...rest }),
});

const pod = (rule: string, spec: object) => object(rule, "v1", "Pod", { spec });

/** Nothing resolves below `.invalid` (RFC 2606), and no registry has a class of this name. */
const NOWHERE = "canary.invalid";

export const CANARIES: readonly Canary[] = [
  changed("unclassified-type", "a type that nobody classified", { effects: undefined }),
  changed("unclassified-property", "a property that nobody classified", {
    unclassified: [{ kind: "unclassified", at: "canary" }],
  }),
  changed("location", "a region of nobody", { region: NOWHERE }),
  changed("location", "a region that is not known", { region: UNKNOWN }),
  changed("endpoint", "a foreign cloud", { connection: { authUrl: `https://${NOWHERE}/v3` } }),
  changed("endpoint", "a connection nobody declared", { connection: { implicit: true } }),
  changed("class-country", "a class of nobody", { dataClass: NOWHERE }),
  changed("class-country", "a class that is not known", { dataClass: UNKNOWN }),
  changed("class-country", "an owner of nobody", { owner: NOWHERE }),
  changed("class-services", "a service of nobody", { type: "openstack:canary/canary:Canary" }),
  changed("cluster", "a cluster nobody declared", { cluster: { implicit: true } }),
  object("namespace-labels", "v1", "Namespace", {}),
  object("pod-security", "v1", "Namespace", {}),
  pod("image-registry", { containers: [{ name: "c", image: `${NOWHERE}/c` }] }),
  pod("host-access", { hostNetwork: true, containers: [] }),
  pod("volume-source", { volumes: [{ name: "v", hostPath: { path: "/" } }] }),
  object("storage-class", "v1", "PersistentVolumeClaim", { spec: { storageClassName: NOWHERE } }),
  object("external-reach", "v1", "Service", { spec: { type: "LoadBalancer" } }),
  object("annotations", "v1", "Service", {
    metadata: { name: "canary", annotations: { [`${NOWHERE}/canary`]: "canary" } },
  }),
  object("backend-address", "v1", "Endpoints", {
    subsets: [{ addresses: [{ ip: "203.0.113.7" }] }],
  }),
  pod("pod-resolvers", { dnsConfig: { nameservers: ["203.0.113.7"] } }),
  pod("container-telemetry", {
    containers: [{ env: [{ name: "HTTPS_PROXY", value: `http://${NOWHERE}` }] }],
  }),
  object("ingress-host", "networking.k8s.io/v1", "Ingress", {
    spec: { rules: [{ host: NOWHERE }] },
  }),
  object("route-backend", "gateway.networking.k8s.io/v1", "HTTPRoute", {
    spec: { rules: [{ backendRefs: [{ group: NOWHERE, kind: "Backend", name: "canary" }] }] },
  }),
  object("network-policy", "networking.k8s.io/v1", "NetworkPolicy", {
    metadata: { name: "canary", labels: { [`${KUBERNETES_PREFIX}class`]: NOWHERE } },
    spec: { podSelector: {}, egress: [{}] },
  }),
  object("replica-target", "velero.io/v1", "BackupStorageLocation", {
    spec: { config: { s3Url: `https://${NOWHERE}` } },
  }),
  object("custom-field", "postgresql.cnpg.io/v1", "Cluster", { spec: { canary: NOWHERE } }),
  changed("public-exposure", "open to everybody", {
    dataClass: undefined,
    openings: [{ way: "ingress", remote: "0.0.0.0/0" }],
  }),
  changed("tenant-sharing", "shared with everybody", {
    shares: [{ of: "control", with: "everyone" }],
  }),
  changed("default-group", "behind the default group", { gaps: ["default"] }),
  changed("vpn-strength", "an old hash", {
    tunnel: { phase: "ike", settings: { authAlgorithm: "sha1" }, lifetimes: [] },
  }),
  changed("vpn-peer", "a tunnel to nobody's router", {
    tunnelEnds: [{ field: "peerAddress", target: "203.0.113.7" }],
  }),
  changed("data-flow", "a foreign resolver", {
    sinks: [{ kinds: ["dns"], field: "dnsNameservers", target: NOWHERE }],
  }),
  changed("key-custody", "a foreign key manager", {
    connection: { endpointOverrides: { "key-manager": `https://${NOWHERE}/` } },
  }),
  object("wildcard-rights", "rbac.authorization.k8s.io/v1", "ClusterRole", {
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
  }),
  object("protected-enforcement", "admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy", {}),
  changed("replication", "a copy by no contract", {
    copies: [{ field: "extraSpecs", contract: NOWHERE }],
  }),
  changed("administration", "administered from everywhere", {
    waysIn: [{ field: "remoteIpPrefix", source: "0.0.0.0/0" }],
  }),
  changed("volume-encryption", "a type that is not known", {
    dataClass: NOWHERE,
    volumes: [{ at: "volumeType", type: UNKNOWN }],
  }),
  changed("undeclared-name", "a zone of nobody", {
    offeredNames: [{ offer: "zones", at: "availabilityZone", name: NOWHERE }],
  }),
  changed("plain-secret", "a key for everybody to read", {
    secrets: [{ at: "userData", kind: "private-key" }],
  }),
  changed("dangerous-input", "no certificate is checked", {
    dangers: [{ kind: "unverified", at: "insecure" }],
  }),
  changed("quota-limits", "a limit without end", { limits: [{ at: "cores", most: -1 }] }),
  changed("label-truth", "a label of no site", { labelledSite: NOWHERE }),
  changed("image-provenance", "an image of nobody", {
    image: { source: `https://${NOWHERE}/image`, verified: true, missing: [] },
  }),
  changed("repatriation", "abroad for ever", {
    hosting: { country: NOWHERE, deadline: "2000-01-01", status: "planned" },
  }),
  changed("stack-reference", "somebody else's stack", { readsStack: "somebody/canary/canary" }),
  { rule: "state-residency", name: "Pulumi Cloud", state: { secretsProvider: "service" } },
  {
    rule: "default-deny",
    name: "a segment without any group",
    stack: (place) => whole({ ...volume(place), network: "segment", tenant: "canary" }),
  },
  {
    rule: "data-owner",
    name: "a part of nothing",
    stack: (place) => whole({ ...volume(place), labelledByParent: true, partOf: [] }),
  },
  {
    rule: "zone-boundary",
    name: "joined to something of another tenant",
    stack: (place) =>
      whole(
        { ...volume(place), tenant: "canary", joins: [{ at: "instanceId", to: [NOWHERE] }] },
        { ...volume(place), subject: NOWHERE, tenant: NOWHERE },
      ),
  },
  {
    rule: "replica-contract",
    name: "a copy of a namespace to nowhere",
    stack: (place) =>
      whole(
        sent(place, { apiVersion: "v1", kind: "Namespace", metadata: namespace(place) }),
        sent(place, {
          apiVersion: "velero.io/v1",
          kind: "BackupStorageLocation",
          metadata: { namespace: "canary" },
          spec: { config: { s3Url: `https://${NOWHERE}` } },
        }),
      ),
  },
  {
    rule: "network-policy-class",
    name: "a namespace of a class of nobody that opens itself",
    stack: (place) =>
      whole(
        sent(place, {
          apiVersion: "v1",
          kind: "Namespace",
          metadata: namespace({ ...place, dataClass: NOWHERE }),
        }),
        sent(place, {
          apiVersion: "networking.k8s.io/v1",
          kind: "NetworkPolicy",
          metadata: { namespace: "canary" },
          spec: { podSelector: {}, ingress: [{}] },
        }),
      ),
  },
];

export const LAWFUL: readonly ({ readonly name: string } & Question)[] = [
  { name: "a volume where its owner allows it", fact: volume },
  {
    name: "a map of settings",
    fact: (place) => sent(place, { apiVersion: "v1", kind: "ConfigMap" }),
  },
  { name: "a stack of one volume", stack: (place) => whole(volume(place)) },
];
