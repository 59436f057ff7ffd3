/**
 * The labels with a domain that are known to lead nowhere, of objects and of whatever operators hand on to what they make.
 * With a domain a key is somebody's, who may act on it; without one it is the user's own.
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
  // The key of a pool in the tenant's file, on its servers and its nodes.
  "node.cluster.x-k8s.io/pool",
  "clusterctl.cluster.x-k8s.io",
  "clusterctl.cluster.x-k8s.io/move",
  "addons.cluster.x-k8s.io/resource-set",
  "addonmanager.kubernetes.io/mode",
  "argocd.argoproj.io/instance",
  "kustomize.toolkit.fluxcd.io/name",
  "kustomize.toolkit.fluxcd.io/namespace",
] as const;

/** Beginnings that say what a thing is, and where. */
export const LABEL_PREFIXES = [
  "app.kubernetes.io/",
  // Operators find by them what is theirs; all that it says has a table of its own.
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
