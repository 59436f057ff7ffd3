/**
 * The annotations that are known to lead nowhere, each with its admitted values. All others are denied: to admit one,
 * add it here after reading what its controller does with the value.
 */

/**
 * The kinds of values: see `VALUES`; `text` is anything, where no reader of the annotation leads anywhere because of
 * it.
 */
export type ValueKind =
  | "text"
  | "boolean"
  | "integer"
  | "integers"
  | "duration"
  | "size"
  | "name"
  | "names"
  | "path"
  | "store path"
  | "hosts"
  | "urls"
  | "ranges"
  | "variable"
  | "path pair"
  | `one of ${string}`
  | `some of ${string}`;

/** One annotation, or all with the same prefix. */
export interface Row {
  readonly value: ValueKind;
  /** Why it is admitted. */
  readonly why: string;
}

/**
 * Keys without a prefix are private to users (Kubernetes documentation). Container runtimes and network plug-ins do
 * read such keys, in reverse domain form (`io.kubernetes.cri-o.…`): a key with a dot is denied until it has a row.
 */
export const PRIVATE_KEY = /^[^/.]*$/;

const informative = "informs people, or tools that only display it";
const own = "written by the cluster's own controllers, and read by them alone";
const elsewhere = (rule: string) => `its value is read by the rule ${rule}`;

/** Prefixes that one tool documents as its own, where no annotation with that prefix leads anywhere. */
export const PREFIXES: Readonly<Record<string, Row>> = {
  ...rows("text", informative, [
    "aes.example/",
    "sandbox.aes.example/",
    "app.kubernetes.io/",
    "checksum/",
    "helm.sh/",
  ]),
  ...rows("text", own, [
    "autoscaling.alpha.kubernetes.io/",
    "batch.kubernetes.io/",
    "control-plane.alpha.kubernetes.io/",
    "deployment.kubernetes.io/",
    "endpoints.kubernetes.io/",
    "node.alpha.kubernetes.io/",
    "rbac.authorization.kubernetes.io/",
    "apf.kubernetes.io/",
  ]),
  ...rows("text", "Cluster API's own book-keeping", [
    "cluster.x-k8s.io/",
    "controlplane.cluster.x-k8s.io/",
    "machine.cluster.x-k8s.io/",
    "topology.cluster.x-k8s.io/",
  ]),
  ...rows("one of runtime/default", "takes rights away from a container", [
    "container.apparmor.security.beta.kubernetes.io/",
    "container.seccomp.security.alpha.kubernetes.io/",
  ]),
  "vault.hashicorp.com/agent-inject-secret-": {
    value: "store path",
    why: "a path in the store that the injector's own configuration names",
  },
};

