/** Annotations of Services that decide who reaches them. */

export const INTERNAL = "service.beta.kubernetes.io/openstack-internal-load-balancer";
export const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
/** Annotations that choose a load balancer's network, address or kind past everybody. */
export const CHOOSING =
  "^loadbalancer[.]openstack[.]org/(floating-.*|keep-floatingip|load-balancer-id|class|subnet-id|network-id|member-subnet-id|port-id)$";
