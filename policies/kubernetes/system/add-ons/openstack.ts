/** The parts of OpenStack's provider: the cloud controller, and the driver of volumes; and what Magnum writes on nodes. */
import { type AddOn, type Container, isWord, type Notes } from "./model.ts";

const LEASES = "create,delete,get,list,patch,update,watch leases coordination.k8s.io";
const EVENTS = "create,get,list,patch,update,watch events core";
const CONFIG = /^\/etc\/(config|kubernetes)\/cloud\.conf$/;
const CLUSTER = /^[\w-]+$/;

/** It writes addresses of nodes, routes and load balancers, with the login in `cloud-config`. */
export const cloudController: AddOn = {
  workloads: [
    {
      kind: "DaemonSet",
      name: "openstack-cloud-controller-manager",
      account: "cloud-controller-manager",
      hostNetwork: true,
      files: [
        "/etc/kubernetes/pki",
        "/etc/ssl/certs",
        "/usr/libexec/kubernetes/kubelet-plugins/volume/exec",
      ],
      sources: ["cloud-config"],
      containers: {
        "openstack-cloud-controller-manager": {
          images: [
            "provider-os/openstack-cloud-controller-manager",
            "openstack-cloud-controller-manager",
          ],
          words: [
            /^\/bin\/openstack-cloud-controller-manager$/,
            /^--v=\d+$/,
            /^--cluster-name=(\$\(CLUSTER_NAME\)|[\w-]+)$/,
            /^--cloud-config=(\$\(CLOUD_CONFIG\)|\/etc\/config\/cloud\.conf)$/,
            /^--cloud-provider=openstack$/,
            /^--use-service-account-credentials=(true|false)$/,
            /^--leader-elect=(true|false)$/,
            /^--bind-address=127\.0\.0\.1$/,
          ],
          env: { CLOUD_CONFIG: CONFIG, CLUSTER_NAME: CLUSTER },
        },
      },
    },
  ],
  roles: {
    "ClusterRole system:cloud-controller-manager": [
      "create,get,list,update,watch leases coordination.k8s.io",
      "create,patch,update events core",
      "* nodes core",
      "patch nodes/status,services/status core",
      "list,patch,update,watch services core",
      "create serviceaccounts/token core",
      "create,get serviceaccounts core",
      "* persistentvolumes core",
      "create,get,list,update,watch endpoints core",
      "get,list,watch configmaps,secrets core",
    ],
  },
  bindings: {
    "ClusterRoleBinding system:cloud-controller-manager": [
      "ClusterRole system:cloud-controller-manager",
      "ServiceAccount kube-system/cloud-controller-manager",
    ],
    "RoleBinding kube-system system:cloud-controller-manager:extension-apiserver-authentication-reader":
      [
        "Role extension-apiserver-authentication-reader",
        "ServiceAccount kube-system/cloud-controller-manager",
      ],
  },
  secrets: ["cloud-config"],
  notes: {
    Node: {
      labels: {
        "beta.kubernetes.io/instance-type": isWord,
        "failure-domain.beta.kubernetes.io/region": isWord,
        "failure-domain.beta.kubernetes.io/zone": isWord,
      },
    },
  },
};

/** A helper of the driver, which talks to it over a socket. */
function helper(name: string, ...flags: readonly RegExp[]): Container {
  return {
    images: [`sig-storage/${name}`, name],
    words: [
      /^--csi-address=(\$\(ADDRESS\)|\/csi\/csi\.sock)$/,
      /^--(timeout|v)=\d+[ms]?$/,
      /^--leader-election(=true)?$/,
      ...flags,
    ],
    env: {
      ADDRESS: /^\/(csi|var\/lib\/csi\/sockets\/pluginproxy)\/csi\.sock$/,
      DRIVER_REG_SOCK_PATH:
        /^\/var\/lib\/kubelet\/plugins\/cinder\.csi\.openstack\.org\/csi\.sock$/,
      KUBE_NODE_NAME: /^$/,
    },
  };
}

const FILE_SYSTEM = /^--default-fstype=(ext4|xfs)$/;
const plugin: Container = {
  images: ["provider-os/cinder-csi-plugin", "cinder-csi-plugin"],
  words: [
    /^\/bin\/cinder-csi-plugin$/,
    /^--endpoint=\$\(CSI_ENDPOINT\)$/,
    /^--cloud-config=\$\(CLOUD_CONFIG\)$/,
    /^--cluster=\$\(CLUSTER_NAME\)$/,
    /^--provide-(node|controller)-service=false$/,
    /^--v=\d+$/,
  ],
  env: {
    CSI_ENDPOINT: /^unix:\/\/\/?csi\/csi\.sock$/,
    CLOUD_CONFIG: CONFIG,
    CLUSTER_NAME: CLUSTER,
  },
};
const probe = {
  ...helper("livenessprobe"),
  images: ["sig-storage/livenessprobe", "livenessprobe", "csi-livenessprobe"],
};

