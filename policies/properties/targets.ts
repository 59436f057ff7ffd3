/**
 * The resource of the stack that a known input leads to: the one with that exact id (a name does not count, except a
 * container's). The engine's dependencies are only a hint: a program can turn them into any text.
 */

/** The output by which others refer to a resource. */
export type By = "id" | "name" | "address" | "secretRef" | "vipPortId";

/** A type that an input may name, and by which output. */
type Kind = readonly [type: string, by: By];

const NETWORK = "openstack:networking/network:Network";
const SUBNET = "openstack:networking/subnet:Subnet";
const PORT = "openstack:networking/port:Port";
const VOLUME = "openstack:blockstorage/volume:Volume";
const CONTAINER = "openstack:objectstorage/container:Container";
const TEMPLATE = "openstack:containerinfra/clusterTemplate:ClusterTemplate";
const CLUSTER = "openstack:containerinfra/cluster:Cluster";
const POOL = "openstack:loadbalancer/pool:Pool";
const BALANCER = "openstack:loadbalancer/loadBalancer:LoadBalancer";
const GROUP = "openstack:vpnaas/endpointGroup:EndpointGroup";
const PROJECT = "openstack:identity/project:Project";
const ADDRESS = "openstack:networking/floatingIp:FloatingIp";

const SECURITY_GROUP = "openstack:networking/secGroup:SecGroup";
const SECRET = "openstack:keymanager/secretV1:SecretV1";

const IMAGE = "openstack:images/image:Image";

// By an id or a name, since the input takes both.
const image: Kind[] = [
  [IMAGE, "id"],
  [IMAGE, "name"],
];
const network: Kind[] = [[NETWORK, "id"]];
const subnet: Kind[] = [[SUBNET, "id"]];
const port: Kind[] = [[PORT, "id"]];
const volume: Kind[] = [[VOLUME, "id"]];
const pool: Kind[] = [[POOL, "id"]];
const endpoints: Kind[] = [[GROUP, "id"]];
const project: Kind[] = [[PROJECT, "id"]];
const securityGroup: Kind[] = [[SECURITY_GROUP, "id"]];
const secret: Kind[] = [[SECRET, "secretRef"]];

/**
 * By the input, or the input and its field. Only these types count: the id of another type may be a text that its
 * program chose.
 */
const LEADS: Readonly<Record<string, readonly Kind[]>> = {
  "blockDevices.image": [[IMAGE, "id"]],
  "blockDevices.uuid": volume,
  caTlsContainerRef: secret,
  clientCaTlsContainerRef: secret,
  clientCrlContainerRef: secret,
  // Magnum also takes a name, and Nova that of a network: another project's resource could have the same name, and one
  // that the stack creates later would pass for it.
  clusterId: [[CLUSTER, "id"]],
  clusterTemplateId: [[TEMPLATE, "id"]],
  containerName: [[CONTAINER, "name"]],
  crlContainerRef: secret,
  defaultPoolId: pool,
  defaultTlsContainerRef: secret,
  endpoints: subnet,
  fixedNetwork: network,
  fixedSubnet: subnet,
  "fixedIps.subnetId": subnet,
  floatingIp: [[ADDRESS, "address"]],
  floatingipId: [[ADDRESS, "id"]],
  groupId: [["openstack:identity/groupV3:GroupV3", "id"]],
  ikepolicyId: [["openstack:vpnaas/ikePolicy:IkePolicy", "id"]],
  ipsecpolicyId: [["openstack:vpnaas/ipSecPolicy:IpSecPolicy", "id"]],
  image,
  imageId: image,
  imageName: image,
  instanceId: [["openstack:compute/instance:Instance", "id"]],
  internalPortId: port,
  l7policyId: [["openstack:loadbalancer/l7PolicyV2:L7PolicyV2", "id"]],
  listenerId: [["openstack:loadbalancer/listener:Listener", "id"]],
  loadbalancerId: [[BALANCER, "id"]],
  localEpGroupId: endpoints,
  "members.subnetId": subnet,
  networkId: network,
  "networks.name": [],
  "networks.port": port,
  "networks.uuid": network,
  neutronNetId: network,
  neutronSubnetId: subnet,
  objectId: network,
  parentId: project,
  peerEpGroupId: endpoints,
  poolId: pool,
  // Octavia creates the port of a balancer's own address.
  portId: [...port, [BALANCER, "vipPortId"]],
  projectId: project,
  redirectPoolId: pool,
  remoteGroupId: securityGroup,
  routerId: [["openstack:networking/router:Router", "id"]],
  "secretRefs.secretRef": secret,
  securityGroupId: securityGroup,
  securityGroupIds: securityGroup,
  // Nova takes an id or a name.
  securityGroups: [...securityGroup, [SECURITY_GROUP, "name"]],
  securityServiceIds: [["openstack:sharedfilesystem/securityService:SecurityService", "id"]],
  shareId: [["openstack:sharedfilesystem/share:Share", "id"]],
  shareNetworkId: [["openstack:sharedfilesystem/shareNetwork:ShareNetwork", "id"]],
  sniContainerRefs: secret,
  sourceReplica: volume,
  sourceVolId: volume,
  "subPorts.portId": port,
  subnetId: subnet,
  targetTenant: project,
  tenantId: project,
  tlsContainerRef: secret,
  userId: [["openstack:identity/user:User", "id"]],
  vipNetworkId: network,
  vipPortId: port,
  vipSubnetId: subnet,
  volumeId: volume,
  "volumes.volumeId": volume,
  vpnserviceId: [["openstack:vpnaas/service:Service", "id"]],
  zoneId: [["openstack:dns/zone:Zone", "id"]],
  zoneTransferRequestId: [["openstack:dns/transferRequest:TransferRequest", "id"]],
};

const NAMES = new Map<string, readonly By[]>();
for (const [type, by] of Object.values(LEADS).flat()) {
  NAMES.set(type, [...new Set([...(NAMES.get(type) ?? []), by])]);
}

/** The outputs by which others refer to a resource of the type; empty where no input leads to one. */
export function namesOf(type: string): readonly By[] {
  return NAMES.get(type) ?? [];
}

/** The types that an input may name; `undefined` where none are listed. */
export function kindsOf(as: string): readonly Kind[] | undefined {
  return Object.hasOwn(LEADS, as) ? LEADS[as] : undefined;
}

/** Whether an input may name a resource of that type by its id. */
export function namesById(as: string, type: string): boolean {
  return kindsOf(as)?.some(([kind, by]) => kind === type && by === "id") ?? true;
}

/** The resources of a stack by the outputs that refer to them. */
export class Targets {
  readonly #urns = new Map<string, string[]>();

  /** Adds a resource with all its referring outputs. */
  learn(urn: string, type: string, outputOf: (by: By) => unknown): void {
    for (const by of namesOf(type)) this.enter(urn, type, by, outputOf(by));
  }

  /** Adds one output of a resource; a value other than a text leads nowhere. */
  enter(urn: string, type: string, by: By, value: unknown): void {
    if (typeof value !== "string" || value === "") return;
    const key = keyOf(type, by, value);
    const known = this.#urns.get(key);
    if (known === undefined) this.#urns.set(key, [urn]);
    else if (!known.includes(urn)) known.push(urn);
  }

  /** URNs of the resources that an input's value leads to. */
  of(as: string, value: string): readonly string[] {
    const found = (kindsOf(as) ?? []).flatMap(
      ([type, by]) => this.#urns.get(keyOf(type, by, value)) ?? [],
    );
    return [...new Set(found)];
  }
}

function keyOf(type: string, by: string, value: string): string {
  return `${type} ${by} ${value}`;
}
