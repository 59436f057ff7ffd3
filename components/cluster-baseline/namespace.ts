import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { MANAGED } from "../../policies/admission/policy.ts";
import { groupName } from "../../policies/kubernetes/objects/groups.ts";
import type { Access, NamespaceArgs, PodSecurity } from "./namespace-args.ts";
import { containerDefaults, hardLimits, noSystemPriority } from "./namespace-limits.ts";
import { networkPolicies } from "./network-policies.ts";

/** Settings that all namespaces of a cluster share. */
export interface NamespaceSettings {
  /** Site and tenant, and the release whose pod security standards apply. */
  args: { site: string; tenant: string; podSecurityVersion: string };
  /** Labels of every object. */
  labels: Record<string, string>;
  /** Storage classes of the cluster: those of the baseline and those of others. */
  storageClasses: { own: string[]; foreign: string[] };
  /** The role for each level of access. */
  roles: Record<Access, kubernetes.rbac.v1.ClusterRole>;
}

/** A closed namespace, and then the rights of its groups; returns its name, known once all of it exists. */
export function createNamespace(
  name: string,
  namespace: string,
  args: NamespaceArgs,
  settings: NamespaceSettings,
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const labels = { ...MANAGED, ...settings.labels };
  const strict = podSecurityLabels(
    args.podSecurity ?? "restricted",
    settings.args.podSecurityVersion,
  );
  const space = new kubernetes.core.v1.Namespace(
    `${name}-namespace-${namespace}`,
    { metadata: { name: namespace, labels: { ...labels, ...strict } } },
    // Its load balancers and volumes are deleted with it, and the site's cloud needs time for each.
    { ...child, customTimeouts: { delete: "30m" } },
  );
  // Otherwise a destroy would open the namespace first, while its pods still run.
  const inside = { ...child, deletedWith: space };
  const metadata = (object: string) => ({
    name: object,
    namespace: space.metadata.name,
    labels,
  });
  const closed = [
    ...createPolicies(name, namespace, args, metadata, inside),
    ...createLimits(name, namespace, args, settings, metadata, inside),
    createServiceAccount(name, namespace, settings, metadata, inside),
  ];
  const people = createBindings(name, namespace, args, settings, metadata, {
    ...inside,
    dependsOn: closed,
  });
  const all = pulumi.all([...closed, ...people].map(({ id }) => id));
  return pulumi.all([space.metadata.name, all]).apply(([made]) => made);
}

type Metadata = (object: string) => kubernetes.types.input.meta.v1.ObjectMeta;

/** Also for audit and warnings: only those apply to the templates of workloads. */
export function podSecurityLabels(level: PodSecurity, version: string): Record<string, string> {
  return Object.fromEntries(
    ["audit", "enforce", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  );
}

function createPolicies(
  name: string,
  namespace: string,
  args: NamespaceArgs,
  metadata: Metadata,
  inside: pulumi.CustomResourceOptions,
) {
  return Object.entries(networkPolicies(namespace, args)).map(
    ([policy, spec]) =>
      new kubernetes.networking.v1.NetworkPolicy(
        `${name}-network-policy-${namespace}-${policy}`,
        { metadata: metadata(policy), spec },
        inside,
      ),
  );
}

function createLimits(
  name: string,
  namespace: string,
  { quota, storageClasses }: NamespaceArgs,
  { storageClasses: { own, foreign } }: NamespaceSettings,
  metadata: Metadata,
  inside: pulumi.CustomResourceOptions,
) {
  const granted = storageClasses ?? own;
  const denied = [...own.filter((key) => !granted.includes(key)), ...foreign];
  return [
    new kubernetes.core.v1.ResourceQuota(
      `${name}-quota-${namespace}`,
      { metadata: metadata("quota"), spec: { hard: hardLimits(quota, granted, denied) } },
      inside,
    ),
    new kubernetes.core.v1.ResourceQuota(
      `${name}-no-system-priority-${namespace}`,
      { metadata: metadata("no-system-priority"), spec: noSystemPriority() },
      inside,
    ),
    new kubernetes.core.v1.LimitRange(
      `${name}-limits-${namespace}`,
      { metadata: metadata("limits"), spec: containerDefaults(quota) },
      inside,
    ),
  ];
}

/**
 * The default service account of pods: without a token, so that only pods that request rights have any. It is a
 * default, not a lock: it has no baseline label, so the tenant may change it, for instance to name its image pull
 * secrets.
 */
function createServiceAccount(
  name: string,
  namespace: string,
  settings: NamespaceSettings,
  metadata: Metadata,
  inside: pulumi.CustomResourceOptions,
) {
  return new kubernetes.core.v1.ServiceAccount(
    `${name}-service-account-${namespace}`,
    {
      metadata: { ...metadata("default"), labels: settings.labels },
      automountServiceAccountToken: false,
    },
    inside,
  );
}

function createBindings(
  name: string,
  namespace: string,
  { access = {} }: NamespaceArgs,
  { args, roles }: NamespaceSettings,
  metadata: Metadata,
  closed: pulumi.CustomResourceOptions,
) {
  const apiGroup = "rbac.authorization.k8s.io";
  return Object.entries(access).map(
    ([group, level]) =>
      new kubernetes.rbac.v1.RoleBinding(
        `${name}-access-${namespace}-${group}`,
        {
          metadata: metadata(`group-${group}`),
          roleRef: { apiGroup, kind: "ClusterRole", name: roles[level].metadata.name },
          subjects: [{ apiGroup, kind: "Group", name: groupName(args, group) }],
        },
        closed,
      ),
  );
}
