/** A namespace of a tenant, as callers write it. */
import type { Direction } from "../rule-args.ts";

/** How strictly pods are held; `privileged` is not on offer. */
export const PodSecurity = {
  /** The standard for workloads: no root, no capabilities, no host. */
  Restricted: "restricted",
  /** What known ways to take over a node need is refused; root inside the container is not. */
  Baseline: "baseline",
} as const;
/** How strictly pods are held; `privileged` is not on offer. */
export type PodSecurity = (typeof PodSecurity)[keyof typeof PodSecurity];

/** What a group of people may do in a namespace: look, run workloads, or also give these rights to others. */
export const Access = {
  /** Look, secrets excepted. */
  View: "view",
  /** Look and run workloads. */
  Edit: "edit",
  /** Also give these rights to others in the namespace. */
  Admin: "admin",
} as const;
/** What a group of people may do in a namespace: look, run workloads, or also give these rights to others. */
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

/** One thing that is let through to or from the pods of a namespace; all else but DNS is dropped. */
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
   * Namespace of the other end: one of this cluster, this very one too. Exactly one of `remoteNamespace` and `remoteCidr` is given.
   * @default none
   */
  remoteNamespace?: string;
  /**
   * Network of the other end, outside the cluster, like `10.32.16.0/26`.
   * @default none
   */
  remoteCidr?: string;
  /**
   * The pods it is for, by label.
   * @default all pods of the namespace
   */
  podLabels?: Record<string, string>;
  /**
   * Spelled out by a caller who means the whole Internet: only then may `remoteCidr` be wider than /8 (IPv4) or /16 (IPv6).
   * @default false
   */
  openToInternet?: boolean;
}

/** What a namespace may use at most, requests and limits alike. */
export interface NamespaceQuota {
  /** CPUs, whole ones. */
  cpu: number;
  /** Memory, in GiB. */
  memoryGiB: number;
  /** Pods; also decides what a container gets that asks for nothing: an equal share of `cpu` and `memoryGiB`. */
  pods: number;
  /**
   * Size of all volumes, in GiB.
   * @default 0
   */
  storageGiB?: number;
  /**
   * Services of type LoadBalancer; more than none needs the law's grant to this namespace.
   * @default 0
   */
  loadBalancers?: number;
}

/** A namespace of a tenant. */
export interface NamespaceArgs {
  /** Limits. */
  quota: NamespaceQuota;
  /**
   * How strictly pods are held.
   * @default "restricted"
   */
  podSecurity?: PodSecurity;
  /**
   * What the tenant's groups may do, by key of the group; in the cluster the group is `oidc:<site>-<tenant>-<key>`.
   * @default nobody may do anything
   */
  access?: Record<string, Access>;
  /**
   * What is let through, by key. A flow between two namespaces is declared at both ends.
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
