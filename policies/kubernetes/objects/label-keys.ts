/**
 * Labels with a domain that are known to lead nowhere, on objects and on the objects that operators create from them. A
 * key with a domain belongs to the domain's owner, whose controllers may act on it; a key without one belongs to the
 * user.
 */

/** Labels by their whole key. */
export const LABEL_KEYS = [
  "helm.sh/chart",
  "kubernetes.io/metadata.name",
  "kubernetes.io/arch",
  "kubernetes.io/cluster-service",
  "kubernetes.io/hostname",
  "kubernetes.io/name",
  "kubernetes.io/os",
  "endpointslice.kubernetes.io/managed-by",
  "kubernetes.io/service-name",
  "service.kubernetes.io/headless",
  "node.kubernetes.io/instance-type",
  "node.kubernetes.io/exclude-from-external-load-balancers",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
  "velero.io/exclude-from-backup",
  // The key of a pool in the tenant's file, on the pool's servers and nodes.
  "node.cluster.x-k8s.io/pool",
  "clusterctl.cluster.x-k8s.io",
  "clusterctl.cluster.x-k8s.io/move",
  "addons.cluster.x-k8s.io/resource-set",
  "addonmanager.kubernetes.io/mode",
  "argocd.argoproj.io/instance",
  "kustomize.toolkit.fluxcd.io/name",
  "kustomize.toolkit.fluxcd.io/namespace",
] as const;

/** Prefixes of labels that describe an object and its location. */
export const LABEL_PREFIXES = [
  "app.kubernetes.io/",
  // Operators use them to find their own objects; all fields of those have their own tables.
  "cert-manager.io/",
  "cnpg.io/",
  "k8up.io/",
  "strimzi.io/",
  "velero.io/",
  "batch.kubernetes.io/",
  "cluster.x-k8s.io/",
  "node-role.kubernetes.io/",
  "topology.kubernetes.io/",
] as const;
