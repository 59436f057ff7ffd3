/** The rights of people in their namespaces, for each level of access. */

type Access = "view" | "edit" | "admin";

/** A rule of a role, as Kubernetes has it. */
export interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

const READ = ["get", "list", "watch"];
const WRITE = ["create", "update", "patch", "delete", "deletecollection"];

/** Kinds that a tenant works with, by API group. */
const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "configmaps",
    "persistentvolumeclaims",
    "pods",
    "pods/log",
    "pods/status",
    "replicationcontrollers",
    "replicationcontrollers/scale",
    "replicationcontrollers/status",
    "serviceaccounts",
    "services",
    "services/status",
  ],
  apps: [
    "daemonsets",
    "daemonsets/status",
    "deployments",
    "deployments/scale",
    "deployments/status",
    "replicasets",
    "replicasets/scale",
    "replicasets/status",
    "statefulsets",
    "statefulsets/scale",
    "statefulsets/status",
  ],
  autoscaling: ["horizontalpodautoscalers", "horizontalpodautoscalers/status"],
  batch: ["cronjobs", "cronjobs/status", "jobs", "jobs/status"],
  "coordination.k8s.io": ["leases"],
  "gateway.networking.k8s.io": ["gateways", "grpcroutes", "httproutes"],
  "networking.k8s.io": ["ingresses", "ingresses/status"],
  policy: ["poddisruptionbudgets", "poddisruptionbudgets/status"],
};

/** Kinds that a tenant may see but not change: the baseline itself, and objects that only controllers write. */
const SEEN: Readonly<Record<string, readonly string[]>> = {
  "": ["endpoints", "events", "limitranges", "namespaces", "resourcequotas"],
  apps: ["controllerrevisions"],
  "discovery.k8s.io": ["endpointslices"],
  "events.k8s.io": ["events"],
  "metrics.k8s.io": ["pods"],
  "networking.k8s.io": ["networkpolicies"],
};

/** Parts of an object that only report something; controllers would believe anyone who writes them. */
const REPORTED = /\/(log|status)$/;

/**
 * Rules of the role for each level; a higher one has all of the lower.
 *
 * Left out on purpose: writing network policies, quotas, limit ranges and namespaces (the baseline), endpoints and
 * endpoint slices (traffic past a policy), proxies through the API server (past a network policy, to nodes too), tokens
 * and impersonation of service accounts (rights that outlive a person's), and `bind` and `escalate` (so that people can
 * only grant rights they have).
 */
export function accessRules(): Record<Access, Rule[]> {
  const view = [...rules(WORKLOADS, READ), ...rules(SEEN, READ)];
  const edit = [
    ...view,
    ...rules(WORKLOADS, WRITE, (resource) => !REPORTED.test(resource)),
    { apiGroups: [""], resources: ["secrets"], verbs: [...READ, ...WRITE] },
    {
      apiGroups: [""],
      resources: ["pods/attach", "pods/exec", "pods/portforward"],
      verbs: ["create", "get"],
    },
    { apiGroups: [""], resources: ["pods/ephemeralcontainers"], verbs: ["patch", "update"] },
    { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] },
    { apiGroups: ["", "events.k8s.io"], resources: ["events"], verbs: ["create", "patch"] },
  ];
  const roles = { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings", "roles"] };
  return { view, edit, admin: [...edit, { ...roles, verbs: [...READ, ...WRITE] }] };
}

function rules(
  kinds: Readonly<Record<string, readonly string[]>>,
  verbs: readonly string[],
  fits: (resource: string) => boolean = () => true,
): Rule[] {
  return Object.entries(kinds)
    .map(([group, resources]) => ({
      apiGroups: [group],
      resources: resources.filter(fits),
      verbs: [...verbs],
    }))
    .filter(({ resources }) => resources.length > 0);
}
