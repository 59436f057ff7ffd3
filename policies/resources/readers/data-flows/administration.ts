/** From where OpenStack resources admit administrators, and whom they make an administrator. */
import { ALL, type WayIn } from "../../../facts/data-flows.ts";
import { UNKNOWN } from "../../../facts/unknown.ts";
import { at, items, textAt } from "../../../kubernetes/objects/read.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { listed, split, textsAt } from "./texts.ts";

/** SSH, telnet, Docker, etcd, RDP, Keystone, VNC, WinRM, the Kubernetes API, the kubelet, consoles. */
const PORTS = [
  22, 23, 2375, 2376, 2379, 2380, 3389, 5000, 5900, 5985, 5986, 6443, 9443, 10250, 10255, 35357,
];

/** Protocols without ports. */
const PORTLESS = ["icmp", "icmpv6", "ipv6-icmp", "igmp", "vrrp", "1", "2", "58", "112"];

const waysOf = (reads: readonly string[], of: (properties: Properties) => WayIn[]): Reader => ({
  reads,
  attributes: (properties) => ({ waysIn: of(properties) }),
});

/**
 * The label from which the one driver with an allow-list for a cluster's API reads it; older drivers use the other
 * label.
 */
const ALLOW_LIST = "api_master_lb_allowed_cidrs";
const ALLOW_LISTS = [ALLOW_LIST, "master_lb_allowed_cidrs"];

const allowedBy = (properties: Properties): WayIn[] =>
  ALLOW_LISTS.flatMap((label) =>
    textsAt(properties, "labels", label)
      .flatMap(split)
      .map((source): WayIn => ({ field: `labels.${label}`, source })),
  );

const allowList = waysOf(["labels"], allowedBy);

/** Drivers give the API a public address wherever there is an external network, unless this label disables it. */
const OUTSIDE = "master_lb_floating_ip_enabled";
const isNo = (value: unknown) => String(value).trim().toLowerCase() === "false";

/** An API with a public address is open to everyone unless an allow-list restricts it. */
const template = waysOf(["externalNetworkId", "floatingIpEnabled", "labels"], (properties) => {
  const { externalNetworkId, floatingIpEnabled } = properties;
  // The list applies to the API: nodes with public addresses have none.
  const nodes: WayIn[] = isNo(floatingIpEnabled ?? false) ? [] : [{ field: "floatingIpEnabled" }];
  const label = at(properties, "labels", OUTSIDE) ?? "";
  const outside = label === "" ? externalNetworkId : !isNo(label);
  const kept = !outside || textsAt(properties, "labels", ALLOW_LIST).flatMap(split).length > 0;
  return [...allowedBy(properties), ...(kept ? [] : [{ field: `labels.${OUTSIDE}` }]), ...nodes];
});

/** A balancer or a floating address makes the port behind it reachable by all its own clients. */
const behind = (properties: unknown, field: string): WayIn[] => {
  // The API requires the port: without it nothing is created.
  const port = at(properties, field);
  if (port === undefined) return [];
  return isAdministrative(properties, "", port, port) ? [{ field, behind: true }] : [];
};

const firewallRule = waysOf(
  ["action", "destinationPort", "protocol", "sourceIpAddress"],
  (properties) => {
    const denies = ["deny", "reject"].includes(String(textAt(properties, "action") ?? "deny"));
    const [first, last = first] = String(at(properties, "destinationPort") ?? "").split(/[:-]/);
    if (denies || !isAdministrative(properties, "protocol", first, last)) return [];
    const [source] = textsAt(properties, "sourceIpAddress");
    return [{ field: "sourceIpAddress", source }];
  },
);

/**
 * An id from Keystone does not reveal the name; a preview without a cloud has the name in its place,
 * `offline:role/member`.
 */
const OFFLINE = "offline:role/";
const assigned: Reader = {
  reads: ["roleId"],
  attributes: (properties) => ({
    roles: textsAt(properties, "roleId").map((id) =>
      id !== UNKNOWN && id.startsWith(OFFLINE) ? id.slice(OFFLINE.length) : { id },
    ),
  }),
};

