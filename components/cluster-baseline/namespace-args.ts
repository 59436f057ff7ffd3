/** A namespace of a tenant, as callers write it. */
import type { Direction } from "../rule-args.ts";

/** The pod security level; `privileged` is not offered. */
export const PodSecurity = {
  /** The standard for workloads: no root, no capabilities, no host. */
  Restricted: "restricted",
  /** Blocks the known ways to take over a node; root inside the container is allowed. */
  Baseline: "baseline",
} as const;
/** The pod security level; `privileged` is not offered. */
export type PodSecurity = (typeof PodSecurity)[keyof typeof PodSecurity];

/** The rights of a group in a namespace: view, run workloads, or also give these rights to others. */
export const Access = {
  /** View, secrets excepted. */
  View: "view",
  /** View and run workloads. */
  Edit: "edit",
  /** Also give these rights to others in the namespace. */
  Admin: "admin",
} as const;
/** The rights of a group in a namespace: view, run workloads, or also give these rights to others. */
export type Access = (typeof Access)[keyof typeof Access];

/** The protocol of a flow. */
export const FlowProtocol = {
  /** TCP. */
  Tcp: "tcp",
  /** UDP. */
  Udp: "udp",
} as const;
/** The protocol of a flow. */
export type FlowProtocol = (typeof FlowProtocol)[keyof typeof FlowProtocol];

/** One kind of allowed traffic to or from the pods of a namespace; all else but DNS is dropped. */
export interface FlowArgs {
  /** Seen from the namespace: `ingress` reaches its pods, `egress` leaves them. */
  direction: Direction;
  /** Protocol. */
  protocol: FlowProtocol;
  /** First port, 1 to 65535; for `ingress` the port of the pod, not of the Service. */
  portMin: number;
  /**
   * Last port, not below the first.
   * @default the first
   */
  portMax?: number;
  /**
   * Namespace of the other end, in this cluster; it may be this namespace. Exactly one of `remoteNamespace` and
   * `remoteCidr` is given.
   * @default none
   */
  remoteNamespace?: string;
  /**
   * Network of the other end, outside the cluster, like `10.32.16.0/26`.
   * @default none
   */
  remoteCidr?: string;
  /**
   * The pods it applies to, by label.
   * @default all pods of the namespace
   */
  podLabels?: Record<string, string>;
  /**
   * Allows the whole Internet explicitly: only with it may `remoteCidr` be wider than /8 (IPv4) or /16 (IPv6).
   * @default false
   */
  openToInternet?: boolean;
}

/** The maximum a namespace may use, for requests and limits alike. */
export interface NamespaceQuota {
  /** CPUs, a whole number. */
  cpu: number;
  /** Memory, in GiB. */
  memoryGiB: number;
  /** Pods; also sets the default of a container without requests: an equal share of `cpu` and `memoryGiB`. */
  pods: number;
  /**
   * Size of all volumes, in GiB.
   * @default 0
   */
  storageGiB?: number;
  /**
   * Services of type LoadBalancer; a number above 0 needs the policies' grant for this namespace.
   * @default 0
   */
  loadBalancers?: number;
}

/** A namespace of a tenant. */
export interface NamespaceArgs {
  /** Limits. */
  quota: NamespaceQuota;
  /**
   * The pod security level.
   * @default "restricted"
   */
  podSecurity?: PodSecurity;
  /**
   * Rights of the tenant's groups, by key of the group; in the cluster the group is `oidc:<site>-<tenant>-<key>`.
   * @default no rights
   */
  access?: Record<string, Access>;
  /**
   * Allowed traffic, by key. A flow between two namespaces is declared at both ends.
   * @default DNS of the cluster, and nothing else
   */
  flows?: Record<string, FlowArgs>;
  /**
   * Whether all pods of the namespace may reach each other, on every port.
   * @default false
   */
  openWithin?: boolean;
  /**
   * Storage classes it may use, by key of the baseline's `storageClasses`.
   * @default all of them
   */
  storageClasses?: string[];
}
