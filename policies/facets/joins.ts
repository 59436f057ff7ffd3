/** Inputs by which one resource is joined to another, so that data of the one reaches the other. */
import type { Join } from "../../sovereignty/facets/whole.ts";
import type { Fact } from "../../sovereignty/facts.ts";
import type { Family } from "./reader.ts";

/** Joining inputs of a type, each with the fields that name the other thing where it is a list of objects; the first given counts. */
const JOINS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "openstack:blockstorage/volume:Volume": { sourceVolId: [], sourceReplica: [] },
  "openstack:blockstorage/volumeV1:VolumeV1": { sourceVolId: [] },
  "openstack:blockstorage/volumeV2:VolumeV2": { sourceVolId: [], sourceReplica: [] },
  "openstack:compute/floatingIpAssociate:FloatingIpAssociate": { floatingIp: [], instanceId: [] },
  "openstack:compute/instance:Instance": {
    networks: ["port", "uuid", "name"],
    blockDevices: ["uuid"],
    volumes: ["volumeId"],
  },
  "openstack:compute/interfaceAttach:InterfaceAttach": {
    instanceId: [],
    networkId: [],
    portId: [],
  },
  "openstack:compute/volumeAttach:VolumeAttach": { instanceId: [], volumeId: [] },
  "openstack:containerinfra/cluster:Cluster": { fixedNetwork: [], fixedSubnet: [] },
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": { fixedNetwork: [], fixedSubnet: [] },
  "openstack:keymanager/containerV1:ContainerV1": { secretRefs: ["secretRef"] },
  "openstack:loadbalancer/l7PolicyV2:L7PolicyV2": { redirectPoolId: [] },
  "openstack:loadbalancer/listener:Listener": { loadbalancerId: [], defaultPoolId: [] },
  "openstack:loadbalancer/loadBalancer:LoadBalancer": {
    vipNetworkId: [],
    vipPortId: [],
    vipSubnetId: [],
  },
  "openstack:loadbalancer/member:Member": { poolId: [], subnetId: [] },
  "openstack:loadbalancer/members:Members": { poolId: [], members: ["subnetId"] },
  "openstack:loadbalancer/pool:Pool": { loadbalancerId: [], listenerId: [] },
  "openstack:networking/floatingIp:FloatingIp": { portId: [] },
  "openstack:networking/floatingIpAssociate:FloatingIpAssociate": { floatingIp: [], portId: [] },
  "openstack:networking/port:Port": { networkId: [], fixedIps: ["subnetId"] },
  "openstack:networking/portForwardingV2:PortForwardingV2": {
    floatingipId: [],
    internalPortId: [],
  },
  "openstack:networking/routerInterface:RouterInterface": {
    routerId: [],
    subnetId: [],
    portId: [],
  },
  "openstack:networking/subnet:Subnet": { networkId: [] },
  "openstack:networking/trunk:Trunk": { portId: [], subPorts: ["portId"] },
  "openstack:objectstorage/containerObject:ContainerObject": { containerName: [] },
  "openstack:sharedfilesystem/share:Share": { shareNetworkId: [] },
  "openstack:sharedfilesystem/shareNetwork:ShareNetwork": { neutronNetId: [], neutronSubnetId: [] },
  "openstack:vpnaas/service:Service": { routerId: [], subnetId: [] },
  "openstack:vpnaas/siteConnection:SiteConnection": {
    localEpGroupId: [],
    peerEpGroupId: [],
    vpnserviceId: [],
  },
};

/** Each thing that an input names, once; what it leads to only `joined` and `../things.ts` can tell. */
export const joins: Family = Object.fromEntries(
  Object.entries(JOINS).map(([type, inputs]) => [
    type,
    {
      reads: Object.keys(inputs),
      facets: (properties) => ({
        joins: Object.entries(inputs).flatMap(([at, fields]) =>
          [...new Set(namedBy(properties[at], fields))].map((id): Join => {
            return { at, to: [], ...(typeof id === "string" ? { id } : {}) };
          }),
        ),
      }),
    },
  ]),
);

/** What Nova copies onto a new disk, and so joins to nothing. */
const COPIED: readonly unknown[] = ["image", "blank"];
const IMAGE = "openstack:images/image:Image";

function namedBy(value: unknown, fields: readonly string[]): unknown[] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value.flatMap((part) => namedBy(part, fields));
  if (typeof value !== "object") return [value];
  const { sourceType, ...part } = value as Readonly<Record<string, unknown>>;
  if (COPIED.includes(sourceType)) return [];
  return fields
    .map((field) => part[field] || undefined)
    .filter(Boolean)
    .slice(0, 1);
}

/**
 * The joins of a fact with what each leads to, from the URNs that its inputs depend on. A list that names more things
 * than it depends on has some that are written as text: they lead to nothing in the stack.
 */
export function joined(
  { joins: named }: Fact,
  dependencies: Readonly<Record<string, readonly string[] | null>>,
): readonly Join[] | undefined {
  if (named === undefined) return undefined;
  return [...Map.groupBy(named, ({ at }) => at)].flatMap(([at, things]) => {
    const to = (dependencies[at] ?? []).filter((urn) => !urn.includes(`${IMAGE}::`));
    const text = to.length > 0 && things.length > to.length;
    return [{ at, to }, ...(text ? [{ at, to: [] }] : [])];
  });
}
