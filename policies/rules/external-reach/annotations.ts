/** Annotations of Services that decide who can reach them. */

export const INTERNAL = "service.beta.kubernetes.io/openstack-internal-load-balancer";
export const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
