/** The objects that enforce policies inside a cluster, by name: for the rule here and, in CEL, for the API server. */

/** Prefix of the names of the estate's own policies, bindings and roles. */
export const OWN = "aes-estate-";

/** Kinds with such names that only the estate creates, each exactly as it would create it. */
export const OWN_KINDS = [
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "MutatingAdmissionPolicy",
  "MutatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
  "MutatingWebhookConfiguration",
  "ClusterRole",
  "ClusterRoleBinding",
];

/** Objects for which no API server evaluates policies, so that only rights protect them. */
export const ADMISSION_KINDS = [
  "validatingadmissionpolicies",
  "validatingadmissionpolicybindings",
  "mutatingadmissionpolicies",
  "mutatingadmissionpolicybindings",
];
export const ADMISSION_GROUP = "admissionregistration.k8s.io";
/** Verbs that change nothing. */
export const READING = ["get", "list", "watch"];

/** Built-in roles of Kubernetes, and their bindings: changing one changes everyone's rights. */
export const BUILT_IN = /^(system:.*|cluster-admin|admin|edit|view)$/;

/**
 * Groups that another server may answer for: numbers about workloads. Requests of any other would bypass every policy.
 */
export const AGGREGATED = ["metrics.k8s.io", "custom.metrics.k8s.io", "external.metrics.k8s.io"];

/**
 * Resources that a webhook may rewrite outside the system's namespaces: the policies evaluate all of them afterwards.
 */
export const REWRITABLE = [
  "pods",
  "services",
  "deployments",
  "daemonsets",
  "statefulsets",
  "replicasets",
  "jobs",
  "cronjobs",
  "ingresses",
  "persistentvolumeclaims",
  "poddisruptionbudgets",
];

/** Names the Service that a slice of endpoints belongs to. */
export const SERVICE_OF = "kubernetes.io/service-name";

/** Cluster API's Secrets of a cluster, by type and by name: its authorities, and its administrator's kubeconfig. */
export const CLUSTER_SECRET = "cluster.x-k8s.io/secret";
export const CLUSTER_SECRETS = /-(kubeconfig|ca|etcd|sa|proxy)$/;
/** The service account that creates a cluster's servers. */
export const CREDENTIALS = /-credentials$/;

/** ConfigMaps of the system: protected even when their namespace is not known yet. */
export const SYSTEM_MAPS = [
  "coredns",
  "kube-proxy",
  "kubeadm-config",
  "kubelet-config",
  "cluster-info",
  "extension-apiserver-authentication",
];

/** Labels of a namespace that decide which policies are enforced in it. */
export const ENFORCING_LABEL =
  /^(pod-security[.]kubernetes[.]io\/.*|aes[.]example\/.*|app[.]kubernetes[.]io\/managed-by|kubernetes[.]io\/metadata[.]name)$/;
