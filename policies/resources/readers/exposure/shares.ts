/** Inputs that share a resource with other projects than its own. */
import type { Share } from "../../../facts/exposure.ts";
import { UNKNOWN } from "../../../facts/fact.ts";
import { at, items } from "../../../kubernetes/objects/read.ts";
import { text } from "../../../openstack/provider.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { givenTo } from "./container-access.ts";

const reader = (reads: readonly string[], read: (p: Properties) => readonly Share[]): Reader => ({
  reads,
  attributes: (properties) => ({ shares: read(properties) }),
});

/** A switch that shares a resource with everyone. */
function flag(name: string, of: Share["of"]): Reader {
  return reader([name], (properties) => given(properties[name], of));
}

function given(value: unknown, of: Share["of"]): Share[] {
  if (value === undefined || value === null || value === false) return [];
  return [{ of, with: value === true ? "everyone" : UNKNOWN }];
}

/**
 * A project by its id, known or not: the id of a project that is still to be created is unknown in a preview, and the
 * update evaluates it again with its value.
 */
function project(name: string, of: Share["of"]): Reader {
  return reader([name], (properties) => [{ of, with: whom(properties[name]) }]);
}

const whom = (id: unknown): "everyone" | "others" =>
  id === undefined || id === null || id === "" || id === "*" ? "everyone" : "others";

/** Neutron's shareable types that hold nothing of a tenant's. */
const OFFERS: readonly unknown[] = ["qos_policy", "address_scope", "subnetpool"];

const rbac = ({ action, objectType, targetTenant }: Properties): Share[] => {
  const wayOut = objectType === "network" && action === "access_as_external";
  const of = wayOut ? "wayOut" : OFFERS.includes(objectType) ? "offer" : "control";
  return [{ of, with: whom(targetTenant) }];
};

const VISIBILITY: Readonly<Record<string, Share["with"]>> = {
  public: "everyone",
  community: "everyone",
  shared: "others",
};

const image = ({ visibility }: Properties): Share[] => {
  const given = text(visibility) || "private";
  if (given === "private") return [];
  const known = typeof given === "string" && Object.hasOwn(VISIBILITY, given);
  return [{ of: "data", with: (known && VISIBILITY[given]) || UNKNOWN }];
};

/** In Barbican the project can always read; listed users may be of any project. */
const secret = (properties: Properties): Share[] => {
  const people = items(properties, "acl", "read", "users");
  if (at(properties, "acl", "read") === UNKNOWN) return [{ of: "data", with: UNKNOWN }];
  if (people.length === 0) return [];
  return [{ of: "data", with: people[0] === UNKNOWN && people.length === 1 ? UNKNOWN : "others" }];
};

/** A user of the share's own directory: a name with a domain, a path or a dot belongs to another. */
const PERSON = /^[a-z0-9][a-z0-9_-]{0,62}$/i;
/** Names that directories give to all users, or to unknown ones. */
const GROUPS =
  /^(all|any|anybody|anyone|anonymous|authenticated[ _-]?users|domain[ _-]?users|everybody|everyone|guests?|network|nobody|nogroup|public|root|admin|administrators?|users|world)$/i;

export const shares: Family = {
  "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3": project("projectId", "offer"),
  "openstack:compute/flavorAccess:FlavorAccess": project("tenantId", "offer"),
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": flag("public", "offer"),
  "openstack:dns/transferRequest:TransferRequest": project("targetProjectId", "control"),
  "openstack:firewall/groupV2:GroupV2": flag("shared", "control"),
  "openstack:firewall/policy:Policy": flag("shared", "control"),
  "openstack:firewall/policyV2:PolicyV2": flag("shared", "control"),
  "openstack:firewall/ruleV2:RuleV2": flag("shared", "control"),
  "openstack:images/image:Image": reader(["visibility"], image),
  "openstack:images/imageAccess:ImageAccess": project("memberId", "data"),
  "openstack:keymanager/containerV1:ContainerV1": reader(["acl"], secret),
  "openstack:keymanager/secretV1:SecretV1": reader(["acl"], secret),
  "openstack:networking/addressScope:AddressScope": flag("shared", "offer"),
  // Neutron lets every project have a gateway in an external network, until that grant is withdrawn.
  "openstack:networking/network:Network": reader(["shared", "external"], (network) => [
    ...given(network.shared, "control"),
    ...given(network.external, "offer"),
  ]),
  "openstack:networking/qosPolicy:QosPolicy": flag("shared", "offer"),
  "openstack:networking/rbacPolicyV2:RbacPolicyV2": reader(
    ["action", "objectType", "targetTenant"],
    rbac,
  ),
  "openstack:networking/subnetPool:SubnetPool": flag("shared", "offer"),
  "openstack:objectstorage/container:Container": reader(
    ["containerRead", "containerWrite"],
    ({ containerRead, containerWrite }) => [...givenTo(containerRead), ...givenTo(containerWrite)],
  ),
  // Every project sees where it is exported and to whom, for all data classes.
  "openstack:sharedfilesystem/share:Share": flag("isPublic", "control"),
  "openstack:sharedfilesystem/shareAccess:ShareAccess": reader(
    ["accessTo", "accessType"],
    ({ accessTo, accessType }) => {
      const to = text(accessTo);
      if (to === "*") return [{ of: "data", with: "everyone" }];
      // Addresses are evaluated as openings.
      if (accessType === "ip" || accessType === undefined) return [];
      if (to === UNKNOWN) return [{ of: "data", with: UNKNOWN }];
      if (GROUPS.test(to ?? "")) return [{ of: "data", with: "everyone" }];
      return PERSON.test(to ?? "") ? [] : [{ of: "data", with: "others" }];
    },
  ),
};
