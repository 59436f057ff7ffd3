/** Neutron's answers of a good cloud, and the limits of each service. */
import { QUOTA_FIELDS } from "../../../operations/capacity/quotas.ts";
import type { Answers } from "./answers.ts";

/** Every limit that a service has for a tenant. */
export const quotas = (service: string) =>
  Object.fromEntries(
    Object.values(QUOTA_FIELDS).flatMap((one) => (one.service === service ? [[one.name, 1]] : [])),
  );

const external = (name: string) => ({
  id: `id-${name}`,
  name,
  project_id: "admin-project",
  "provider:network_type": "flat",
});

const subnet = (network: string, version: 4 | 6, cidr: string, start: string, end: string) => ({
  network_id: `id-${network}`,
  ip_version: version,
  cidr,
  allocation_pools: [{ start, end }],
});

export function networkAnswers(): Answers {
  const grant = (name: string, target: string) => ({
    object_id: `id-${name}`,
    action: "access_as_external",
    target_tenant: target,
  });
  const aliases = [
    "address-scope",
    "external-net",
    "network-ip-availability",
    "qos",
    "qos-bw-limit-direction",
    "quota_details",
    "quotas",
    "rbac-policies",
    "router",
    "security-group",
    "security-groups-default-rules",
    "standard-attr-tag",
    "subnet_allocation",
    "vpnaas",
  ];
  return {
    "network /v2.0/extensions": { extensions: aliases.map((alias) => ({ alias })) },
    "network /v2.0/networks?router:external=True": {
      networks: [external("government"), external("internet")],
    },
    "network /v2.0/subnets": {
      subnets: [
        subnet("government", 4, "10.32.0.0/22", "10.32.1.0", "10.32.3.254"),
        subnet("government", 6, "fd5a:e500:1::/64", "fd5a:e500:1:0:4000::", "fd5a:e500:1:0:ffff::"),
        subnet("internet", 4, "203.0.113.0/26", "203.0.113.16", "203.0.113.62"),
        subnet("internet", 6, "2001:db8::/64", "2001:db8:0:0:4000::", "2001:db8:0:0:ffff::"),
        subnet("tenant", 4, "10.32.16.0/26", "10.32.0.1", "10.32.255.254"),
      ],
    },
    "network /v2.0/rbac-policies?object_type=network": {
      rbac_policies: [
        grant("government", "admin-project"),
        grant("internet", "admin-project"),
        grant("internet", "a-tenant"),
      ],
    },
    "network /v2.0/default-security-group-rules": { default_security_group_rules: [] },
    "network /v2.0/agents": { agents: [{ agent_type: "VPN Agent", alive: true }] },
    "network /v2.0/quotas/admin-project": { quota: { ...quotas("network"), rbac_policy: -1 } },
  };
}
