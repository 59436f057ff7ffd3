/** Where a tenant can leave something: the collections of each service, as its administrator lists them. */
import { isEmptyQuota } from "../cloud/inventory.ts";

/** One collection. */
export interface Collection {
  readonly service: string;
  /** For people. */
  readonly what: string;
  readonly path: string;
  /** The key of the list in the answer. */
  readonly key: string;
  /** A collection below each of its items. */
  readonly each?: {
    readonly what: string;
    readonly path: (id: string) => string;
    readonly key: string;
    /** Which of them have it; the others answer with an error. @default all */
    readonly has?: (item: Readonly<Record<string, unknown>>) => boolean;
  };
  /** Whether the service may lack it, as an extension that is not loaded. Another 404 is a failure. @default false */
  readonly optional?: boolean;
  /** Items that stay although nothing is left in them: no traces. @default none */
  readonly isEmpty?: (item: Readonly<Record<string, unknown>>) => boolean;
  /** Headers of the request, and pages by `marker`, for services without links. */
  readonly headers?: Readonly<Record<string, string>>;
}

const of =
  (service: string) =>
  (what: string, path: string, key: string, more: Partial<Collection> = {}): Collection => ({
    service,
    what,
    path,
    key,
    ...more,
  });

const identity = of("identity");
const network = of("network");
const compute = of("compute");
const storage = of("block-storage");
const image = of("image");
const balancer = of("load-balancer");
const containers = of("container-infra");
const dns = of("dns");

const OPTIONAL = { optional: true };
const ALL_PROJECTS = { headers: { "x-auth-all-projects": "true" } };
const isPrivate = (field: string) => (item: Readonly<Record<string, unknown>>) =>
  item[field] === false;

export const COLLECTIONS: readonly Collection[] = [
  identity("projects", "/projects", "projects"),
  identity("users", "/users", "users"),
  identity("groups", "/groups", "groups"),
  identity("role assignments", "/role_assignments", "role_assignments"),
  identity("EC2 and other credentials", "/credentials", "credentials"),
  identity("trusts", "/OS-TRUST/trusts", "trusts", OPTIONAL),
  network("networks", "/v2.0/networks", "networks"),
  network("subnets", "/v2.0/subnets", "subnets"),
  network("ports", "/v2.0/ports", "ports"),
  network("routers", "/v2.0/routers", "routers"),
  network("floating IPs", "/v2.0/floatingips", "floatingips"),
  network("security groups", "/v2.0/security-groups", "security_groups"),
  network("security group rules", "/v2.0/security-group-rules", "security_group_rules"),
  network("RBAC policies", "/v2.0/rbac-policies", "rbac_policies"),
  network("QoS policies", "/v2.0/qos/policies", "policies", OPTIONAL),
  network("subnet pools", "/v2.0/subnetpools", "subnetpools"),
  network("address scopes", "/v2.0/address-scopes", "address_scopes"),
  network("address groups", "/v2.0/address-groups", "address_groups", OPTIONAL),
  network("trunks", "/v2.0/trunks", "trunks", OPTIONAL),
  network(
    "VPN connections",
    "/v2.0/vpn/ipsec-site-connections",
    "ipsec_site_connections",
    OPTIONAL,
  ),
  network("VPN services", "/v2.0/vpn/vpnservices", "vpnservices", OPTIONAL),
  network("VPN endpoint groups", "/v2.0/vpn/endpoint-groups", "endpoint_groups", OPTIONAL),
  network("IKE policies", "/v2.0/vpn/ikepolicies", "ikepolicies", OPTIONAL),
  network("IPsec policies", "/v2.0/vpn/ipsecpolicies", "ipsecpolicies", OPTIONAL),
  network("quotas", "/v2.0/quotas", "quotas"),
  compute("servers", "/servers/detail?all_tenants=1", "servers"),
  compute("server groups", "/os-server-groups?all_projects=true", "server_groups"),
  compute("flavors", "/flavors/detail?is_public=None", "flavors", {
    each: {
      what: "access to private flavors",
      path: (id) => `/flavors/${id}/os-flavor-access`,
      key: "flavor_access",
      has: isPrivate("os-flavor-access:is_public"),
    },
  }),
  storage("volumes", "/volumes/detail?all_tenants=1", "volumes"),
  storage("snapshots", "/snapshots/detail?all_tenants=1", "snapshots"),
  storage("backups", "/backups/detail?all_tenants=1", "backups"),
  storage("transfers", "/os-volume-transfer/detail?all_tenants=1", "transfers"),
  storage("volume types", "/types?is_public=None", "volume_types", {
    each: {
      what: "access to private volume types",
      path: (id) => `/types/${id}/os-volume-type-access`,
      key: "volume_type_access",
      has: isPrivate("is_public"),
    },
  }),
  image("images", "/v2/images?visibility=all", "images", {
    each: {
      what: "members of shared images",
      path: (id) => `/v2/images/${id}/members`,
      key: "members",
      has: ({ visibility }) => visibility === "shared",
    },
  }),
  image("hidden images", "/v2/images?visibility=all&os_hidden=true", "images"),
  balancer("load balancers", "/v2.0/lbaas/loadbalancers", "loadbalancers"),
  balancer("listeners", "/v2.0/lbaas/listeners", "listeners"),
  balancer("pools", "/v2.0/lbaas/pools", "pools"),
  balancer("health monitors", "/v2.0/lbaas/healthmonitors", "healthmonitors"),
  balancer("L7 policies", "/v2.0/lbaas/l7policies", "l7policies"),
  // Octavia deletes no row of a quota: it empties it.
  balancer("quotas", "/v2.0/lbaas/quotas", "quotas", { isEmpty: isEmptyQuota }),
  containers("clusters", "/clusters/detail", "clusters"),
  containers("cluster templates", "/clustertemplates/detail", "clustertemplates"),
  containers("quotas", "/quotas?all_tenants=true", "quotas", OPTIONAL),
  dns("zones", "/v2/zones", "zones", ALL_PROJECTS),
  dns("record sets", "/v2/recordsets", "recordsets", ALL_PROJECTS),
  dns("zone transfers", "/v2/zones/tasks/transfer_requests", "transfer_requests", ALL_PROJECTS),
  of("orchestration")("stacks", "/stacks?global_tenant=1", "stacks"),
  of("shared-file-system")("shares", "/shares/detail?all_tenants=1", "shares"),
];

/** Services whose collections belong to one project each: the administrator cannot list those of another. */
export const OF_ONE_PROJECT = ["key-manager", "object-store"];

/** Services that hold nothing of a tenant by themselves. */
export const WITHOUT_OWN_DATA = ["placement"];

/** Other names of services in catalogues; the same service is not searched twice. */
export const SAME_SERVICE: Readonly<Record<string, string>> = {
  volumev3: "block-storage",
  volumev2: "block-storage",
  sharev2: "shared-file-system",
  share: "shared-file-system",
  compute_legacy: "compute",
};
