/** A baseline with the fewest and with all options. */
import type { ClusterBaselineArgs, NamespaceArgs } from "../../components/index.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import type { ClusterPolicy } from "../../policies/cluster-policy.ts";

export const policy: ClusterPolicy = {
  site: "bamako",
  tenant: "tax",
  cluster: "apps",
  owner: "ML",
  dataClass: "citizen",
  rank: 20,
  classes: ["citizen", "judicial"],
  registries: ["registry.bamako.aes.example"],
  domains: ["bamako.aes.example", "gouv.ml.example"],
  storageClasses: ["encrypted", "archive"],
  volumeTypes: ["encrypted"],
  provisioners: ["cinder.csi.openstack.org"],
  addresses: ["10.32.0.0/16"],
  government: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
  egress: ["citizen:none", "citizen:government", "judicial:none"],
  dns: ["10.32.0.53"],
  logs: ["logs.bamako.aes.example"],
  metrics: ["metrics.bamako.aes.example"],
  traces: ["traces.bamako.aes.example"],
  backups: ["objects.bamako.aes.example"],
  proxy: ["10.32.0.80"],
  contracts: [],
  loadBalancers: ["portal"],
};

/** The owner of all objects. */
export const whose = {
  "aes.example/class": "citizen",
  "aes.example/owner": "ML",
  "aes.example/site": "bamako",
  "aes.example/tenant": "tax",
};

/** The labels of all objects that only the estate may change. */
export const labels = { "app.kubernetes.io/managed-by": "aes-estate", ...whose };

export const leastBaseline: ClusterBaselineArgs = {
  site: "bamako",
  tenant: "tax",
  cluster: "apps",
  owner: "ML",
  dataClass: "citizen",
  policy: policyParameters(policy),
  namespaces: { batch: { quota: { cpu: 2, memoryGiB: 4, pods: 10 } } },
  podSecurityVersion: "v1.35",
};

const portal: NamespaceArgs = {
  podSecurity: "baseline",
  access: { operators: "edit", leads: "admin", auditors: "view" },
  quota: { cpu: 4, memoryGiB: 8, pods: 30, storageGiB: 50, loadBalancers: 1 },
  openWithin: true,
  storageClasses: ["encrypted"],
  flows: {
    users: { direction: "ingress", protocol: "tcp", portMin: 8443, remoteCidr: "10.0.0.0/8" },
    jobs: {
      direction: "egress",
      protocol: "udp",
      portMin: 9000,
      portMax: 9010,
      remoteNamespace: "batch",
      podLabels: { app: "web" },
    },
    updates: {
      direction: "egress",
      protocol: "tcp",
      portMin: 443,
      remoteCidr: "0.0.0.0/0",
      openToInternet: true,
    },
  },
};

export const fullestBaseline: ClusterBaselineArgs = {
  ...leastBaseline,
  rehearsal: true,
  namespaces: { ...leastBaseline.namespaces, portal },
  storageClasses: {
    encrypted: { volumeType: "encrypted", default: true },
    archive: { volumeType: "encrypted" },
  },
  foreignStorageClasses: ["csi-cinder"],
};
