/** A Kubernetes cluster, as callers write it. */
import type * as pulumi from "@pulumi/pulumi";
import type { KeptArgs, TenantArgs } from "../labels.ts";

/** Magnum drivers that create clusters through Cluster API; a site runs one, and each has its own set of labels. */
export const MagnumDriver = {
  /** openstack/magnum-capi-helm. */
  CapiHelm: "k8s_capi_helm",
  /** vexxhost/magnum-cluster-api. */
  ClusterApi: "k8s_cluster_api",
} as const;
/** Magnum drivers that create clusters through Cluster API; a site runs one, and each has its own set of labels. */
export type MagnumDriver = (typeof MagnumDriver)[keyof typeof MagnumDriver];

/** The cluster as an order to Magnum. */
export interface MagnumArgs {
  /** Driver of the site. */
  driver: MagnumDriver;
  /** Image of all nodes, by name; its property `kube_version` is the cluster's version. */
  image: pulumi.Input<string>;
  /**
   * Name servers for a network that the driver would create, IPv4 addresses; required, because the defaults are foreign
   * resolvers. Nodes in a subnet of the tenant use those of the subnet.
   */
  dnsServers: string[];
}

/** The cluster as Cluster API resources on a management cluster of the site. */
export interface ClusterApiArgs {
  /** The tenant's namespace on the management cluster; it must already exist. */
  namespace: string;
  /** Image of all nodes, by name. */
  image: pulumi.Input<string>;
  /**
   * Security group of all nodes: that of their segment (`NetworkSegment.securityGroupId`), so that only declared traffic
   * passes. Its rules allow the nodes each other, the mirrors, the identity provider and the site's services. The groups
   * that Cluster API would make by itself let everything out.
   */
  securityGroupId: pulumi.Input<string>;
  /** Identity (Keystone) URL of the site, like `https://identity.bamako.aes.example/v3`. */
  authUrl: string;
  /** Region of the site. */
  region: string;
  /** Id of the application credential of the tenant's service account. */
  applicationCredentialId: pulumi.Input<string>;
  /** Secret of that credential; stored in a Secret, which the other resources refer to by name. */
  applicationCredentialSecret: pulumi.Input<string>;
}

/** The cluster's place in the tenant's network. */
export interface ClusterNetworkArgs {
  /** Network of the nodes; routed to `externalNetworkId`. */
  networkId: pulumi.Input<string>;
  /** IPv4 subnet of the nodes. */
  subnetId: pulumi.Input<string>;
  /** External network of the API's load balancer: the government's, never the Internet's. */
  externalNetworkId: pulumi.Input<string>;
}

/** Servers that run the API and etcd. */
export interface ControlPlaneArgs {
  /** Flavor, by name. */
  flavor: pulumi.Input<string>;
  /**
   * Servers: an odd number, 3 or more.
   * @default 3
   */
  count?: number;
}

/** Minimum and maximum nodes of a pool that the cluster itself sizes. */
export interface AutoscaleArgs {
  /** Fewest nodes, 1 or more; also the initial number. */
  min: number;
  /** Most nodes. */
  max: number;
}

/** Nodes of one kind. Exactly one of `count` and `autoscale` is given. */
export interface PoolArgs {
  /** Flavor, by name. */
  flavor: pulumi.Input<string>;
  /**
   * Availability zone of all its nodes; `k8s_capi_helm` cannot place a pool and takes none.
   * @default the cloud chooses
   */
  zone?: string;
  /**
   * Nodes, 1 or more. Exactly one of `count` and `autoscale` is given.
   * @default none
   */
  count?: number;
  /**
   * Bounds between which the cluster sizes the pool.
   * @default none: `count` nodes
   */
  autoscale?: AutoscaleArgs;
}

/** Volumes of the servers. */
export interface NodeVolumeArgs {
  /** Volume type by name, an attested encrypted one. */
  type: string;
  /**
   * Root volume of each node, in GiB.
   * @default 40
   */
  sizeGiB?: number;
  /**
   * Volume of etcd on each server of the control plane, in GiB.
   * @default 10
   */
  etcdGiB?: number;
}

/** Where software comes from; inside the country. */
export interface MirrorArgs {
  /** Registry of container images, `host[:port][/path]`. */
  containers: string;
  /**
   * Release of the site's own chart, which carries its mirrors and its issuer; `k8s_capi_helm` needs it, others have none.
   * @default none
   */
  chartVersion?: string;
}

/** The identity provider of people. */
export interface OidcArgs {
  /** Its issuer URL. */
  issuer: string;
  /** A public client: its users need no secret. */
  clientId: string;
}

/** A Kubernetes cluster of a tenant. */
export interface KubernetesClusterArgs extends TenantArgs, KeptArgs {
  /** Key of the cluster; third part of its name in the cloud. */
  cluster: string;
  /** Kubernetes version, like `1.35.2`; a newer one upgrades the cluster in place, one minor release at a time. */
  version: string;
  /**
   * Ordered from Magnum. Exactly one of `magnum` and `clusterApi` is given.
   * @default none
   */
  magnum?: MagnumArgs;
  /**
   * Ordered from a management cluster.
   * @default none
   */
  clusterApi?: ClusterApiArgs;
  /** Its networks. */
  network: ClusterNetworkArgs;
  /** Servers that run the API and etcd. */
  controlPlane: ControlPlaneArgs;
  /** Nodes that run workloads, by key; one pool at least. */
  pools: Record<string, PoolArgs>;
  /**
   * Whether the API's load balancer has an address on the external network; otherwise the API is reachable only from
   * the segment and networks routed to it. `k8s_cluster_api` has no allow-list and needs false; `k8s_capi_helm` before
   * 1.3 needs true.
   * @default true
   */
  apiFloatingIp?: boolean;
  /**
   * Networks that may reach the API, none wider than /8 (IPv4) or /16 (IPv6); at least one, but none with
   * `k8s_cluster_api`, which has no allow-list.
   */
  apiAccess: string[];
  /** Volumes of the servers. */
  volume: NodeVolumeArgs;
  /** Where software comes from. */
  mirrors: MirrorArgs;
  /** The identity provider of people. */
  oidc: OidcArgs;
}
