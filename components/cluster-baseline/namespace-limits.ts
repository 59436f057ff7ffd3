/** The limits of a namespace, as quotas and limit ranges of Kubernetes. No Pulumi here. */
import type { types } from "@pulumi/kubernetes";
import type { Problem } from "../checks.ts";
import type { NamespaceQuota } from "./namespace-args.ts";

/** The least a container needs in order to run; a smaller share means too many pods for the quota. */
const LEAST = { milliCpu: 10, memoryMiB: 16 } as const;

/** Maximum ports of a load balancer. Octavia reaches pods through a node port for each. */
const PORTS_A_LOAD_BALANCER = 10;

/** Priorities of the cluster's own components: with them a tenant's pod would evict DNS or the network. */
const SYSTEM_PRIORITIES = ["system-cluster-critical", "system-node-critical"];

/** Kinds that are limited in number only because each object takes space in the cluster's store. */
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

/** A quota of zero for pods with a priority of the cluster's own components. */
export function noSystemPriority(): types.input.core.v1.ResourceQuotaSpec {
  return {
    hard: { pods: "0" },
    scopeSelector: {
      matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: SYSTEM_PRIORITIES }],
    },
  };
}

/** Defaults of a container without requests: sized so that the maximum number of pods fits into the quota. */
export function containerDefaults(quota: NamespaceQuota): types.input.core.v1.LimitRangeSpec {
  const { milliCpu, memoryMiB } = shares(quota);
  const share = { cpu: `${milliCpu}m`, memory: `${memoryMiB}Mi` };
  return { limits: [{ type: "Container", default: share, defaultRequest: share }] };
}

/** Problems of a quota. */
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
