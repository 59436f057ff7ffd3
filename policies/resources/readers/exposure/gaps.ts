/** What leaves a port without a security group that somebody declared. */

import type { Gap } from "../../../facts/exposure.ts";
import { UNKNOWN } from "../../../facts/fact.ts";
import { at, items } from "../../../kubernetes/objects/read.ts";
import { text } from "../../../openstack/provider.ts";
import { isTooWide } from "../../../values/addresses.ts";
import type { Family, Properties, Reader } from "../reader.ts";

const reader = (reads: readonly string[], read: (p: Properties) => readonly Gap[]): Reader => ({
  reads,
  facets: (properties) => ({ gaps: read(properties) }),
});

/** The group that Neutron makes in each project and opens to itself; it reads no difference of case. */
const isDefault = (name: unknown) => typeof name === "string" && /^\s*default\s*$/i.test(name);

/** Names of groups: one that is not known yet may be that of the default group. */
const named = (names: readonly unknown[]): Gap[] =>
  names.flatMap((name): Gap[] => {
    if (isDefault(name)) return ["default"];
    return typeof name === "string" ? [] : [UNKNOWN];
  });

const group = ({ name }: Properties): Gap[] => (isDefault(name) ? ["default"] : []);

/** Without port security neither groups nor the sender's address are looked at. */
const checked = ({ portSecurityEnabled: enabled }: Properties): Gap[] => {
  if (enabled === undefined || enabled === null || enabled === true) return [];
  return [enabled === false ? "unchecked" : UNKNOWN];
};

/** A pair as wide as a whole family lets a port send as anybody. */
const pairs = (port: Properties): Gap[] =>
  items(port, "allowedAddressPairs").flatMap((pair): Gap[] => {
    const address = text(at(pair, "ipAddress"));
    if (address === UNKNOWN) return [UNKNOWN];
    return address === undefined || isTooWide(address) ? ["spoofing"] : [];
  });

/** Ids of groups, whichever they will be; but how many there are is to be known. */
const groupIds = (ids: unknown): Gap[] => {
  if (ids === UNKNOWN) return [UNKNOWN];
  return Array.isArray(ids) && ids.length > 0 ? [] : ["absent"];
};

const groupsOf = ({ noSecurityGroups: none, securityGroupIds: ids }: Properties): Gap[] => {
  if (none === undefined || none === null || none === false) return groupIds(ids);
  return none === true ? ["none"] : [UNKNOWN];
};

/** Nova gives its groups to the ports it makes itself; those it is given have their own. */
const server = (properties: Properties): Gap[] => {
  const networks = items(properties, "networks");
  const given = (network: unknown) => network !== UNKNOWN && Boolean(at(network, "port"));
  const groups = items(properties, "securityGroups");
  if (networks.length > 0 && networks.every(given)) return named(groups.filter(isDefault));
  if (properties.networkMode === "none") return [];
  return groups.length === 0 ? ["absent"] : named(groups);
};

/** An attachment without a port of its own makes one in the default group. */
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
