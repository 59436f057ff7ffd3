/** Pods and their parts: nested types of `core.v1`, each once. */
import {
  count,
  denied,
  type Entry,
  evaluated,
  flag,
  inert,
  object,
  oneOf,
} from "../../properties/entry.ts";
import { DEBUGGING, DEVICE, NODE, PROBED_HOST } from "./denials.ts";
import {
  counts,
  labelMap,
  labelSelector,
  name,
  objectMeta,
  path,
  port,
  quantities,
  word,
} from "./entries.ts";
import { fieldRef, nodeSelector, nodeSelectorTerm, resourceFieldRef, volume } from "./volumes.ts";

const ofNamespace = name("an object of the same namespace");

/** A container's actions come from its image, which is evaluated; its connections are covered by network policies. */
const command: Entry = inert(
  "the behaviour of the image; the image is evaluated, secrets in it are, and the network decides whom it reaches",
);

const keyRef = object({
  key: name("a key of an object of the same namespace"),
  name: ofNamespace,
  optional: flag,
});

/** core.v1.EnvVar: rules container-telemetry and plain-secret. */
const env = object(
  {
    name: evaluated("host"),
    value: evaluated("host"),
    valueFrom: object({
      configMapKeyRef: keyRef,
      fieldRef,
      resourceFieldRef,
      secretKeyRef: keyRef,
    }),
  },
  { is: "host" },
);

/** core.v1.EnvFromSource */
const envFrom = object({
  configMapRef: object({ name: ofNamespace, optional: flag }),
  prefix: inert("the beginning of the variables' names"),
  secretRef: object({ name: ofNamespace, optional: flag }),
});

/** core.v1.HTTPGetAction, TCPSocketAction, GRPCAction, ExecAction: only to the pod itself. */
const actions = {
  exec: object({ command }),
  httpGet: object({
    host: denied(PROBED_HOST),
    httpHeaders: object({
      name: inert("sent to the pod itself alone"),
      value: inert("sent to the pod itself alone"),
    }),
    path: inert("requested from the pod itself only"),
    port,
    scheme: oneOf("HTTP", "HTTPS"),
  }),
  tcpSocket: object({ host: denied(PROBED_HOST), port }),
};

/** core.v1.Probe */
const probe = object({
  ...actions,
  failureThreshold: count,
  grpc: object({ port, service: inert("requested from the pod itself only") }),
  initialDelaySeconds: count,
  periodSeconds: count,
  successThreshold: count,
  terminationGracePeriodSeconds: count,
  timeoutSeconds: count,
});

const handler = object({ ...actions, sleep: object({ seconds: count }) });

/** core.v1.ResourceRequirements */
const resources = object({
  claims: denied(DEVICE),
  limits: quantities,
  requests: quantities,
});

/** The fields that the pod security standard `baseline` admits; the API server enforces the same in each namespace. */
const security = {
  appArmorProfile: object({
    localhostProfile: name("a profile of the node"),
    type: oneOf("RuntimeDefault", "Localhost"),
  }),
  runAsGroup: count,
  runAsNonRoot: flag,
  runAsUser: count,
  seLinuxOptions: object({
    level: word(/^s\d[\w:,.-]*$/, "a level such as s0:c1,c2", "un niveau comme s0:c1,c2"),
    role: denied(NODE),
    type: oneOf("container_t", "container_init_t", "container_kvm_t", "container_engine_t"),
    user: denied(NODE),
  }),
  seccompProfile: object({
    localhostProfile: inert("a profile of the node, below its kubelet's folder"),
    type: oneOf("RuntimeDefault", "Localhost"),
  }),
  // Sites have no Windows nodes.
  windowsOptions: denied(NODE),
};

/** core.v1.SecurityContext */
const securityContext = object({
  ...security,
  allowPrivilegeEscalation: flag,
  capabilities: object({
    add: oneOf(
      "AUDIT_WRITE",
      "CHOWN",
      "DAC_OVERRIDE",
      "FOWNER",
      "FSETID",
      "KILL",
      "MKNOD",
      "NET_BIND_SERVICE",
      "SETFCAP",
      "SETGID",
      "SETPCAP",
      "SETUID",
      "SYS_CHROOT",
    ),
    drop: word(/^[A-Z_]+$/i, "names of capabilities", "des noms de capacités"),
  }),
  privileged: denied(NODE),
  procMount: oneOf("Default"),
  readOnlyRootFilesystem: flag,
});

/** core.v1.Container */
const container = object(
  {
    args: command,
    command,
    env,
    envFrom,
    image: evaluated("code"),
    imagePullPolicy: oneOf("Always", "IfNotPresent", "Never"),
    lifecycle: object({
      postStart: handler,
      preStop: handler,
      stopSignal: word(/^SIG[A-Z0-9+-]+$/, "a signal", "un signal"),
    }),
    livenessProbe: probe,
    name: name("the container's own name"),
    ports: object({
      containerPort: count,
      hostIP: denied(NODE),
      hostPort: evaluated("opens"),
      name: name("the port's own name"),
      protocol: oneOf("TCP", "UDP", "SCTP"),
    }),
    readinessProbe: probe,
    resizePolicy: object({
      resourceName: oneOf("cpu", "memory"),
      restartPolicy: oneOf("NotRequired", "RestartContainer"),
    }),
    resources,
    restartPolicy: oneOf("Always", "OnFailure", "Never"),
    securityContext,
    startupProbe: probe,
    stdin: flag,
    stdinOnce: flag,
    terminationMessagePath: path,
    terminationMessagePolicy: oneOf("File", "FallbackToLogsOnError"),
    tty: flag,
    volumeDevices: object({ devicePath: path, name: name("a volume of the same pod") }),
    volumeMounts: object({
      mountPath: path,
      mountPropagation: oneOf("None", "HostToContainer"),
      name: name("a volume of the same pod"),
      readOnly: flag,
      recursiveReadOnly: oneOf("Disabled", "IfPossible", "Enabled"),
      subPath: path,
      subPathExpr: path,
    }),
    workingDir: path,
  },
  { is: "code" },
);