/** Annotations by their whole key. */
export const ANNOTATIONS: Readonly<Record<string, Row>> = {
  ...rows("text", own, ["deprecated.daemonset.template.generation"]),
  ...rows("text", informative, [
    "kubernetes.io/change-cause",
    "kubernetes.io/description",
    "kubectl.kubernetes.io/restartedAt",
    "meta.helm.sh/release-name",
    "meta.helm.sh/release-namespace",
    "argocd.argoproj.io/tracking-id",
    "reconcile.fluxcd.io/requestedAt",
    "controller-gen.kubebuilder.io/version",
    "api-approved.kubernetes.io",
    "config.k8s.io/owning-inventory",
    "config.kubernetes.io/depends-on",
    "config.kubernetes.io/local-config",
    "config.kubernetes.io/origin",
    "gateway.networking.k8s.io/bundle-version",
    "gateway.networking.k8s.io/channel",
  ]),
  // A copy of the object that `kubectl apply` stores for comparison; only kubectl reads it.
  "kubectl.kubernetes.io/last-applied-configuration": { value: "text", why: informative },
  ...rows("name", "which container kubectl takes", [
    "kubectl.kubernetes.io/default-container",
    "kubectl.kubernetes.io/default-logs-container",
  ]),
  ...rows("boolean", "how Pulumi's provider sends and awaits the object", [
    "pulumi.com/autonamed",
    "pulumi.com/replaceUnready",
    "pulumi.com/skipAwait",
  ]),
  // No row for pulumi.com/patchFieldManager: with another manager's name a program could change or remove its fields.
  ...rows("text", "how Pulumi's provider sends and awaits the object", ["pulumi.com/waitFor"]),
  // It takes over fields that others have set, including the estate.
  "pulumi.com/patchForce": { value: "one of false", why: "how Pulumi's provider sends the object" },
  "pulumi.com/timeoutSeconds": { value: "integer", why: "how long Pulumi's provider waits" },
  "pulumi.com/deletionPropagationPolicy": {
    value: "one of background|foreground|orphan",
    why: "what goes with the object",
  },
  ...rows("boolean", "whether and when an operator works on it", [
    "strimzi.io/manual-rolling-update",
    "strimzi.io/pause-reconciliation",
    "k8up.io/backup",
  ]),
  ...rows("one of enabled|disabled|migration|rollback", "how Strimzi runs its brokers", [
    "strimzi.io/kraft",
    "strimzi.io/node-pools",
  ]),
  "cnpg.io/hibernation": { value: "one of on|off", why: "whether a database sleeps" },
  ...rows("integer", "the order in which Argo CD applies", ["argocd.argoproj.io/sync-wave"]),
  ...rows("names", "when and how a deployment tool applies an object", [
    "argocd.argoproj.io/hook",
    "argocd.argoproj.io/hook-delete-policy",
  ]),
  "argocd.argoproj.io/sync-options": {
    value:
      "some of Prune=true|Prune=false|Prune=confirm|PruneLast=true|Delete=true|Delete=false|Delete=confirm|Validate=true|Validate=false|SkipDryRunOnMissingResource=true|ServerSideApply=true|ServerSideApply=false|RespectIgnoreDifferences=true",
    why: "when and how Argo CD applies an object; annotations that delete and recreate it are not here",
  },
  "argocd.argoproj.io/compare-options": {
    value:
      "some of IgnoreExtraneous|ServerSideDiff=true|ServerSideDiff=false|IncludeMutationWebhook=true|IncludeMutationWebhook=false",
    why: "how Argo CD compares an object with the cluster",
  },
  "kustomize.toolkit.fluxcd.io/prune": { value: "one of enabled|disabled", why: "keeps an object" },

  // Written by the cluster.
  ...rows("text", own, [
    "kubernetes.io/limit-ranger",
    "kubernetes.io/service-account.name",
    "kubernetes.io/service-account.uid",
    "pv.kubernetes.io/bind-completed",
    "pv.kubernetes.io/bound-by-controller",
    "pv.kubernetes.io/migrated-to",
    "pv.kubernetes.io/provisioned-by",
    "volume.beta.kubernetes.io/storage-provisioner",
    "volume.kubernetes.io/storage-provisioner",
    "volume.kubernetes.io/selected-node",
    "volume.kubernetes.io/controller-managed-attach-detach",
    "csi.volume.kubernetes.io/nodeid",
    "kubeadm.alpha.kubernetes.io/cri-socket",
  ]),
  "volume.beta.kubernetes.io/storage-class": { value: "text", why: elsewhere("storage-class") },
  ...rows("boolean", "which class those get who name none", [
    "ingressclass.kubernetes.io/is-default-class",
    "snapshot.storage.kubernetes.io/is-default-class",
    "storageclass.beta.kubernetes.io/is-default-class",
    "storageclass.kubernetes.io/is-default-class",
  ]),
  ...rows("boolean", "whether a pod may be moved, or be queried before it is ready", [
    "cluster-autoscaler.kubernetes.io/safe-to-evict",
    "cluster-autoscaler.kubernetes.io/scale-down-disabled",
    "kubernetes.io/enforce-mountable-secrets",
    "service.alpha.kubernetes.io/tolerate-unready-endpoints",
  ]),
  "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes": {
    value: "names",
    why: "whether a pod may be moved",
  },
  "controller.kubernetes.io/pod-deletion-cost": { value: "integer", why: "which pod ends first" },
  "seccomp.security.alpha.kubernetes.io/pod": {
    value: "one of runtime/default|docker/default",
    why: "takes rights away from a pod",
  },
  ...rows("one of Auto|auto|Disabled|disabled", "prefers pods of the same zone", [
    "service.kubernetes.io/topology-aware-hints",
    "service.kubernetes.io/topology-mode",
  ]),

  // Metrics: a server in the cluster scrapes the pod itself.
  "prometheus.io/scrape": {
    value: "boolean",
    why: "whether the cluster's own server asks the pod",
  },
  "prometheus.io/port": { value: "integer", why: "where the cluster's own server asks the pod" },
  "prometheus.io/path": { value: "path", why: "where the cluster's own server asks the pod" },
  "prometheus.io/scheme": { value: "one of http|https", why: "how it asks the pod" },

  // Load balancers of the site's own cloud. Keys that choose a network, an address or another balancer are left out.
  ...rows("text", elsewhere("external-reach"), [
    "service.beta.kubernetes.io/openstack-internal-load-balancer",
    "service.beta.kubernetes.io/load-balancer-source-ranges",
  ]),
  ...rows("boolean", "how the site's own load balancer speaks to the pods", [
    "loadbalancer.openstack.org/enable-health-monitor",
    "loadbalancer.openstack.org/x-forwarded-for",
  ]),
  "loadbalancer.openstack.org/proxy-protocol": {
    value: "one of true|false|v1|v2",
    why: "how the site's own load balancer speaks to the pods",
  },
  ...rows("integer", "limits of the site's own load balancer", [
    "loadbalancer.openstack.org/connection-limit",
    "loadbalancer.openstack.org/health-monitor-delay",
    "loadbalancer.openstack.org/health-monitor-max-retries",
    "loadbalancer.openstack.org/health-monitor-max-retries-down",
    "loadbalancer.openstack.org/health-monitor-timeout",
    "loadbalancer.openstack.org/timeout-client-data",
    "loadbalancer.openstack.org/timeout-member-connect",
    "loadbalancer.openstack.org/timeout-member-data",
    "loadbalancer.openstack.org/timeout-tcp-inspect",
  ]),
  "loadbalancer.openstack.org/hostname": { value: "hosts", why: "the name shown for the balancer" },

  // Names and certificates.
  "kubernetes.io/ingress.class": {
    value: "name",
    why: "which controller of the cluster serves it",
  },
  ...rows("hosts", "a name below a domain of the site", [
    "external-dns.alpha.kubernetes.io/hostname",
    "external-dns.alpha.kubernetes.io/internal-hostname",
    "cert-manager.io/alt-names",
    "cert-manager.io/common-name",
  ]),
  "external-dns.alpha.kubernetes.io/ttl": { value: "duration", why: "how long a name is kept" },
  ...rows("name", "an object of the cluster, which is evaluated itself", [
    "acme.cert-manager.io/http01-ingress-class",
    "cert-manager.io/certificate-name",
    "cert-manager.io/cluster-issuer",
    "cert-manager.io/issuer",
    "cert-manager.io/issuer-name",
    "cert-manager.io/private-key-secret-name",
    "cert-manager.io/request-private-key-secret-name",
  ]),
  ...rows("names", "an object of the cluster, which is evaluated itself", [
    "cert-manager.io/inject-ca-from",
    "cert-manager.io/inject-ca-from-secret",
  ]),
  ...rows("boolean", "how a certificate is requested", [
    "acme.cert-manager.io/http01-edit-in-place",
    "cert-manager.io/allow-direct-injection",
    "cert-manager.io/issue-temporary-certificate",
    "kubernetes.io/tls-acme",
  ]),
  "cert-manager.io/issuer-kind": {
    value: "one of Issuer|ClusterIssuer",
    why: "which kind of issuer",
  },
  "cert-manager.io/issuer-group": {
    value: "one of cert-manager.io",
    why: "no issuer from outside",
  },
  ...rows(
    "one of ",
    "written empty by cert-manager; addresses and URIs are not names of the site",
    ["cert-manager.io/ip-sans", "cert-manager.io/uri-sans"],
  ),
  ...rows("duration", "how long a certificate holds", [
    "cert-manager.io/duration",
    "cert-manager.io/renew-before",
  ]),
  ...rows("integer", "the form of a certificate's key", [
    "cert-manager.io/certificate-revision",
    "cert-manager.io/private-key-size",
    "cert-manager.io/revision-history-limit",
  ]),
  ...rows("names", "the form of a certificate's key", [
    "cert-manager.io/private-key-algorithm",
    "cert-manager.io/private-key-encoding",
    "cert-manager.io/private-key-rotation-policy",
    "cert-manager.io/usages",
  ]),

  // Ingress by nginx: paths, limits and times. No snippet, no mirror, no other host, no external authentication.
  ...rows("path", "a path behind the same host", [
    nginx("app-root"),
    nginx("rewrite-target"),
    nginx("session-cookie-path"),
    nginx("x-forwarded-prefix"),
  ]),
  ...rows("urls", "an address below a domain of the site", [
    nginx("cors-allow-origin"),
    nginx("permanent-redirect"),
    nginx("temporal-redirect"),
  ]),
  [nginx("server-alias")]: { value: "hosts", why: "a name below a domain of the site" },
  ...rows("ranges", "who may ask; it only narrows", [
    nginx("denylist-source-range"),
    nginx("limit-whitelist"),
    nginx("whitelist-source-range"),
    nginx("allowlist-source-range"),
  ]),
  ...rows("one of true|false|on|off", "how the controller of the cluster answers", [
    nginx("affinity-canary-behavior"),
    nginx("auth-tls-pass-certificate-to-upstream"),
    nginx("auth-tls-verify-client"),
    nginx("canary"),
    nginx("cors-allow-credentials"),
    nginx("enable-access-log"),
    nginx("enable-cors"),
    nginx("force-ssl-redirect"),
    nginx("from-to-www-redirect"),
    nginx("preserve-trailing-slash"),
    nginx("proxy-buffering"),
    nginx("proxy-request-buffering"),
    nginx("proxy-ssl-verify"),
    nginx("service-upstream"),
    nginx("session-cookie-conditional-samesite-none"),
    nginx("session-cookie-secure"),
    nginx("ssl-passthrough"),
    nginx("ssl-redirect"),
    nginx("use-regex"),
  ]),
  ...rows("integers", "limits of the controller of the cluster", [
    nginx("canary-weight"),
    nginx("canary-weight-total"),
    nginx("cors-max-age"),
    nginx("custom-http-errors"),
    nginx("limit-burst-multiplier"),
    nginx("limit-connections"),
    nginx("limit-rate"),
    nginx("limit-rate-after"),
    nginx("limit-rpm"),
    nginx("limit-rps"),
    nginx("permanent-redirect-code"),
    nginx("proxy-buffers-number"),
    nginx("proxy-next-upstream-tries"),
    nginx("session-cookie-expires"),
    nginx("session-cookie-max-age"),
    nginx("temporal-redirect-code"),
  ]),
  ...rows("duration", "how long the controller of the cluster waits", [
    nginx("proxy-connect-timeout"),
    nginx("proxy-next-upstream-timeout"),
    nginx("proxy-read-timeout"),
    nginx("proxy-send-timeout"),
  ]),
  ...rows("size", "how much the controller of the cluster takes", [
    nginx("client-body-buffer-size"),
    nginx("proxy-body-size"),
    nginx("proxy-buffer-size"),
    nginx("proxy-busy-buffers-size"),
    nginx("proxy-max-temp-file-size"),
  ]),
  ...rows("names", "words of the controller of the cluster, or a Secret of the namespace", [
    nginx("affinity"),
    nginx("affinity-mode"),
    nginx("auth-realm"),
    nginx("auth-secret"),
    nginx("auth-secret-type"),
    nginx("auth-tls-secret"),
    nginx("canary-by-cookie"),
    nginx("canary-by-header"),
    nginx("canary-by-header-value"),
    nginx("cors-allow-headers"),
    nginx("cors-allow-methods"),
    nginx("cors-expose-headers"),
    nginx("load-balance"),
    nginx("proxy-http-version"),
    nginx("proxy-next-upstream"),
    nginx("session-cookie-name"),
    nginx("session-cookie-samesite"),
  ]),
  ...rows("boolean", "whether the controller's own filter looks at the requests", [
    nginx("enable-modsecurity"),
    nginx("enable-owasp-core-rules"),
  ]),
  [nginx("satisfy")]: { value: "one of any|all", why: "which of its own checks must hold" },
  [nginx("upstream-hash-by")]: { value: "variable", why: "which pod gets a request" },
  [nginx("proxy-cookie-path")]: { value: "path pair", why: "the path in cookies of the same host" },
  [nginx("auth-type")]: { value: "one of basic|digest", why: "people known to the cluster itself" },
  [nginx("backend-protocol")]: {
    value: "one of HTTP|HTTPS|AUTO_HTTP|GRPC|GRPCS|FCGI",
    why: "how the pods are spoken to",
  },

  // Annotations of other tools in the cluster, as far as they lead nowhere.
  ...rows("boolean", "whether a tool of the cluster takes care of the object", [
    "k8up.io/backup",
    "reloader.stakater.com/auto",
    "sidecar.istio.io/inject",
    "vault.hashicorp.com/agent-inject",
    "vault.hashicorp.com/agent-pre-populate-only",
  ]),
  ...rows("boolean", "whether the cluster's own collector reads the pod's lines", [
    "co.elastic.logs/enabled",
    "fluentbit.io/exclude",
  ]),
  ...rows(
    "name",
    "how the cluster's own collector reads lines; where it sends them is its own matter",
    ["co.elastic.logs/fileset", "co.elastic.logs/module", "fluentbit.io/parser"],
  ),
  "linkerd.io/inject": { value: "one of enabled|disabled|ingress", why: "a proxy of the cluster" },
  ...rows("names", "objects of the same namespace", [
    "backup.velero.io/backup-volumes",
    "backup.velero.io/backup-volumes-excludes",
    "configmap.reloader.stakater.com/reload",
    "secret.reloader.stakater.com/reload",
    "vault.hashicorp.com/role",
  ]),
};

function rows(value: ValueKind, why: string, keys: readonly string[]): Record<string, Row> {
  return Object.fromEntries(keys.map((key) => [key, { value, why }]));
}

function nginx(name: string): string {
  return `nginx.ingress.kubernetes.io/${name}`;
}
