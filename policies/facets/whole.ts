/** Resource types by what they show of `sovereignty/facets/whole.ts`. */
import { type Fact, UNKNOWN, type Unknown } from "../../sovereignty/facts.ts";
import { joined } from "./joins.ts";
import type { Family, Properties } from "./reader.ts";

export const whole: Family = {
  "openstack:networking/network:Network": {
    reads: [],
    facets: () => ({ network: "segment" }),
  },
  "openstack:networking/secGroup:SecGroup": {
    reads: ["deleteDefaultRules"],
    facets: (properties) => ({ network: filterOf(properties) }),
  },
  "pulumi:pulumi:StackReference": {
    reads: ["name"],
    facets: ({ name }) => ({ readsStack: typeof name === "string" ? name : UNKNOWN }),
  },
};

/** Neutron gives a new group rules that let everything out; only `true` says that they go. */
function filterOf({ deleteDefaultRules }: Properties): "closed" | "open" | Unknown {
  if (deleteDefaultRules === UNKNOWN) return UNKNOWN;
  return deleteDefaultRules === true ? "closed" : "open";
}

/** The inputs by which a type without labels of its own says what it is a part of; each of them may. */
export const PARENTS: Readonly<Record<string, readonly string[]>> = {
  "openstack:blockstorage/volumeAttach:VolumeAttach": ["volumeId"],
  "openstack:blockstorage/volumeAttachV2:VolumeAttachV2": ["volumeId"],
  "openstack:compute/interfaceAttach:InterfaceAttach": ["instanceId"],
  "openstack:compute/volumeAttach:VolumeAttach": ["volumeId"],
  "openstack:containerinfra/cluster:Cluster": ["clusterTemplateId"],
  "openstack:containerinfra/nodeGroup:NodeGroup": ["clusterId"],
  "openstack:keymanager/containerV1:ContainerV1": ["secretRefs"],
  "openstack:loadbalancer/l7PolicyV2:L7PolicyV2": ["listenerId"],
  "openstack:loadbalancer/l7RuleV2:L7RuleV2": ["l7policyId"],
  "openstack:loadbalancer/member:Member": ["poolId"],
  "openstack:loadbalancer/members:Members": ["poolId"],
  "openstack:loadbalancer/monitor:Monitor": ["poolId"],
  "openstack:loadbalancer/pool:Pool": ["loadbalancerId", "listenerId"],
  "openstack:networking/routerInterface:RouterInterface": ["routerId"],
  "openstack:networking/routerRoute:RouterRoute": ["routerId"],
  "openstack:networking/subnetRoute:SubnetRoute": ["subnetId"],
  "openstack:sharedfilesystem/shareNetwork:ShareNetwork": ["neutronNetId"],
};

/** A fact with what it is a part of and joined to, from the URNs that each of its inputs depends on. */
export function withRelations(
  fact: Fact,
  dependencies: Readonly<Record<string, readonly string[] | null>>,
): Fact {
  const object = fact.type.startsWith("kubernetes:") ? ["metadata"] : undefined;
  const inputs = Object.hasOwn(PARENTS, fact.type) ? PARENTS[fact.type] : object;
  const partOf = inputs?.flatMap((input) => dependencies[input] ?? []);
  const joins = joined(fact, dependencies);
  return { ...fact, ...(partOf && { partOf }), ...(joins && { joins }) };
}