/** On each node it mounts volumes where the kubelet and the pods see them. */
export const cinder: AddOn = {
  workloads: [
    {
      kind: "Deployment",
      name: "csi-cinder-controllerplugin",
      account: "csi-cinder-controller-sa",
      sources: ["cloud-config"],
      containers: {
        "csi-attacher": helper("csi-attacher", FILE_SYSTEM),
        "csi-provisioner": helper(
          "csi-provisioner",
          FILE_SYSTEM,
          /^--feature-gates=Topology=true$/,
          /^--extra-create-metadata$/,
        ),
        "csi-snapshotter": helper("csi-snapshotter", /^--extra-create-metadata$/),
        "csi-resizer": helper("csi-resizer", /^--handle-volume-inuse-error=false$/),
        "liveness-probe": probe,
        "cinder-csi-plugin": plugin,
      },
    },
    {
      kind: "DaemonSet",
      name: "csi-cinder-nodeplugin",
      account: "csi-cinder-node-sa",
      hostNetwork: true,
      files: [
        "/var/lib/kubelet/plugins/cinder.csi.openstack.org",
        "/var/lib/kubelet/plugins_registry",
        "/var/lib/kubelet",
        "/dev",
      ],
      sources: ["cloud-config"],
      containers: {
        "node-driver-registrar": helper(
          "csi-node-driver-registrar",
          /^--kubelet-registration-path=\$\(DRIVER_REG_SOCK_PATH\)$/,
        ),
        "liveness-probe": probe,
        "cinder-csi-plugin": {
          ...plugin,
          privileged: true,
          capabilities: ["SYS_ADMIN"],
          propagates: ["kubelet-dir"],
          ports: [9808],
        },
      },
    },
  ],
  roles: {
    "ClusterRole csi-attacher-role": [
      "get,list,patch,watch persistentvolumes core",
      "get,list,watch nodes core",
      "get,list,watch csinodes storage.k8s.io",
      "get,list,patch,watch volumeattachments storage.k8s.io",
      "patch volumeattachments/status storage.k8s.io",
      LEASES,
    ],
    "ClusterRole csi-provisioner-role": [
      "create,delete,get,list,patch,watch persistentvolumes core",
      "get,list,update,watch persistentvolumeclaims core",
      "get,list,watch nodes core",
      "get,list,watch storageclasses,csinodes,volumeattachments storage.k8s.io",
      EVENTS,
      "get,list volumesnapshots,volumesnapshotcontents snapshot.storage.k8s.io",
      LEASES,
    ],
    "ClusterRole csi-snapshotter-role": [
      EVENTS,
      "get,list,patch,update,watch volumesnapshotcontents snapshot.storage.k8s.io",
      "patch,update volumesnapshotcontents/status snapshot.storage.k8s.io",
      "get,list,watch volumesnapshotclasses snapshot.storage.k8s.io",
      LEASES,
    ],
    "ClusterRole csi-resizer-role": [
      "get,list,patch,watch persistentvolumes core",
      "get,list,watch persistentvolumeclaims,pods core",
      "patch persistentvolumeclaims/status core",
      EVENTS,
      LEASES,
    ],
    "ClusterRole csi-nodeplugin-role": [EVENTS],
  },
  bindings: Object.fromEntries([
    ...["attacher", "provisioner", "snapshotter", "resizer"].map((name) => [
      `ClusterRoleBinding csi-${name}-binding`,
      [`ClusterRole csi-${name}-role`, "ServiceAccount kube-system/csi-cinder-controller-sa"],
    ]),
    [
      "ClusterRoleBinding csi-nodeplugin-binding",
      ["ClusterRole csi-nodeplugin-role", "ServiceAccount kube-system/csi-cinder-node-sa"],
    ],
  ]),
  secrets: ["cloud-config"],
  notes: { Node: { labels: { "topology.cinder.csi.openstack.org/zone": isWord } } },
};

/** Labels with which Magnum's drivers mark the nodes of a group: capi-helm's, and two of the Heat drivers. No add-on. */
export const nodeGroups: Notes = {
  Node: {
    labels: {
      "capi.stackhpc.com/node-group": isWord,
      "magnum.openstack.org/nodegroup": isWord,
      "magnum.openstack.org/role": isWord,
    },
  },
};
