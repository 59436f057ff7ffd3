/**
 * Heals what a killed run left: a lock nobody holds, and resources that were being created when the run died; and
 * what a reset of the cloud left: a state that records what is no more.
 * Such a resource may exist in the cloud without being recorded; creating it again would make a twin or a conflict.
 * It is found by the explicit physical name every resource of ours has, and removed before the next update.
 */
import { readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Cloud, Item } from "../cloud/client.ts";
import { sitePlaces } from "../places.ts";
import { isOfAnotherCloud, setStateAside } from "./lost-cloud.ts";
import { TEXTS } from "./messages.ts";
import { endOrphans } from "./orphans.ts";
import { exportState, pulumi, type StackState, type StateResource } from "./pulumi.ts";
import { Refusal } from "./refusal.ts";
import { prepareWorkspace, type Workspace } from "./workspace.ts";

/** What was done, for the person who ran it. */
export interface Healing {
  readonly locks: number;
  readonly pending: number;
  readonly removed: readonly string[];
  /** Where the state of a cloud that is no more was moved to. */
  readonly aside?: string;
}

/** Heals one stack. Refuses when a living process of this machine holds its lock. */
export async function heal(workspace: Workspace, cloud: Cloud): Promise<Healing> {
  const locks = await dropDeadLocks(workspace.site);
  await endOrphans();
  const state = await exportState(workspace);
  if (await isOfAnotherCloud(state, cloud)) {
    const aside = await setStateAside(workspace.site);
    await prepareWorkspace(workspace.site);
    return { locks, pending: 0, removed: [], aside };
  }
  const pending = state?.pending_operations ?? [];
  if (state === undefined || pending.length === 0) return { locks, pending: 0, removed: [] };

  const recorded = new Set(
    (state.resources ?? []).map((r) => r.id).filter((id) => id !== undefined),
  );
  const removed: string[] = [];
  for (const { type, resource } of pending) {
    if (type === "creating") removed.push(...(await removeUnrecorded(cloud, resource, recorded)));
  }
  await forgetPending(workspace, state);
  return { locks, pending: pending.length, removed };
}

