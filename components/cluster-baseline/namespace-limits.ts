/** What a namespace may use, as quotas and limits of Kubernetes. No Pulumi here. */
import type { types } from "@pulumi/kubernetes";
import type { Problem } from "../checks.ts";
import type { NamespaceQuota } from "./namespace-args.ts";

/** The least a container can do something with; a share below it means too many pods for the quota. */
const LEAST = { milliCpu: 10, memoryMiB: 16 } as const;

/** Ports a load balancer may have. Octavia reaches pods through a node port for each. */
const PORTS_A_LOAD_BALANCER = 10;

/** Priorities of the cluster's own parts: with them a tenant's pod would push out DNS or the network. */
const SYSTEM_PRIORITIES = ["system-cluster-critical", "system-node-critical"];

/** Kinds whose number is limited only because each takes room in the cluster's store. */
const COUNTED = [
  "configmaps",
  "secrets",
  "services",
  "serviceaccounts",
  "replicationcontrollers",
  "deployments.apps",
  "replicasets.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "jobs.batch",
  "cronjobs.batch",
  "horizontalpodautoscalers.autoscaling",
  "ingresses.networking.k8s.io",
  "poddisruptionbudgets.policy",
  "roles.rbac.authorization.k8s.io",
  "rolebindings.rbac.authorization.k8s.io",
];

/** Hard limits of the quota; `granted` and `denied` are names of storage classes. */
export function hardLimits(
  { cpu, memoryGiB, pods, storageGiB = 0, loadBalancers = 0 }: NamespaceQuota,
  granted: readonly string[],
  denied: readonly string[],
): Record<string, string> {
  const objects = Math.max(100, 20 * pods); // a Deployment keeps ten old ReplicaSets
  const storage = `${storageGiB}Gi`;
  return {
    "requests.cpu": `${cpu}`,
    "limits.cpu": `${cpu}`,
    "requests.memory": `${memoryGiB}Gi`,
    "limits.memory": `${memoryGiB}Gi`,
    pods: `${pods}`,
    "requests.storage": storage,
    persistentvolumeclaims: `${storageGiB}`,
    "services.loadbalancers": `${loadBalancers}`,
    "services.nodeports": `${loadBalancers * PORTS_A_LOAD_BALANCER}`,
    ...Object.fromEntries(COUNTED.map((kind) => [`count/${kind}`, `${objects}`])),
    ...Object.fromEntries(
      [...granted.map((name) => [name, storage]), ...denied.map((name) => [name, "0"])].map(
        ([name, size]) => [`${name}.storageclass.storage.k8s.io/requests.storage`, `${size}`],
      ),
    ),
  };
}

/** A quota of nothing for pods with a priority of the cluster's own parts. */
export function noSystemPriority(): types.input.core.v1.ResourceQuotaSpec {
  return {
    hard: { pods: "0" },
    scopeSelector: {
      matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: SYSTEM_PRIORITIES }],
    },
  };
}

/** What a container gets that asks for nothing: so much that as many of them fit as there may be pods. */
export function containerDefaults(quota: NamespaceQuota): types.input.core.v1.LimitRangeSpec {
  const { milliCpu, memoryMiB } = shares(quota);
  const share = { cpu: `${milliCpu}m`, memory: `${memoryMiB}Mi` };
  return { limits: [{ type: "Container", default: share, defaultRequest: share }] };
}

/** What is wrong with a quota. */
export function checkQuota(input: string, quota: NamespaceQuota): Problem[] {
  const wrong = (["cpu", "memoryGiB", "pods", "storageGiB", "loadBalancers"] as const).flatMap(
    (name) => {
      const least = name === "storageGiB" || name === "loadBalancers" ? 0 : 1;
      const got = quota[name] ?? (least === 0 ? 0 : undefined);
      return Number.isSafeInteger(got) && Number(got) >= least
        ? []
        : [{ input: `${input}.${name}`, got, want: `a whole number, ${least} or more` }];
    },
  );
  if (wrong.length > 0) return wrong;
  const { milliCpu, memoryMiB } = shares(quota);
  const most = Math.min(
    Math.floor((quota.cpu * 1000) / LEAST.milliCpu),
    Math.floor((quota.memoryGiB * 1024) / LEAST.memoryMiB),
  );
  return milliCpu >= LEAST.milliCpu && memoryMiB >= LEAST.memoryMiB
    ? []
    : [
        {
          input: `${input}.pods`,
          got: quota.pods,
          want: `at most ${most} for this CPU and memory`,
        },
      ];
}

function shares({ cpu, memoryGiB, pods }: NamespaceQuota) {
  return {
    milliCpu: Math.floor((cpu * 1000) / pods),
    memoryMiB: Math.floor((memoryGiB * 1024) / pods),
  };
}
