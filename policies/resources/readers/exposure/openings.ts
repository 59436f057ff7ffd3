/** Openings of a resource: rules, external networks and anonymous readers. */
import type { Opening } from "../../../facts/exposure.ts";
import { UNKNOWN, type Unknown } from "../../../facts/fact.ts";
import { at, items } from "../../../kubernetes/objects/read.ts";
import { text } from "../../../openstack/provider.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { openTo } from "./container-access.ts";

const reader = (reads: readonly string[], read: (p: Properties) => readonly Opening[]): Reader => ({
  reads,
  attributes: (properties) => ({ openings: read(properties) }),
});

/** A non-empty text; the provider treats an empty one as absent. */
const given = (value: unknown): string | Unknown | undefined => text(value) || undefined;

/** Each entry of a list as a remote end; an empty list means everyone. */
function remotes(way: Opening["way"], list: readonly unknown[]): Opening[] {
  return list.length === 0 ? [{ way }] : list.map((remote) => ({ way, remote: given(remote) }));
}

const floating = (value: unknown): Opening[] => {
  const remote = given(value);
  return remote === undefined ? [] : [{ way: "address", remote }];
};

/** A filter that can also deny; only rules that do not deny open something. */
const firewallRule = reader(
  ["action", "sourceIpAddress", "destinationIpAddress"],
  ({ action, sourceIpAddress, destinationIpAddress }) =>
    action === undefined || action === "deny" || action === "reject"
      ? []
      : [
          { way: "ingress", remote: given(sourceIpAddress) },
          { way: "egress", remote: given(destinationIpAddress) },
        ],
);

const rule = ({ direction, remoteIpPrefix, remoteGroupId }: Properties): Opening[] => {
  const remote = given(remoteIpPrefix);
  // The members of a group are ports of this cloud, known or not.
  if (remote === undefined && given(remoteGroupId) !== undefined) return [];
  return [{ way: direction === "egress" ? "egress" : "ingress", remote }];
};

/** Neutron gives each new group two rules that allow all egress, unless they are deleted. */
const group = ({ deleteDefaultRules: deleted }: Properties): Opening[] => {
  if (deleted === UNKNOWN) return [{ way: "egress", remote: UNKNOWN }];
  return deleted === true ? [] : [{ way: "egress" }];
};

const oldRule = (entry: unknown): Opening[] => {
  const remote = given(at(entry, "cidr"));
  const source = given(at(entry, "fromGroupId"));
  if (remote === undefined && (at(entry, "self") === true || source !== undefined)) return [];
  return [{ way: "ingress", remote }];
};

/** Neutron translates addresses by default, so the gateway leads wherever the external network does. */
const gateway = ({ externalNetworkId, externalGateway, enableSnat }: Properties): Opening[] =>
  (given(externalNetworkId) ?? given(externalGateway)) === undefined
    ? []
    : [{ way: "gateway", ...(enableSnat === false ? { routed: true } : {}) }];

export const openings: Family = {
  "openstack:compute/floatingIp:FloatingIp": reader([], () => [{ way: "address" }]),
  "openstack:compute/floatingIpAssociate:FloatingIpAssociate": reader(
    ["floatingIp"],
    ({ floatingIp }) => remotes("address", [floatingIp]),
  ),
  "openstack:compute/instance:Instance": reader(["floatingIp", "networks"], (server) => [
    ...floating(server.floatingIp),
    ...items(server, "networks").flatMap((network) => floating(at(network, "floatingIp"))),
  ]),
  "openstack:compute/secGroup:SecGroup": reader(["rules"], (old) => [
    { way: "egress" },
    ...items(old, "rules").flatMap(oldRule),
  ]),
  // The nodes' own router translates nothing; the segment's router does, and is evaluated.
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": reader(
    ["externalNetworkId"],
    ({ externalNetworkId }) => gateway({ externalNetworkId, enableSnat: false }),
  ),
  "openstack:firewall/rule:Rule": firewallRule,
  "openstack:firewall/ruleV2:RuleV2": firewallRule,
  "openstack:loadbalancer/listener:Listener": reader(["allowedCidrs"], (listener) =>
    remotes("ingress", items(listener, "allowedCidrs")),
  ),
  "openstack:loadbalancer/loadBalancer:LoadBalancer": reader(["vipAddress"], ({ vipAddress }) =>
    floating(vipAddress),
  ),
  "openstack:networking/floatingIp:FloatingIp": reader(["address"], ({ address }) =>
    remotes("address", [address]),
  ),
  "openstack:networking/floatingIpAssociate:FloatingIpAssociate": reader(
    ["floatingIp"],
    ({ floatingIp }) => remotes("address", [floatingIp]),
  ),
  "openstack:networking/portForwardingV2:PortForwardingV2": reader([], () => [{ way: "address" }]),
  "openstack:networking/router:Router": reader(
    ["externalNetworkId", "externalGateway", "enableSnat"],
    gateway,
  ),
  "openstack:networking/secGroup:SecGroup": reader(["deleteDefaultRules"], group),
  "openstack:networking/secGroupRule:SecGroupRule": reader(
    ["direction", "remoteIpPrefix", "remoteGroupId"],
    rule,
  ),
  "openstack:objectstorage/container:Container": reader(
    ["containerRead", "containerWrite"],
    ({ containerRead, containerWrite }) => [...openTo(containerRead), ...openTo(containerWrite)],
  ),
  "openstack:objectstorage/tempUrl:TempUrl": reader([], () => [{ way: "anonymous" }]),
  "openstack:sharedfilesystem/shareAccess:ShareAccess": reader(
    ["accessType", "accessTo"],
    ({ accessType, accessTo }) =>
      accessType === "user" || accessType === "cert" || accessType === "cephx"
        ? []
        : [{ way: "ingress", remote: given(accessTo) }],
  ),
};
