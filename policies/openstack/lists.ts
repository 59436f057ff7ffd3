/** The inputs that are lists, by type and path; all others take one value. A test derives them from the SDK. */
import type { Entry } from "../properties/entry.ts";
import type { Row, Rows } from "../properties/row.ts";

export const LISTS: Readonly<Record<string, readonly string[]>> = {
  "openstack:blockstorage/volume:Volume": [
    "schedulerHints",
    "schedulerHints.differentHosts",
    "schedulerHints.sameHosts",
  ],
  "openstack:blockstorage/volumeAttach:VolumeAttach": ["wwpns"],
  "openstack:compute/aggregateV2:AggregateV2": ["hosts"],
  "openstack:compute/instance:Instance": [
    "blockDevices",
    "networks",
    "personalities",
    "schedulerHints",
    "schedulerHints.differentCells",
    "schedulerHints.differentHosts",
    "schedulerHints.queries",
    "schedulerHints.sameHosts",
    "securityGroups",
    "tags",
    "volumes",
  ],
  "openstack:compute/serverGroup:ServerGroup": ["policies"],
  "openstack:database/configuration:Configuration": ["configurations"],
  "openstack:dns/recordSet:RecordSet": ["records"],
  "openstack:dns/zone:Zone": ["masters"],
  "openstack:firewall/groupV2:GroupV2": ["ports"],
  "openstack:firewall/policyV2:PolicyV2": ["rules"],
  "openstack:identity/applicationCredential:ApplicationCredential": ["accessRules", "roles"],
  "openstack:identity/project:Project": ["tags"],
  "openstack:identity/user:User": ["multiFactorAuthRules", "multiFactorAuthRules.rules"],
  "openstack:images/image:Image": ["tags"],
  "openstack:keymanager/containerV1:ContainerV1": ["acl.read.users", "secretRefs"],
  "openstack:keymanager/secretV1:SecretV1": ["acl.read.users"],
  "openstack:loadbalancer/listener:Listener": [
    "allowedCidrs",
    "alpnProtocols",
    "sniContainerRefs",
    "tags",
    "tlsVersions",
  ],
  "openstack:loadbalancer/loadBalancer:LoadBalancer": ["securityGroupIds", "tags"],
  "openstack:loadbalancer/member:Member": ["tags"],
  "openstack:loadbalancer/members:Members": ["members"],
  "openstack:loadbalancer/pool:Pool": ["alpnProtocols", "tags", "tlsVersions"],
  "openstack:networking/floatingIp:FloatingIp": ["subnetIds", "tags"],
  "openstack:networking/network:Network": ["availabilityZoneHints", "segments", "tags"],
  "openstack:networking/port:Port": [
    "allowedAddressPairs",
    "extraDhcpOptions",
    "fixedIps",
    "securityGroupIds",
    "tags",
  ],
  "openstack:networking/qosPolicy:QosPolicy": ["tags"],
  "openstack:networking/router:Router": [
    "availabilityZoneHints",
    "externalFixedIps",
    "externalSubnetIds",
    "tags",
  ],
  "openstack:networking/secGroup:SecGroup": ["tags"],
  "openstack:networking/subnet:Subnet": [
    "allocationPools",
    "allocationPoolsCollection",
    "dnsNameservers",
    "hostRoutes",
    "serviceTypes",
    "tags",
  ],
  "openstack:networking/subnetPool:SubnetPool": ["prefixes", "tags"],
  "openstack:networking/trunk:Trunk": ["subPorts", "tags"],
  "openstack:sharedfilesystem/shareNetwork:ShareNetwork": ["securityServiceIds"],
  "openstack:vpnaas/endpointGroup:EndpointGroup": ["endpoints"],
  "openstack:vpnaas/ikePolicy:IkePolicy": ["lifetimes"],
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": ["lifetimes"],
  "openstack:vpnaas/siteConnection:SiteConnection": ["dpds", "peerCidrs"],
};

/** The SDK declares a list of one, which the plugin (5.4.1) turns into a single value: the pack sees that value. */
export const EITHER: ReadonlySet<string> = new Set([
  "openstack:compute/serverGroup:ServerGroup policies",
]);

type Entries = Readonly<Record<string, Entry>>;

/** The rows, with each entry marked as a list or not: the plugin accepts one form for the other, readers do not. */
export function withLists(rows: Rows): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([type, row]): [string, Row] => {
      const lists = new Set(Object.hasOwn(LISTS, type) ? LISTS[type] : []);
      return [type, { ...row, properties: entriesWith(row.properties, lists, "", type) }];
    }),
  );
}

function entriesWith(
  entries: Entries,
  lists: ReadonlySet<string>,
  prefix: string,
  type: string,
): Entries {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]): [string, Entry] => {
      const path = prefix + name;
      const { fields } = entry;
      const within = fields && { fields: entriesWith(fields, lists, `${path}.`, type) };
      const many = EITHER.has(`${type} ${path}`) ? {} : { many: lists.has(path) };
      return [name, { ...entry, ...within, ...many }];
    }),
  );
}
