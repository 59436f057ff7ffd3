/** What enforces inside a cluster, by name: for the rule here and, in CEL, for the API server. */

/** Names of the estate's own policies, bindings and roles begin so. */
export const OWN = "aes-estate-";

/** Kinds with such names that only the estate makes, each as it would make it. */
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

/** What no API server asks a policy about, so that rights are all that protects it. */
export const GATES = [
  "validatingadmissionpolicies",
  "validatingadmissionpolicybindings",
  "mutatingadmissionpolicies",
  "mutatingadmissionpolicybindings",
];
export const GATE_GROUP = "admissionregistration.k8s.io";
/** Verbs that change nothing. */
export const READING = ["get", "list", "watch"];

/** Roles that Kubernetes brings, and what binds them: whoever changes one changes everybody's rights. */
export const BUILT_IN = /^(system:.*|cluster-admin|admin|edit|view)$/;

/** Groups that another server may answer for: numbers about what runs. Any other would be asked past every policy. */
export const AGGREGATED = ["metrics.k8s.io", "custom.metrics.k8s.io", "external.metrics.k8s.io"];

/** What a webhook may rewrite outside the system's namespaces: it is all asked of the policies afterwards. */
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

/** Which Service a slice of endpoints is of. */
export const SERVICE_OF = "kubernetes.io/service-name";

/** What Cluster API keeps of a cluster, by type and by name: its authorities, and its administrator's kubeconfig. */
export const CLUSTER_SECRET = "cluster.x-k8s.io/secret";
export const CLUSTER_SECRETS = /-(kubeconfig|ca|etcd|sa|proxy)$/;
/** The robot that makes a cluster's servers. */
export const CREDENTIALS = /-credentials$/;

/** ConfigMaps of the system: a namespace that is not known yet does not hide them. */
export const SYSTEM_MAPS = [
  "coredns",
  "kube-proxy",
  "kubeadm-config",
  "kubelet-config",
  "cluster-info",
  "extension-apiserver-authentication",
];

/** Labels of a namespace that decide what is enforced in it. */
export const ENFORCING_LABEL =
  /^(pod-security[.]kubernetes[.]io\/.*|aes[.]example\/.*|app[.]kubernetes[.]io\/managed-by|kubernetes[.]io\/metadata[.]name)$/;
