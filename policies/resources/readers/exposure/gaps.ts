/** Ports that are left without a declared security group. */

import type { Gap } from "../../../facts/exposure.ts";
import { UNKNOWN } from "../../../facts/fact.ts";
import { at, items } from "../../../kubernetes/objects/read.ts";
import { text } from "../../../openstack/provider.ts";
import { isTooWide } from "../../../values/addresses.ts";
import type { Family, Properties, Reader } from "../reader.ts";

const reader = (reads: readonly string[], read: (p: Properties) => readonly Gap[]): Reader => ({
  reads,
  attributes: (properties) => ({ gaps: read(properties) }),
});

/** The default group that Neutron creates in each project and opens to itself; its name is compared without case. */
const isDefault = (name: unknown) => typeof name === "string" && /^\s*default\s*$/i.test(name);

/** Names of groups: an unknown one may be that of the default group. */
const named = (names: readonly unknown[]): Gap[] =>
  names.flatMap((name): Gap[] => {
    if (isDefault(name)) return ["default"];
    return typeof name === "string" ? [] : [UNKNOWN];
  });

const group = ({ name }: Properties): Gap[] => (isDefault(name) ? ["default"] : []);

/** Without port security neither groups nor the sender's address are checked. */
const checked = ({ portSecurityEnabled: enabled }: Properties): Gap[] => {
  if (enabled === undefined || enabled === null || enabled === true) return [];
  return [enabled === false ? "unchecked" : UNKNOWN];
};

/** A pair as wide as an address family lets a port send from any address. */
const pairs = (port: Properties): Gap[] =>
  items(port, "allowedAddressPairs").flatMap((pair): Gap[] => {
    const address = text(at(pair, "ipAddress"));
    if (address === UNKNOWN) return [UNKNOWN];
    return address === undefined || isTooWide(address) ? ["spoofing"] : [];
  });

/** Ids of groups, known or not; but their number must be known. */
const groupIds = (ids: unknown): Gap[] => {
  if (ids === UNKNOWN) return [UNKNOWN];
  return Array.isArray(ids) && ids.length > 0 ? [] : ["absent"];
};

const groupsOf = ({ noSecurityGroups: none, securityGroupIds: ids }: Properties): Gap[] => {
  if (none === undefined || none === null || none === false) return groupIds(ids);
  return none === true ? ["none"] : [UNKNOWN];
};

/** Nova applies its groups to the ports it creates itself; existing ports keep their own. */
const server = (properties: Properties): Gap[] => {
  const networks = items(properties, "networks");
  const given = (network: unknown) => network !== UNKNOWN && Boolean(at(network, "port"));
  const groups = items(properties, "securityGroups");
  if (networks.length > 0 && networks.every(given)) return named(groups.filter(isDefault));
  if (properties.networkMode === "none") return [];
  return groups.length === 0 ? ["absent"] : named(groups);
};

/** An attachment without an existing port creates one in the default group. */
const attachment = ({ portId }: Properties): Gap[] => (portId ? [] : ["absent"]);

export const gaps: Family = {
  "openstack:compute/instance:Instance": reader(
    ["networks", "networkMode", "securityGroups"],
    server,
  ),
  "openstack:compute/interfaceAttach:InterfaceAttach": reader(["portId"], attachment),
  "openstack:compute/secGroup:SecGroup": reader(["name"], group),
  "openstack:networking/network:Network": reader(["portSecurityEnabled"], checked),
  "openstack:networking/port:Port": reader(
    ["noSecurityGroups", "securityGroupIds", "portSecurityEnabled", "allowedAddressPairs"],
    (port) => [...groupsOf(port), ...checked(port), ...pairs(port)],
  ),
  "openstack:networking/portSecGroupAssociate:PortSecGroupAssociate": reader(
    ["securityGroupIds"],
    ({ securityGroupIds }) => groupIds(securityGroupIds),
  ),
  "openstack:networking/secGroup:SecGroup": reader(["name"], group),
};
