/** Networks and quotas taken away from a good cloud. */
import { at, set, type Taken } from "./change.ts";

const NETWORKS = "network /v2.0/networks?router:external=True";
const SUBNETS = "network /v2.0/subnets";
const RBAC = "network /v2.0/rbac-policies?object_type=network";

export const TAKEN_NETWORKS: Taken = {
  "no external network": [
    "external-networks",
    at(NETWORKS, (a) => a.networks.pop()),
    /network internet of site.yaml does not exist/,
  ],
  "an external network that no file has": [
    "external-networks",
    at(NETWORKS, (a) => a.networks.push({ ...a.networks[0], name: "exit\u001b[2J" })),
    /network exit<U\+001B>\[2J \(id-government\) is not in site.yaml/,
  ],
  "an external network without IPv6": [
    "external-networks",
    at(SUBNETS, (a) => a.subnets.splice(1, 1)),
    /government has no IPv6 subnet/,
  ],
  "an external network on a tunnel": [
    "external-networks",
    at(NETWORKS, (a) => (a.networks[0]["provider:network_type"] = "geneve")),
    /has the type geneve/,
  ],
  "a resolver inside a pool": [
    "external-networks",
    at(
      SUBNETS,
      (a) => (a.subnets[0].allocation_pools[0] = { start: "10.32.0.53", end: "10.32.0.53" }),
    ),
    /contains 10\.32\.0\.53/,
  ],
  "a backbone outside the site": [
    "external-networks-reach",
    at(SUBNETS, (a) => (a.subnets[0].cidr = "192.0.2.0/24")),
    /192\.0\.2\.0\/24 of government is not in the site's addresses/,
  ],
  "an exit for everybody": [
    "external-networks-ungranted",
    at(RBAC, (a) =>
      a.rbac_policies.push({
        object_id: "id-internet",
        action: "access_as_shared",
        target_tenant: "*",
      }),
    ),
    /internet is granted to all projects \(access_as_shared\)/,
  ],
  "an exit that is not granted": [
    "external-networks-ungranted",
    at(RBAC, (a) => a.rbac_policies.shift()),
    /government is not granted to the operator's project/,
  ],
  "no VPN service": [
    "vpn",
    at("network /v2.0/extensions", (a) => a.extensions.pop()),
    /lacks the VPN service/,
  ],
  "no VPN agent": [
    "vpn",
    at("network /v2.0/agents", (a) => (a.agents[0].alive = false)),
    /no running agent/,
  ],
  "a template with a rule": [
    "no-default-security-group-rules",
    set("network /v2.0/default-security-group-rules", {
      default_security_group_rules: [
        { id: "r", direction: "egress", ethertype: "IPv4", protocol: null },
      ],
    }),
    /a rule egress IPv4, protocol — \(r\)/,
  ],
  "a limit of grants": [
    "administrator-quota",
    at("network /v2.0/quotas/admin-project", (a) => (a.quota.rbac_policy = 10)),
    /may have 10 RBAC policies/,
  ],
  "a quota that a service lacks": [
    "service-quotas",
    at("load-balancer /v2.0/lbaas/quotas/admin-project", (a) => delete a.quota.pool),
    /load-balancer has no limit pool/,
  ],
};