async function dropDeadLocks(site: string): Promise<number> {
  const folder = join(sitePlaces(site).backend, ".pulumi/locks/organization/aes-estate", site);
  const files = await readdir(folder).catch(() => []);
  const locks = files.filter((file) => file.endsWith(".json")); // beside each lies a file of attributes
  for (const lock of locks) {
    const { pid } = JSON.parse(await readFile(join(folder, lock), "utf8")) as { pid: number };
    if (isAlive(pid)) throw new Refusal(TEXTS.inUse, { pid, site });
  }
  await Promise.all(files.map((file) => unlink(join(folder, file))));
  return locks.length;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Records that nothing is pending; the resources themselves stay as recorded. */
async function forgetPending(workspace: Workspace, state: StackState): Promise<void> {
  const deployment = { ...state, pending_operations: [] };
  const input = JSON.stringify({ version: 3, deployment });
  await pulumi(workspace, ["stack", "import", "--stack", workspace.site], {
    input,
    stdio: ["pipe", "ignore", "inherit"],
  });
}

/** How to find one type's unrecorded twins: where to list them, which one it is, where to delete it. */
interface Search {
  readonly service: string;
  readonly key: string;
  readonly list: (inputs: Inputs) => string;
  readonly is: (item: Item, inputs: Inputs) => boolean;
  readonly path: (item: Item, inputs: Inputs) => string;
}

type Inputs = Readonly<Record<string, unknown>>;

const sameName = (item: Item, inputs: Inputs) => item.name === inputs.name;

function named(service: string, collection: string, key: string, query = ""): Search {
  return {
    service,
    key,
    list: () => collection + query,
    is: sameName,
    path: (item) => `${collection.replace("/detail", "")}/${item.id}`,
  };
}

/**
 * Types whose second creation would make a twin or a conflict. The others (role assignments, quotas, accesses,
 * memberships) are the same when written twice.
 */
const SEARCHES: Readonly<Record<string, Search>> = {
  "openstack:identity/groupV3:GroupV3": named("identity", "/groups", "groups"),
  "openstack:identity/user:User": named("identity", "/users", "users"),
  "openstack:compute/flavor:Flavor": named(
    "compute",
    "/flavors/detail",
    "flavors",
    "?is_public=None",
  ),
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": named(
    "block-storage",
    "/types",
    "volume_types",
    "?is_public=None",
  ),
  "openstack:networking/network:Network": named("network", "/v2.0/networks", "networks"),
  "openstack:networking/subnet:Subnet": named("network", "/v2.0/subnets", "subnets"),
  "openstack:networking/router:Router": named("network", "/v2.0/routers", "routers"),
  "openstack:networking/secGroup:SecGroup": named(
    "network",
    "/v2.0/security-groups",
    "security_groups",
  ),
  "openstack:networking/subnetPool:SubnetPool": named(
    "network",
    "/v2.0/subnetpools",
    "subnetpools",
  ),
  "openstack:networking/addressScope:AddressScope": named(
    "network",
    "/v2.0/address-scopes",
    "address_scopes",
  ),
  "openstack:networking/qosPolicy:QosPolicy": named("network", "/v2.0/qos/policies", "policies"),
  "openstack:networking/secGroupRule:SecGroupRule": {
    service: "network",
    key: "security_group_rules",
    list: (inputs) => `/v2.0/security-group-rules?security_group_id=${inputs.securityGroupId}`,
    is: (item, inputs) =>
      item.direction === inputs.direction &&
      item.ethertype === inputs.ethertype &&
      (item.protocol ?? undefined) === inputs.protocol &&
      (item.port_range_min ?? undefined) === inputs.portRangeMin &&
      (item.port_range_max ?? undefined) === inputs.portRangeMax &&
      (item.remote_ip_prefix ?? undefined) === inputs.remoteIpPrefix,
    path: (item) => `/v2.0/security-group-rules/${item.id}`,
  },
  "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule": {
    service: "network",
    key: "bandwidth_limit_rules",
    list: (inputs) => `/v2.0/qos/policies/${inputs.qosPolicyId}/bandwidth_limit_rules`,
    is: (item, inputs) => item.direction === inputs.direction,
    path: (item, inputs) =>
      `/v2.0/qos/policies/${inputs.qosPolicyId}/bandwidth_limit_rules/${item.id}`,
  },
  "openstack:networking/rbacPolicyV2:RbacPolicyV2": {
    service: "network",
    key: "rbac_policies",
    list: (inputs) => `/v2.0/rbac-policies?object_id=${inputs.objectId}`,
    is: (item, inputs) =>
      item.target_tenant === inputs.targetTenant && item.action === inputs.action,
    path: (item) => `/v2.0/rbac-policies/${item.id}`,
  },
};

async function removeUnrecorded(
  cloud: Cloud,
  resource: StateResource,
  recorded: ReadonlySet<string>,
): Promise<string[]> {
  const inputs = resource.inputs ?? {};
  if (resource.type === "openstack:identity/project:Project") {
    return removeProject(cloud, inputs, recorded);
  }
  const search = SEARCHES[resource.type];
  if (search === undefined) return [];
  const items = await cloud.list(search.service, search.list(inputs), search.key);
  const twins = items.filter((item) => search.is(item, inputs) && !isRecorded(item, recorded));
  for (const twin of twins) await cloud.delete(search.service, search.path(twin, inputs));
  return twins.map((twin) => `${resource.type} ${twin.name ?? twin.id}`);
}

/** Projects and domains are one type in the provider; a domain must be disabled before it can go. */
async function removeProject(cloud: Cloud, inputs: Inputs, recorded: ReadonlySet<string>) {
  const [path, key, one] = inputs.isDomain
    ? (["/domains", "domains", "domain"] as const)
    : (["/projects", "projects", "project"] as const);
  const items = await cloud.list("identity", path, key);
  const twins = items.filter((item) => sameName(item, inputs) && !isRecorded(item, recorded));
  for (const twin of twins) {
    if (inputs.isDomain) {
      await cloud.write("PATCH", "identity", `${path}/${twin.id}`, { [one]: { enabled: false } });
    }
    await cloud.delete("identity", `${path}/${twin.id}`);
  }
  return twins.map((twin) => `${one} ${twin.name}`);
}

/** Recorded ids may be composed (`policy/rule`): a resource is recorded when an id is or ends in its own. */
function isRecorded(item: Item, recorded: ReadonlySet<string>): boolean {
  return recorded.has(item.id) || [...recorded].some((id) => id.endsWith(`/${item.id}`));
}
