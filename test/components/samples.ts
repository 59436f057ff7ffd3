/** Arguments with the fewest and with all options, shared by the component tests. */
import {
  type AllLimits,
  type KubernetesClusterArgs,
  type NetworkSegmentArgs,
  NO_QUOTA,
  type SiteFoundationArgs,
  type TenantProjectArgs,
} from "../../components/index.ts";

/** The labels all samples carry, as tags. */
export function tags(
  owner: string,
  dataClass: string,
  tenant: string,
  rehearsal = false,
): string[] {
  return [
    `aes:class=${dataClass}`,
    `aes:owner=${owner}`,
    ...(rehearsal ? ["aes:rehearsal=true"] : []),
    "aes:site=bamako",
    `aes:tenant=${tenant}`,
  ];
}

/** A quota in which every limit has a different value: 1, 2, 3, … in the order of the interface. */
export const distinctQuota = Object.fromEntries(
  Object.keys(NO_QUOTA).map((name, index) => [name, index + 1]),
) as unknown as AllLimits;

export const leastFoundation: SiteFoundationArgs = {
  site: "bamako",
  owner: "ML",
  dataClass: "public",
  countries: { ML: { name: "bamako-ml", description: "Mali" } },
  ipv4Prefixes: ["10.32.16.0/20"],
  ipv6Prefixes: ["fd5a:e500:1::/52"],
};

export const fullestFoundation: SiteFoundationArgs = {
  ...leastFoundation,
  rehearsal: true,
  countries: {
    ML: { name: "bamako-ml", description: "Mali" },
    NE: { name: "bamako-ne", description: "Niger" },
  },
  ipv4Prefixes: ["10.32.24.0/21", "10.32.16.0/21"],
  flavors: { small: { vcpus: 1, ramMiB: 2048, diskGiB: 20 } },
  volumeTypes: { plain: { description: "Without encryption" } },
  qosClasses: { standard: { maxKbps: 100000, maxBurstKbps: 20000 } },
};

export const leastTenant: TenantProjectArgs = {
  site: "bamako",
  tenant: "tax",
  owner: "ML",
  dataClass: "citizen",
  title: "Tax office",
  domainId: "domain-ml",
  quota: NO_QUOTA,
  roleIds: {},
};

export const fullestTenant: TenantProjectArgs = {
  ...leastTenant,
  rehearsal: true,
  quota: distinctQuota,
  volumeTypeQuotas: {
    encrypted: { volumes: 7, volumeGiB: 70, snapshots: 3 },
    plain: { volumes: 0, volumeGiB: 0, snapshots: 0 },
  },
  groups: {
    operators: { roles: ["member", "load-balancer_member"] },
    auditors: { roles: ["reader"] },
  },
  roleIds: {
    member: "role-m",
    "load-balancer_member": "role-l",
    reader: "role-r",
    creator: "role-c",
    admin: "role-a",
  },
  flavorIds: { small: "flavor-s" },
  volumeTypeIds: { encrypted: "type-e" },
  externalNetworkIds: { government: "net-gov" },
  serviceAccount: {
    roles: ["member", "creator"],
    authUrl: "https://identity.bamako.aes.example/v3",
    region: "bamako-1",
    applicationCredential: true,
  },
};

export const leastSegment: NetworkSegmentArgs = {
  site: "bamako",
  tenant: "tax",
  segment: "data",
  owner: "ML",
  dataClass: "citizen",
  projectId: "project-tax",
  ipv4: { cidr: "10.32.16.0/26", poolId: "pool-4" },
  ipv6: { cidr: "fd5a:e500:1:10::/64", poolId: "pool-6" },
  dnsServers: ["10.32.0.53"],
};

export const fullestSegment: NetworkSegmentArgs = {
  ...leastSegment,
  segment: "front",
  rehearsal: true,
  dnsServers: ["10.32.0.53", "fd5a:e500:1::53"],
  router: { externalNetworkId: "net-gov", enableSnat: true },
  qosPolicyId: "qos-standard",
  rules: {
    "users-to-front": {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      portMin: 443,
      portMax: 443,
      remoteCidr: "10.0.0.0/8",
    },
    "portal-to-front": {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      portMin: 443,
      portMax: 443,
      remoteCidr: "10.0.0.0/8",
    },
    ping: {
      direction: "ingress",
      ethertype: "IPv6",
      protocol: "icmp",
      remoteCidr: "fd5a:e500:1::/48",
    },
    "front-to-app": {
      direction: "egress",
      ethertype: "IPv4",
      protocol: "udp",
      portMin: 8080,
      portMax: 8089,
      remoteGroupId: "group-app",
    },
    updates: {
      direction: "egress",
      ethertype: "IPv6",
      protocol: "tcp",
      portMin: 443,
      portMax: 443,
      remoteCidr: "::/0",
      openToInternet: true,
    },
  },
};

export const leastCluster: KubernetesClusterArgs = {
  site: "bamako",
  tenant: "tax",
  cluster: "apps",
  owner: "ML",
  dataClass: "citizen",
  version: "1.35.2",
  magnum: {
    driver: "k8s_capi_helm",
    image: "ubuntu-24.04-kube-v1.35.2",
    dnsServers: ["10.32.0.53"],
  },
  network: { networkId: "net-app", subnetId: "subnet-app", externalNetworkId: "net-gov" },
  controlPlane: { flavor: "medium" },
  pools: { web: { flavor: "medium", count: 2 } },
  apiAccess: ["10.16.0.0/12"],
  volume: { type: "encrypted" },
  mirrors: { containers: "registry.bamako.aes.example/mirror", chartVersion: "0.20.0" },
  oidc: { issuer: "https://login.bamako.aes.example/realms/agents", clientId: "kubernetes" },
};

/** With the other driver: pools of both kinds, in zones, and a private API. */
export const fullestCluster: KubernetesClusterArgs = {
  ...leastCluster,
  rehearsal: true,
  magnum: {
    driver: "k8s_cluster_api",
    image: "ubuntu-24.04-kube-v1.35.2",
    dnsServers: ["10.32.0.53", "10.32.0.54"],
  },
  controlPlane: { flavor: "large", count: 5 },
  pools: {
    web: { flavor: "medium", zone: "az1", autoscale: { min: 2, max: 5 } },
    data: { flavor: "large", zone: "az2", count: 3 },
    jobs: { flavor: "small", count: 1 },
  },
  apiFloatingIp: false,
  apiAccess: [],
  volume: { type: "encrypted", sizeGiB: 80, etcdGiB: 20 },
  mirrors: { containers: "registry.bamako.aes.example/mirror" },
};

const { magnum: _least, ...leastOrder } = leastCluster;

/** Ordered from a management cluster. */
export const managedCluster: KubernetesClusterArgs = {
  ...leastOrder,
  clusterApi: {
    namespace: "bamako-tax",
    image: "ubuntu-24.04-kube-v1.35.2",
    securityGroupId: "group-app",
    authUrl: "https://identity.bamako.aes.example/v3",
    region: "bamako-1",
    applicationCredentialId: "credential-service-account",
    applicationCredentialSecret: "credential-secret",
  },
  mirrors: { containers: "registry.bamako.aes.example/mirror" },
};

const { magnum: _fullest, ...fullestOrder } = fullestCluster;

/** Ordered from a management cluster, with everything. */
export const fullestManagedCluster: KubernetesClusterArgs = {
  ...fullestOrder,
  ...(managedCluster.clusterApi ? { clusterApi: managedCluster.clusterApi } : {}),
  apiFloatingIp: true,
  apiAccess: ["10.16.0.0/12", "fd5a:e500::/32"],
};
