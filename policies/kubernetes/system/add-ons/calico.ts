/**
 * Calico, the network of pods: it writes the node's interfaces, routes and packet filter, and puts its program where the
 * container runtime looks for it.
 */
import { isHere } from "../addresses.ts";
import type { AddOn, Container, Holds } from "./model.ts";

const BACKENDS = /^(bird|vxlan|none)$/;
const BOOLEAN = /^(true|false)$/;
/** Plugins that come with Calico's image. */
const PLUGINS = ["calico", "calico-ipam", "portmap", "bandwidth", "tuning", "k8s", "host-local"];

const node: Container = {
  images: ["calico/node"],
  words: [
    /^(\/bin\/)?calico-node$/,
    /^-(init|best-effort|shutdown|felix-live|felix-ready|bird-live|bird-ready)$/,
  ],
  env: {
    CALICO_DISABLE_FILE_LOGGING: BOOLEAN,
    CALICO_IPV4POOL_CIDR: /^[\d./]+$/,
    CALICO_IPV4POOL_IPIP: /^(Always|CrossSubnet|Never)$/,
    CALICO_IPV4POOL_VXLAN: /^(Always|CrossSubnet|Never)$/,
    CALICO_IPV6POOL_CIDR: /^[\da-f:/]+$/,
    CALICO_IPV6POOL_VXLAN: /^(Always|CrossSubnet|Never)$/,
    CALICO_NETWORKING_BACKEND: BACKENDS,
    CLUSTER_TYPE: /^k8s(,bgp)?$/,
    DATASTORE_TYPE: /^kubernetes$/,
    FELIX_DEFAULTENDPOINTTOHOSTACTION: /^(ACCEPT|RETURN|DROP)$/,
    FELIX_HEALTHENABLED: BOOLEAN,
    FELIX_IPINIPMTU: /^\d+$/,
    FELIX_IPV6SUPPORT: BOOLEAN,
    FELIX_VXLANMTU: /^\d+$/,
    FELIX_WIREGUARDMTU: /^\d+$/,
    IP: /^(autodetect|none)$/,
    IP6: /^(autodetect|none)$/,
    NODENAME: /^$/,
    WAIT_FOR_DATASTORE: BOOLEAN,
  },
  privileged: true,
  propagates: ["sys-fs", "bpffs", "var-run-calico"],
};
const cni: Container = {
  images: ["calico/cni"],
  words: [/^\/opt\/cni\/bin\/(calico-ipam|install)$/, /^-upgrade$/],
  env: {
    CALICO_NETWORKING_BACKEND: BACKENDS,
    CNI_CONF_NAME: /^10-calico\.conflist$/,
    CNI_MTU: /^\d+$/,
    CNI_NETWORK_CONFIG: /^$/,
    KUBERNETES_NODE_NAME: /^$/,
    SLEEP: BOOLEAN,
  },
  privileged: true,
};

const CRD = "crd.projectcalico.org";

/** Addresses of the cluster's own pods: they say where a pod is, and nothing follows them. */
const isAddress: Holds = (text) => /^[\da-f.:]+(\/\d+)?(,[\da-f.:]+(\/\d+)?)*$|^$/.test(text);

