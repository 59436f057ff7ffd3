/** Variations of the add-ons that lead elsewhere: the file, the object in it, and what is changed. */

/** The fields of an object that a variation changes. */
// biome-ignore lint/suspicious/noExplicitAny: a variation writes any field.
type Fields = any;

const containersOf = ({ spec }: Fields) => spec.template.spec.containers;
const volumesOf = ({ spec }: Fields) => spec.template.spec.volumes;
const RIGHT = { apiGroups: [""], resources: ["secrets"], verbs: ["get"] };

export const HOSTILE: Readonly<
  Record<string, readonly [file: string, object: string, change: (fields: Fields) => void]>
> = {
  "an image of another registry": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      containersOf(one)[0].image = "docker.io/calico/node:v3.30.2";
    },
  ],
  "an image of the site's registry that is not the mirror's": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      containersOf(one)[0].image = "registry.bamako.aes.example/tax/calico/node:v3.30.2";
    },
  ],
  "an image with a longer name": [
    "kube-proxy",
    "DaemonSet kube-proxy",
    (one) => {
      containersOf(one)[0].image = "registry.bamako.aes.example/mirror/kube-proxy-x:v1.36.3";
    },
  ],
  "an image of another add-on": [
    "kube-proxy",
    "DaemonSet kube-proxy",
    (one) => {
      containersOf(one)[0].image = "registry.bamako.aes.example/mirror/calico/node:v3.30.2";
    },
  ],
  "a folder of the node added": [
    "coredns",
    "Deployment coredns",
    (one) => volumesOf(one).push({ name: "node", hostPath: { path: "/etc" } }),
  ],
  "the whole node instead of a folder": [
    "node-problem-detector",
    "DaemonSet node-problem-detector",
    (one) => {
      volumesOf(one)[0].hostPath.path = "/";
    },
  ],
  "a folder reached over another": [
    "node-problem-detector",
    "DaemonSet node-problem-detector",
    (one) => {
      volumesOf(one)[0].hostPath.path = "/var/log/../../etc";
    },
  ],
  "a file server as a volume": [
    "calico",
    "DaemonSet calico-node",
    (one) => volumesOf(one).push({ name: "out", nfs: { server: "203.0.113.7", path: "/" } }),
  ],
  "a Secret of another program as a volume": [
    "metrics-server",
    "Deployment metrics-server",
    (one) => volumesOf(one).push({ name: "login", secret: { secretName: "cloud-config" } }),
  ],
  "another namespace": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      one.metadata.namespace = "portal";
    },
  ],
  "another namespace of the system": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      one.metadata.namespace = "kube-public";
    },
  ],
  "a capability more": [
    "coredns",
    "Deployment coredns",
    (one) => containersOf(one)[0].securityContext.capabilities.add.push("SYS_PTRACE"),
  ],
  "a privileged container among others": [
    "cinder-csi",
    "DaemonSet csi-cinder-nodeplugin",
    (one) => {
      containersOf(one)[0].securityContext = { privileged: true };
    },
  ],
  "the node's processes": [
    "kube-proxy",
    "DaemonSet kube-proxy",
    (one) => {
      one.spec.template.spec.hostPID = true;
    },
  ],
  "the node's network": [
    "metrics-server",
    "Deployment metrics-server",
    (one) => {
      one.spec.template.spec.hostNetwork = true;
    },
  ],
  "a port of the node": [
    "coredns",
    "Deployment coredns",
    (one) => {
      containersOf(one)[0].ports[0].hostPort = 53;
    },
  ],
  "another port of the node": [
    "cinder-csi",
    "Pod csi-cinder-nodeplugin-4kq7x",
    ({ spec }) => {
      spec.containers[2].ports[0].hostPort = 6443;
    },
  ],
  "a mount that the node sees": [
    "node-problem-detector",
    "DaemonSet node-problem-detector",
    (one) => {
      containersOf(one)[0].volumeMounts[0].mountPropagation = "Bidirectional";
    },
  ],
  "no confinement of system calls": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      containersOf(one)[0].securityContext.seccompProfile = { type: "Unconfined" };
    },
  ],
  "a container more": [
    "calico",
    "DaemonSet calico-node",
    (one) => containersOf(one).push({ ...containersOf(one)[0], name: "collector" }),
  ],
  "another command": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      containersOf(one)[0].command = ["/bin/sh", "-c", "curl https://203.0.113.7"];
    },
  ],
  "another command as a hook": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      containersOf(one)[0].lifecycle.preStop.exec.command = ["/bin/sh"];
    },
  ],
  "a variable more": [
    "openstack-cloud-controller-manager",
    "DaemonSet openstack-cloud-controller-manager",
    (one) => containersOf(one)[0].env.push({ name: "HTTPS_PROXY", value: "http://203.0.113.7" }),
  ],
  "settings of another cloud": [
    "openstack-cloud-controller-manager",
    "DaemonSet openstack-cloud-controller-manager",
    (one) => {
      containersOf(one)[0].env[0].value = "/etc/ssl/certs/cloud.conf";
    },
  ],
  "a variable from another Secret": [
    "calico",
    "DaemonSet calico-node",
    (one) => {
      containersOf(one)[0].env[0] = {
        name: "DATASTORE_TYPE",
        valueFrom: { secretKeyRef: { name: "cloud-config", key: "cloud.conf" } },
      };
    },
  ],
  "another account": [
    "metrics-server",
    "Deployment metrics-server",
    (one) => {
      one.spec.template.spec.serviceAccountName = "cloud-controller-manager";
    },
  ],
  "a resolver abroad": [
    "metrics-server",
    "Deployment metrics-server",
    (one) => {
      one.spec.template.spec.dnsConfig = { nameservers: ["203.0.113.53"] };
    },
  ],
  "a pod with another image, named like that of a workload": [
    "calico",
    "Pod calico-node-4kq7x",
    ({ spec }) => {
      spec.containers[0].image = "registry.bamako.aes.example/web:1";
    },
  ],
  "a revision with a hostile template": [
    "kube-proxy",
    "ControllerRevision kube-proxy-6d9f7c54b8",
    ({ data }) => {
      data.spec.template.spec.hostPID = true;
    },
  ],
  "a load balancer": [
    "coredns",
    "Service kube-dns",
    ({ spec }) => {
      spec.type = "LoadBalancer";
    },
  ],
  "an address of the outside": [
    "metrics-server",
    "Service metrics-server",
    ({ spec }) => {
      spec.externalIPs = ["203.0.113.7"];
    },
  ],
  "a Service for other pods": [
    "coredns",
    "Service kube-dns",
    ({ spec }) => {
      spec.selector = { app: "collector" };
    },
  ],
  "an address abroad behind a Service": [
    "coredns",
    "EndpointSlice kube-dns-x2k4p",
    (one) => {
      one.endpoints[0].addresses = ["203.0.113.7"];
    },
  ],
  "a name server abroad": [
    "coredns",
    "ConfigMap coredns",
    ({ data }) => {
      data.Corefile = data.Corefile.replace("/etc/resolv.conf", "203.0.113.53");
    },
  ],
  "names answered by another plugin": [
    "coredns",
    "ConfigMap coredns",
    ({ data }) => {
      data.Corefile = data.Corefile.replace("loop", "rewrite name a.example b.example");
    },
  ],
  "a plugin of the network that Calico does not bring": [
    "calico",
    "ConfigMap calico-config",
    ({ data }) => {
      data.cni_network_config = data.cni_network_config.replace('"bandwidth"', '"collector"');
    },
  ],
  "an API server abroad": [
    "kube-proxy",
    "ConfigMap kube-proxy",
    ({ data }) => {
      data["kubeconfig.conf"] = data["kubeconfig.conf"].replace("10.32.18.4", "203.0.113.7");
    },
  ],
  "a login command": [
    "kube-proxy",
    "ConfigMap kube-proxy",
    ({ data }) => {
      data["kubeconfig.conf"] += "    exec: { command: sh }\n";
    },
  ],
  "a key more": [
    "kube-proxy",
    "ConfigMap kube-proxy",
    ({ data }) => {
      data.more = "x";
    },
  ],
  "a right more": [
    "metrics-server",
    "ClusterRole system:metrics-server",
    ({ rules }) => rules.push(RIGHT),
  ],
  "a token of every account": [
    "calico",
    "ClusterRole calico-node",
    ({ rules }) => {
      delete rules[0].resourceNames;
    },
  ],
  "a subject more": [
    "coredns",
    "ClusterRoleBinding system:coredns",
    ({ subjects }) => subjects.push({ kind: "User", name: "oidc:guest" }),
  ],
  "another role": [
    "kube-proxy",
    "ClusterRoleBinding kubeadm:node-proxier",
    ({ roleRef }) => {
      roleRef.name = "cluster-admin";
    },
  ],
  "a role that is added to others": [
    "metrics-server",
    "ClusterRole system:metrics-server",
    ({ metadata }) => {
      metadata.labels["rbac.authorization.k8s.io/aggregate-to-view"] = "true";
    },
  ],
  "a right more in a role that adds up others": [
    "metrics-server",
    "ClusterRole view",
    ({ rules }) => rules.push(RIGHT),
  ],
  "a Secret among the pod's own token": [
    "metrics-server",
    "Pod metrics-server-6d9f7c54b8-4kq7x",
    ({ spec }) => spec.volumes[1].projected.sources.push({ secret: { name: "cloud-config" } }),
  ],
  "a place for logs in the settings of the network": [
    "calico",
    "FelixConfiguration default",
    ({ spec }) => {
      spec.flowLogsGoldmaneServer = "203.0.113.7:443";
    },
  ],
  "a peer of the network": [
    "calico",
    "BlockAffinity node-1-172-16-10-64-26",
    (one) => {
      one.kind = "BGPPeer";
    },
  ],
  "a node whose pods are reached abroad": [
    "calico",
    "Node node-1",
    ({ metadata }) => {
      metadata.annotations["projectcalico.org/IPv4Address"] = "203.0.113.7/24";
    },
  ],
  "a label of a node that no driver writes": [
    "calico",
    "Node node-1",
    ({ metadata }) => {
      metadata.labels["capi.stackhpc.com/proxy"] = "web";
    },
  ],
  "a label of a node that is no word": [
    "calico",
    "Node node-1",
    ({ metadata }) => {
      metadata.labels["capi.stackhpc.com/node-group"] = "web/203.0.113.7";
    },
  ],
  "a wish for an address among the notes": [
    "calico",
    "Pod web",
    ({ metadata }) => {
      metadata.annotations["cni.projectcalico.org/ipAddrs"] = '["203.0.113.7"]';
    },
  ],
  "an API by another Service": [
    "metrics-server",
    "APIService v1beta1.metrics.k8s.io",
    ({ spec }) => {
      spec.service = { name: "collector", namespace: "portal" };
    },
  ],
  "a token that never ends": [
    "cinder-csi",
    "ServiceAccount csi-cinder-node-sa",
    (one) => {
      one.secrets = [{ name: "token" }];
    },
  ],
  "a login of another type": [
    "openstack-cloud-controller-manager",
    "Secret cloud-config",
    (one) => {
      one.type = "kubernetes.io/service-account-token";
    },
  ],
};