/** core.v1.Toleration */
export const tolerations: Entry = object({
  effect: oneOf("NoSchedule", "PreferNoSchedule", "NoExecute"),
  key: inert("compared with taints of the cluster's own nodes"),
  operator: oneOf("Exists", "Equal", "Lt", "Gt"),
  tolerationSeconds: count,
  value: inert("compared with taints of the cluster's own nodes"),
});

/** core.v1.PodAffinityTerm */
const podAffinityTerm = object({
  labelSelector,
  matchLabelKeys: inert("keys of labels of the pod itself"),
  mismatchLabelKeys: inert("keys of labels of the pod itself"),
  namespaceSelector: labelSelector,
  namespaces: name("near to pods of the same cluster, or away from them"),
  topologyKey: inert("a label of the cluster's own nodes"),
});

const podAffinity = object({
  preferredDuringSchedulingIgnoredDuringExecution: object({ podAffinityTerm, weight: count }),
  requiredDuringSchedulingIgnoredDuringExecution: podAffinityTerm,
});

/** core.v1.Affinity */
const affinity = object({
  nodeAffinity: object({
    preferredDuringSchedulingIgnoredDuringExecution: object({
      preference: nodeSelectorTerm,
      weight: count,
    }),
    requiredDuringSchedulingIgnoredDuringExecution: nodeSelector,
  }),
  podAffinity,
  podAntiAffinity: podAffinity,
});

/** Sysctls that the pod security standard `baseline` admits. */
const SYSCTLS = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
];

/**
 * core.v1.PodSpec: rules image-registry, host-access, pod-resolvers, volume-source, container-telemetry, plain-secret.
 */
export const podSpec: Entry = object(
  {
    activeDeadlineSeconds: count,
    affinity,
    automountServiceAccountToken: flag,
    containers: container,
    dnsConfig: object(
      {
        nameservers: evaluated("host"),
        options: object({
          name: word(
            /^[a-z][a-z0-9-]*$/,
            "a resolver's option",
            "une option du résolveur",
            "an option of the resolver",
          ),
          value: count,
        }),
        searches: evaluated("host"),
      },
      { is: "host" },
    ),
    dnsPolicy: oneOf("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"),
    enableServiceLinks: flag,
    ephemeralContainers: denied(DEBUGGING),
    hostAliases: object(
      {
        hostnames: inert("leads to the address beside it, which is one of the site's"),
        ip: evaluated("host"),
      },
      { is: "host" },
    ),
    hostIPC: evaluated("opens"),
    hostNetwork: evaluated("opens"),
    hostPID: evaluated("opens"),
    // False is the safer value: the pod's users are then separate from the node's.
    hostUsers: flag,
    hostname: name("the pod's own name"),
    imagePullSecrets: object({ name: ofNamespace }),
    initContainers: container,
    nodeName: name("a node of the same cluster"),
    nodeSelector: labelMap,
    os: object({ name: oneOf("linux") }),
    overhead: quantities,
    preemptionPolicy: oneOf("Never", "PreemptLowerPriority"),
    priority: count,
    priorityClassName: name("which pods go first in the same cluster"),
    readinessGates: object({ conditionType: inert("a condition of the pod itself") }),
    resourceClaims: denied(DEVICE),
    resources,
    restartPolicy: oneOf("Always", "OnFailure", "Never"),
    runtimeClassName: name("a runtime of the cluster's own nodes"),
    schedulerName: name("chooses among the nodes of the same cluster"),
    schedulingGates: object({ name: inert("holds the pod back until it is removed") }),
    securityContext: object({
      ...security,
      fsGroup: count,
      fsGroupChangePolicy: oneOf("Always", "OnRootMismatch"),
      seLinuxChangePolicy: oneOf("MountOption", "Recursive"),
      supplementalGroups: counts,
      supplementalGroupsPolicy: oneOf("Merge", "Strict"),
      sysctls: object({
        name: oneOf(...SYSCTLS),
        value: word(/^[\d\s,-]+$/, "numbers", "des nombres"),
      }),
    }),
    serviceAccount: name("an account of the same namespace; its rights are evaluated"),
    serviceAccountName: name("an account of the same namespace; its rights are evaluated"),
    setHostnameAsFQDN: flag,
    shareProcessNamespace: flag,
    subdomain: name("a name below the cluster's own domain"),
    terminationGracePeriodSeconds: count,
    tolerations,
    topologySpreadConstraints: object({
      labelSelector,
      matchLabelKeys: inert("keys of labels of the pod itself"),
      maxSkew: count,
      minDomains: count,
      nodeAffinityPolicy: oneOf("Honor", "Ignore"),
      nodeTaintsPolicy: oneOf("Honor", "Ignore"),
      topologyKey: inert("a label of the cluster's own nodes"),
      whenUnsatisfiable: oneOf("DoNotSchedule", "ScheduleAnyway"),
    }),
    volumes: volume,
  },
  { is: "code" },
);

/** core.v1.PodTemplateSpec */
export const podTemplate: Entry = object({ metadata: objectMeta, spec: podSpec }, { is: "code" });