const byName: Reader = {
  reads: ["name"],
  attributes: (properties) => ({ roles: textsAt(properties, "name") }),
};

export const administration: Family = {
  "openstack:networking/secGroupRule:SecGroupRule": waysOf(
    ["direction", "portRangeMax", "portRangeMin", "protocol", "remoteGroupId", "remoteIpPrefix"],
    (properties) => {
      const { direction, portRangeMin, portRangeMax } = properties;
      if (direction === "egress") return [];
      if (!isAdministrative(properties, "protocol", portRangeMin, portRangeMax)) return [];
      const [source] = textsAt(properties, "remoteIpPrefix");
      const within = source === undefined && textsAt(properties, "remoteGroupId").length > 0;
      return within ? [] : [{ field: "remoteIpPrefix", source }];
    },
  ),
  "openstack:compute/secGroup:SecGroup": waysOf(["rules"], (properties) =>
    items(properties, "rules").flatMap((rule): WayIn[] => {
      if (rule === UNKNOWN) return [{ field: "rules", source: UNKNOWN }];
      if (!isAdministrative(rule, "ipProtocol", at(rule, "fromPort"), at(rule, "toPort")))
        return [];
      const [source] = textsAt(rule, "cidr");
      const within = textsAt(rule, "fromGroupId").length > 0 || at(rule, "self") === true;
      return source === undefined && within ? [] : [{ field: "rules.cidr", source }];
    }),
  ),
  "openstack:firewall/rule:Rule": firewallRule,
  "openstack:firewall/ruleV2:RuleV2": firewallRule,
  "openstack:loadbalancer/listener:Listener": waysOf(
    ["allowedCidrs", "protocolPort"],
    (properties) => {
      const { protocolPort } = properties;
      if (!isAdministrative(properties, "", protocolPort, protocolPort)) return [];
      const sources = listed(properties, "allowedCidrs");
      const field = "allowedCidrs";
      return sources.length === 0 ? [{ field }] : sources.map((source) => ({ field, source }));
    },
  ),
  "openstack:loadbalancer/member:Member": waysOf(["protocolPort"], (member) =>
    behind(member, "protocolPort"),
  ),
  "openstack:loadbalancer/members:Members": waysOf(["members"], (properties) =>
    items(properties, "members").flatMap((member) => behind(member, "protocolPort")),
  ),
  "openstack:networking/portForwardingV2:PortForwardingV2": waysOf(["internalPort"], (forwarding) =>
    behind(forwarding, "internalPort"),
  ),
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": template,
  "openstack:containerinfra/cluster:Cluster": allowList,
  "openstack:containerinfra/nodeGroup:NodeGroup": allowList,
  "openstack:identity/applicationCredential:ApplicationCredential": {
    reads: ["roles"],
    attributes: (properties) => {
      const roles = listed(properties, "roles");
      return { roles: roles.length === 0 ? [ALL] : roles };
    },
  },
  "openstack:identity/inheritRoleAssignment:InheritRoleAssignment": assigned,
  "openstack:identity/getRole:getRole": byName,
  "openstack:identity/role:Role": byName,
  "openstack:identity/roleAssignment:RoleAssignment": assigned,
};

/** A port; any other value than a whole number could be truncated to any port, so it becomes 0. */
function whole(port: unknown): number {
  return /^\d+$/.test(String(port)) ? Number(port) : 0;
}

/** Whether the ports include an administration port; an absent port means every port, and so does an unknown one. */
function isAdministrative(value: unknown, protocol: string, first: unknown, last: unknown) {
  const named = protocol === "" ? undefined : at(value, protocol);
  if (typeof named === "string" && PORTLESS.includes(named.toLowerCase())) return false;
  const [low, high] = [whole(first), whole(last ?? first)];
  if (!(low > 0) || !(high > 0)) return true;
  return PORTS.some((port) => low <= port && port <= high);
}
