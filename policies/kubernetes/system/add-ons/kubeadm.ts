/** What kubeadm installs: the cluster's own names (CoreDNS), and the addresses of Services on each node (kube-proxy). */
import { isHere } from "../addresses.ts";
import type { World } from "../world.ts";
import { type AddOn, isWord, type Notes } from "./model.ts";

/** It answers for names inside the cluster, and asks the node's own resolver for all others. */
export const coredns: AddOn = {
  workloads: [
    {
      kind: "Deployment",
      name: "coredns",
      account: "coredns",
      sources: ["coredns"],
      containers: {
        coredns: {
          images: ["coredns/coredns", "coredns"],
          words: [/^-conf$/, /^\/etc\/coredns\/Corefile$/],
          capabilities: ["NET_BIND_SERVICE"],
        },
      },
    },
  ],
  roles: {
    "ClusterRole system:coredns": [
      "list,watch endpoints,services,pods,namespaces core",
      "get nodes core",
      "list,watch endpointslices discovery.k8s.io",
    ],
  },
  bindings: {
    "ClusterRoleBinding system:coredns": [
      "ClusterRole system:coredns",
      "ServiceAccount kube-system/coredns",
    ],
  },
  maps: { coredns: { Corefile: isCorefile } },
  services: { "kube-dns": { selector: { "k8s-app": "kube-dns" }, ports: [53, 9153] } },
};

/** It writes the node's packet filter. */
export const kubeProxy: AddOn = {
  workloads: [
    {
      kind: "DaemonSet",
      name: "kube-proxy",
      account: "kube-proxy",
      hostNetwork: true,
      files: ["/run/xtables.lock", "/lib/modules"],
      sources: ["kube-proxy"],
      containers: {
        "kube-proxy": {
          images: ["kube-proxy"],
          words: [
            /^\/usr\/local\/bin\/kube-proxy$/,
            /^--config=\/var\/lib\/kube-proxy\/config\.conf$/,
            /^--hostname-override=\$\(NODE_NAME\)$/,
          ],
          env: { NODE_NAME: /^$/ },
          privileged: true,
        },
      },
    },
  ],
  roles: { "Role kube-system kube-proxy": ["get configmaps core kube-proxy"] },
  bindings: {
    "ClusterRoleBinding kubeadm:node-proxier": [
      "ClusterRole system:node-proxier",
      "ServiceAccount kube-system/kube-proxy",
    ],
    "RoleBinding kube-system kube-proxy": [
      "Role kube-proxy",
      "Group system:bootstrappers:kubeadm:default-node-token",
    ],
  },
  maps: { "kube-proxy": { "config.conf": isProxySettings, "kubeconfig.conf": leadsHere } },
};

/** What the kubelet writes on its own node; it is no add-on. */
export const kubelet: Notes = {
  Node: {
    labels: { "beta.kubernetes.io/arch": isWord, "beta.kubernetes.io/os": isWord },
    annotations: {
      "alpha.kubernetes.io/provided-node-ip": (text, world) =>
        text.split(",").every((address) => isHere(address, world)),
      "volumes.kubernetes.io/controller-managed-attach-detach": isWord,
    },
  },
};

/** Lines of a Corefile that name no host. */
const LINES = [
  /^\.:53 \{$/,
  /^\}$/,
  /^(errors|ready|loop|reload|loadbalance|health)$/,
  /^(health|cache \d+) \{$/,
  /^cache \d+$/,
  /^lameduck \d+s$/,
  /^kubernetes [a-z][a-z0-9.-]*\.(local|internal) in-addr\.arpa ip6\.arpa \{$/,
  /^kubernetes [a-z]+\.local \{$/,
  /^pods (insecure|verified|disabled)$/,
  /^fallthrough in-addr\.arpa ip6\.arpa$/,
  /^ttl \d+$/,
  /^prometheus :9153$/,
  /^forward \. \/etc\/resolv\.conf( \{)?$/,
  /^max_concurrent \d+$/,
  /^disable (success|denial) [a-z0-9.-]+$/,
];

/** Each line is known; each name server is the site's. */
function isCorefile(text: string, world: World): boolean {
  return linesOf(text)
    .filter((line) => !line.startsWith("#"))
    .every((line) => {
      const [, servers] = /^forward \. ((?:[\da-f.:]+ ?)+)\{?$/.exec(line) ?? [];
      if (servers === undefined) return LINES.some((known) => known.test(line));
      return servers
        .trim()
        .split(" ")
        .every((server) => isHere(server, world));
    });
}

/** Its only file is its kubeconfig, and nothing in it is a URL: all else is numbers, words and the cluster's ranges. */
function isProxySettings(text: string): boolean {
  const files = [...text.matchAll(/\bkubeconfig:\s*(\S*)/g)].map(([, file]) => file);
  return (
    /^kind: KubeProxyConfiguration$/m.test(text) &&
    files.every((file) => file === "/var/lib/kube-proxy/kubeconfig.conf") &&
    !text.includes("://")
  );
}

const SECRETS = "/var/run/secrets/kubernetes.io/serviceaccount";
/** Lines of a kubeconfig that logs in as the pod's own account. */
const ACCESS = new Set([
  "apiVersion: v1",
  "kind: Config",
  "preferences: {}",
  "clusters:",
  "- cluster:",
  `certificate-authority: ${SECRETS}/ca.crt`,
  "contexts:",
  "- context:",
  "cluster: default",
  "namespace: default",
  "user: default",
  "current-context: default",
  "users:",
  "- name: default",
  "name: default",
  "user:",
  `tokenFile: ${SECRETS}/token`,
]);

/** As its own account, to the API server that was read or one of the site. */
function leadsHere(text: string, world: World): boolean {
  return linesOf(text).every((line) => {
    const [, address] = /^server: https:\/\/([^/\s]+)\/?$/.exec(line) ?? [];
    return address === undefined ? ACCESS.has(line) : isHere(address, world);
  });
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
