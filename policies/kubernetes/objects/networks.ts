/** Addresses of a cluster itself. */
import { mergeCidr } from "cidr-tools";

/**
 * Addresses inside each cluster, as Magnum's driver and our orders to Cluster API assign them. No address plan of a
 * site and no administration network may overlap them (plan-problems), so an address inside leads to a pod or a
 * Service.
 */
export const POD_PREFIXES: readonly string[] = ["172.16.0.0/13"];
export const SERVICE_PREFIXES: readonly string[] = ["172.24.0.0/13"];

/** Addresses that no packet uses to leave its cluster: the cluster's own, and a node's loopback. */
export const WITHIN_CLUSTER: readonly string[] = mergeCidr([
  ...POD_PREFIXES,
  ...SERVICE_PREFIXES,
  "127.0.0.0/8",
  "::1/128",
]);
