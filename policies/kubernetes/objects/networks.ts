/** Addresses of a cluster itself. */
import { mergeCidr } from "cidr-tools";

/**
 * Addresses inside each cluster, as Magnum's driver and our orders of Cluster API have them. No plan of a site and no network
 * of its administration may be there (plan-problems), so what is inside leads to a pod or a Service.
 */
export const POD_PREFIXES: readonly string[] = ["172.16.0.0/13"];
export const SERVICE_PREFIXES: readonly string[] = ["172.24.0.0/13"];

/** What no packet leaves its cluster by: its own addresses, and those of a node to itself. */
export const WITHIN_CLUSTER: readonly string[] = mergeCidr([
  ...POD_PREFIXES,
  ...SERVICE_PREFIXES,
  "127.0.0.0/8",
  "::1/128",
]);
