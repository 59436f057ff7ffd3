/** The kinds of the core group. */
import { count, denied, evaluated, flag, inert, object, oneOf } from "../../properties/entry.ts";
import { ENDED, NODE_IDENTITY } from "./denials.ts";
import {
  type KindTables,
  kind,
  labelMap,
  name,
  objectReference,
  port,
  quantities,
  time,
  word,
} from "./entries.ts";
import { podSpec, podTemplate } from "./pods.ts";
import { claimSpec, persistentVolumeSpec } from "./volumes.ts";

const V1 = ["v1"];

/** Texts or files for pods: rule plain-secret reads those that everyone can see; no rule reads a Secret's. */
const content = inert(
  "data for programs; secrets in a ConfigMap are evaluated, a Secret is theirs",
);

/** A manually set address of a Service. */
const endpointAddress = object(
  {
    hostname: name("a name below the Service's own"),
    ip: evaluated("host"),
    nodeName: name("a node of the same cluster"),
    targetRef: objectReference("the owner of the address; traffic goes to the address"),
  },
  { is: "host" },
);

/** An application protocol, for load balancers. */
export const appProtocol = word(
  /^([a-z0-9.-]+\/)?[a-z0-9-]+$/i,
  "a protocol",
  "un protocole",
  "which protocol the pods speak; no address",
);

export const protocol = oneOf("TCP", "UDP", "SCTP");

/** The types of Secrets that controllers act on, except those with which machines join the cluster. */
const SECRET_TYPES = [
  "Opaque",
  // Not `service-account-token`: it never expires, and pods get one that does.
  ...["basic-auth", "dockercfg", "dockerconfigjson", "ssh-auth", "tls"].map(
    (type) => `kubernetes.io/${type}`,
  ),
  // Only for reading; rule protected-enforcement denies creating one.
  "cluster.x-k8s.io/secret",
  "addons.cluster.x-k8s.io/resource-set",
];

export const core: KindTables = {
  "core:ConfigMap": kind(V1, { binaryData: content, data: content, immutable: flag }),
  "core:Endpoints": kind(V1, {
    subsets: object(
      {
        addresses: endpointAddress,
        notReadyAddresses: endpointAddress,
        ports: object({ appProtocol, name: name("the port's own name"), port: count, protocol }),
      },
      { is: "host" },
    ),
  }),
  "core:LimitRange": kind(V1, {
    spec: object({
      limits: object({
        default: quantities,
        defaultRequest: quantities,
        max: quantities,
        maxLimitRequestRatio: quantities,
        min: quantities,
        type: oneOf("Container", "Pod", "PersistentVolumeClaim"),
      }),
    }),
  }),
  "core:Namespace": kind(V1, { spec: object({ finalizers: inert("holds up a deletion") }) }),
  "core:Node": kind(V1, {
    spec: object({
      configSource: denied(NODE_IDENTITY),
      externalID: denied(NODE_IDENTITY),
      podCIDR: inert("the cluster gives it; a server takes no other"),
      podCIDRs: inert("the cluster gives it; a server takes no other"),
      providerID: word(
        /^openstack:\/\/[\w.-]*\/[\w-]+$/,
        "a server of OpenStack",
        "un serveur d'OpenStack",
      ),
      taints: object({
        effect: oneOf("NoSchedule", "PreferNoSchedule", "NoExecute"),
        key: inert("compared with the tolerations of the cluster's own pods"),
        timeAdded: time,
        value: inert("compared with the tolerations of the cluster's own pods"),
      }),
      unschedulable: flag,
    }),
  }),
  "core:PersistentVolume": kind(V1, { spec: persistentVolumeSpec }),
  "core:PersistentVolumeClaim": kind(V1, { spec: { ...claimSpec, is: "storage" } }),
  "core:Pod": kind(V1, { spec: podSpec }),
  "core:PodTemplate": kind(V1, { template: podTemplate }),
  "core:ReplicationController": kind(V1, {
    spec: object(
      { minReadySeconds: count, replicas: count, selector: labelMap, template: podTemplate },
      { is: "code" },
    ),
  }),
  "core:ResourceQuota": kind(V1, {
    spec: object({
      hard: quantities,
      scopeSelector: object({
        matchExpressions: object({
          operator: oneOf("In", "NotIn", "Exists", "DoesNotExist"),
          scopeName: word(/^[A-Z]\w*$/, "a scope", "un périmètre"),
          values: inert("compared with priorities of pods"),
        }),
      }),
      scopes: word(/^[A-Z]\w*$/, "scopes", "des périmètres"),
    }),
  }),
  "core:Secret": kind(V1, {
    data: content,
    immutable: flag,
    stringData: content,
    type: oneOf(...SECRET_TYPES),
  }),
  // Rule external-reach.
  "core:Service": kind(V1, {
    spec: object(
      {
        allocateLoadBalancerNodePorts: flag,
        clusterIP: inert("of the cluster's own range; a server takes no other"),
        clusterIPs: inert("of the cluster's own range; a server takes no other"),
        externalIPs: evaluated("opens"),
        externalName: evaluated("host"),
        externalTrafficPolicy: oneOf("Cluster", "Local"),
        healthCheckNodePort: count,
        internalTrafficPolicy: oneOf("Cluster", "Local"),
        ipFamilies: oneOf("IPv4", "IPv6"),
        ipFamily: denied(ENDED),
        ipFamilyPolicy: oneOf("SingleStack", "PreferDualStack", "RequireDualStack"),
        loadBalancerClass: evaluated("opens"),
        loadBalancerIP: word(
          /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)[0-9a-f.:]+$/i,
          "a private address",
          "une adresse privée",
        ),
        loadBalancerSourceRanges: evaluated("opens"),
        ports: object({
          appProtocol,
          name: name("the port's own name"),
          nodePort: count,
          port: count,
          protocol,
          targetPort: port,
        }),
        publishNotReadyAddresses: flag,
        selector: labelMap,
        sessionAffinity: oneOf("None", "ClientIP"),
        sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: count }) }),
        topologyKeys: denied(ENDED),
        trafficDistribution: oneOf("PreferClose", "PreferSameZone", "PreferSameNode"),
        type: evaluated("opens"),
      },
      { is: "opens" },
    ),
  }),
  "core:ServiceAccount": kind(V1, {
    automountServiceAccountToken: flag,
    imagePullSecrets: object({ name: name("a Secret of the same namespace") }),
    secrets: objectReference("a Secret of the same namespace"),
  }),
};