export const calico: AddOn = {
  workloads: [
    {
      kind: "DaemonSet",
      name: "calico-node",
      account: "calico-node",
      hostNetwork: true,
      files: [
        "/lib/modules",
        "/var/run/calico",
        "/var/lib/calico",
        "/run/xtables.lock",
        "/sys/fs",
        "/sys/fs/bpf",
        "/proc",
        "/opt/cni/bin",
        "/etc/cni/net.d",
        "/var/log/calico/cni",
        "/var/lib/cni/networks",
        "/var/run/nodeagent",
      ],
      sources: ["calico-config"],
      containers: { "calico-node": node },
      initContainers: {
        "upgrade-ipam": cni,
        "install-cni": cni,
        "mount-bpffs": node,
        "ebpf-bootstrap": node,
      },
    },
    {
      kind: "Deployment",
      name: "calico-kube-controllers",
      account: "calico-kube-controllers",
      containers: {
        "calico-kube-controllers": {
          images: ["calico/kube-controllers"],
          words: [/^\/usr\/bin\/check-status$/, /^-[lr]$/],
          env: { DATASTORE_TYPE: /^kubernetes$/, ENABLED_CONTROLLERS: /^[a-z]+(,[a-z]+)*$/ },
        },
      },
    },
  ],
  roles: {
    "ClusterRole calico-node": [
      "create serviceaccounts/token core calico-cni-plugin",
      "get,list,watch pods,nodes,namespaces,endpoints,services,serviceaccounts core",
      "get configmaps core",
      "list,watch endpointslices discovery.k8s.io",
      "patch,update nodes/status core",
      "patch pods/status core",
      "get,list,watch networkpolicies,adminnetworkpolicies,baselineadminnetworkpolicies networking.k8s.io,policy.networking.k8s.io",
      `get,list,watch globalfelixconfigs,felixconfigurations,bgppeers,bgpfilters,globalbgpconfigs,bgpconfigurations,ippools,ipreservations,ipamblocks,globalnetworkpolicies,stagedglobalnetworkpolicies,networkpolicies,stagednetworkpolicies,stagedkubernetesnetworkpolicies,globalnetworksets,networksets,clusterinformations,hostendpoints,blockaffinities,caliconodestatuses,tiers ${CRD}`,
      `create,update ippools,felixconfigurations,clusterinformations ${CRD}`,
      `create,delete,get,list,update,watch blockaffinities,ipamblocks,ipamhandles ${CRD}`,
      `get ipamconfigs ${CRD}`,
      `update caliconodestatuses ${CRD}`,
    ],
    "ClusterRole calico-cni-plugin": [
      "get pods,nodes,namespaces core",
      "patch pods/status core",
      `create,delete,get,list,update blockaffinities,ipamblocks,ipamhandles,clusterinformations,ippools,ipreservations,ipamconfigs ${CRD}`,
    ],
    "ClusterRole calico-tier-getter": ["get tiers projectcalico.org"],
    "ClusterRole calico-kube-controllers": [
      "get,list,watch nodes,pods,services core",
      `list,watch ippools,ipreservations ${CRD}`,
      `create,delete,get,list,update,watch blockaffinities,ipamblocks,ipamhandles,tiers,hostendpoints,kubecontrollersconfigurations ${CRD}`,
      `create,get,list,update,watch clusterinformations ${CRD}`,
    ],
  },
  bindings: {
    "ClusterRoleBinding calico-node": [
      "ClusterRole calico-node",
      "ServiceAccount kube-system/calico-node",
    ],
    "ClusterRoleBinding calico-cni-plugin": [
      "ClusterRole calico-cni-plugin",
      "ServiceAccount kube-system/calico-cni-plugin",
    ],
    "ClusterRoleBinding calico-tier-getter": [
      "ClusterRole calico-tier-getter",
      "User system:kube-controller-manager",
    ],
    "ClusterRoleBinding calico-kube-controllers": [
      "ClusterRole calico-kube-controllers",
      "ServiceAccount kube-system/calico-kube-controllers",
    ],
  },
  maps: {
    "calico-config": {
      typha_service_name: (text) => text === "none",
      calico_backend: (text) => BACKENDS.test(text),
      veth_mtu: (text) => /^\d+$/.test(text),
      cni_network_config: isChain,
    },
  },
  // Which node has which addresses of the pods. Peers, policies and places for logs are other kinds.
  custom: {
    [`${CRD} BlockAffinity`]: ["cidr", "deleted", "node", "state", "type"],
    [`${CRD} ClusterInformation`]: [
      "calicoVersion",
      "clusterGUID",
      "clusterType",
      "datastoreReady",
      "variant",
    ],
    [`${CRD} FelixConfiguration`]: [
      "bpfConnectTimeLoadBalancing",
      "floatingIPs",
      "healthPort",
      "logSeverityScreen",
      "nftablesMode",
      "reportingInterval",
      "vxlanVNI",
    ],
    [`${CRD} IPAMBlock`]: [
      "affinity",
      "affinityClaimTime",
      "allocations",
      "attributes",
      "cidr",
      "deleted",
      "sequenceNumber",
      "sequenceNumberForAllocation",
      "strictAffinity",
      "unallocated",
    ],
    [`${CRD} IPAMConfig`]: ["autoAllocateBlocks", "maxBlocksPerHost", "strictAffinity"],
    [`${CRD} IPAMHandle`]: ["block", "deleted", "handleID"],
    [`${CRD} IPPool`]: [
      "allowedUses",
      "assignmentMode",
      "blockSize",
      "cidr",
      "disabled",
      "ipipMode",
      "natOutgoing",
      "nodeSelector",
      "vxlanMode",
    ],
    [`${CRD} KubeControllersConfiguration`]: [
      "controllers",
      "etcdV3CompactionPeriod",
      "healthChecks",
      "logSeverityScreen",
    ],
    [`${CRD} Tier`]: ["defaultAction", "order"],
  },
  notes: {
    Pod: {
      annotations: {
        "cni.projectcalico.org/containerID": (text) => /^[\da-f]*$/.test(text),
        "cni.projectcalico.org/podIP": isAddress,
        "cni.projectcalico.org/podIPs": isAddress,
      },
    },
    Node: {
      annotations: {
        // Other nodes send the traffic of pods there.
        "projectcalico.org/IPv4Address": (text, world) => isHere(text.replace(/\/\d+$/, ""), world),
        "projectcalico.org/IPv6Address": (text, world) => isHere(text.replace(/\/\d+$/, ""), world),
        "projectcalico.org/IPv4IPIPTunnelAddr": isAddress,
        "projectcalico.org/IPv4VXLANTunnelAddr": isAddress,
        "projectcalico.org/IPv6VXLANTunnelAddr": isAddress,
      },
    },
  },
};

/** Texts of a chain of plugins that may have any value: none of them is an address. */
const NAMES =
  /^(name|cniVersion|type|log_level|log_file_path|datastore_type|nodename|policy|kubeconfig)$/;

/** A chain of plugins of Calico's image: its settings name no host. */
function isChain(text: string): boolean {
  let chain: unknown;
  try {
    // A number is filled in on the node.
    chain = JSON.parse(text.replace(/:\s*__CNI_MTU__/g, ": 0"));
  } catch {
    return false;
  }
  return isPart(chain, "");
}

function isPart(value: unknown, field: string): boolean {
  if (Array.isArray(value)) return value.every((part) => isPart(part, field));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).every(([key, part]) => isPart(part, key));
  }
  if (typeof value !== "string") return true;
  if (field === "type") return PLUGINS.includes(value);
  return NAMES.test(field) && /^(__[A-Z_]+__|\/var\/log\/[\w./-]+|[\w.-]+)$/.test(value);
}
