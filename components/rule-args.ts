/** A security group rule, as callers write it. */
import type * as pulumi from "@pulumi/pulumi";

/** The direction of traffic that a rule allows, seen from the port. */
export const Direction = {
  /** To the port. */
  Ingress: "ingress",
  /** From the port. */
  Egress: "egress",
} as const;
/** The direction of traffic that a rule allows, seen from the port. */
export type Direction = (typeof Direction)[keyof typeof Direction];

/** The address family of a rule. */
export const Ethertype = {
  /** IPv4. */
  IPv4: "IPv4",
  /** IPv6. */
  IPv6: "IPv6",
} as const;
/** The address family of a rule. */
export type Ethertype = (typeof Ethertype)[keyof typeof Ethertype];

/** The protocol that a rule allows; `icmp` means ICMPv6 for IPv6. */
export const Protocol = {
  /** TCP, with ports. */
  Tcp: "tcp",
  /** UDP, with ports. */
  Udp: "udp",
  /** ICMP, without ports. */
  Icmp: "icmp",
} as const;
/** The protocol that a rule allows; `icmp` means ICMPv6 for IPv6. */
export type Protocol = (typeof Protocol)[keyof typeof Protocol];

/** One kind of allowed traffic; all else is dropped. */
export interface RuleArgs {
  /** Seen from the port: `ingress` reaches it, `egress` leaves it. */
  direction: Direction;
  /** Address family. */
  ethertype: Ethertype;
  /** Protocol. */
  protocol: Protocol;
  /**
   * First port, 1 to 65535; required for tcp and udp, absent for icmp.
   * @default none
   */
  portMin?: number;
  /**
   * Last port, not below the first; required for tcp and udp, absent for icmp.
   * @default none
   */
  portMax?: number;
  /**
   * Network of the other end, like `10.32.16.0/26`. Exactly one of `remoteCidr` and `remoteGroupId` is given.
   * @default none
   */
  remoteCidr?: string;
  /**
   * Security group of the other end.
   * @default none
   */
  remoteGroupId?: pulumi.Input<string>;
  /**
   * Allows the whole Internet explicitly: only with it may `remoteCidr` be wider than /8 (IPv4) or /16 (IPv6).
   * @default false
   */
  openToInternet?: boolean;
}
