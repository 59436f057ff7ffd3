/** Load balancers, their parts and quotas (Octavia). */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { part } from "./identity.ts";
import {
  byProject,
  collection,
  fields,
  isDefaultLimit,
  type Kind,
  openstack,
  type Reading,
} from "./kind.ts";

const SERVICE = "load-balancer";
const first = (name: string) => (item: Item) =>
  (item[name] as { id: string }[] | undefined)?.[0]?.id;
const common = { name: "name", description: "description", tags: "tags" } as const;

function lbaas(name: string, type: string, key: string) {
  return {
    service: SERVICE,
    type: `openstack:loadbalancer/${type}`,
    list: collection(SERVICE, `/v2.0/lbaas/${name}?limit=500`, key),
    tenants: () => true,
  };
}

export const balancers: readonly Kind[] = [
  {
    kind: "load balancer",
    title: { fr: "répartiteur de charge", en: "load balancer" },
    ...lbaas("loadbalancers", "loadBalancer:LoadBalancer", "loadbalancers"),
    properties: fields({
      ...common,
      adminStateUp: "admin_state_up",
      tenantId: "project_id",
      vipNetworkId: "vip_network_id",
      vipSubnetId: "vip_subnet_id",
      vipAddress: "vip_address",
      loadbalancerProvider: "provider",
    }),
    remove: (item) => `${openstack("loadbalancer")(item)} --cascade`,
  },
  {
    kind: "listener",
    title: { fr: "écoute de répartiteur", en: "listener" },
    ...lbaas("listeners", "listener:Listener", "listeners"),
    properties: fields({
      ...common,
      tenantId: "project_id",
      protocol: "protocol",
      protocolPort: "protocol_port",
      loadbalancerId: first("loadbalancers"),
      defaultPoolId: "default_pool_id",
      allowedCidrs: "allowed_cidrs",
    }),
    remove: openstack("loadbalancer listener"),
  },
  {
    kind: "pool",
    title: { fr: "groupe de cibles", en: "pool" },
    ...lbaas("pools", "pool:Pool", "pools"),
    properties: fields({
      ...common,
      tenantId: "project_id",
      protocol: "protocol",
      lbMethod: "lb_algorithm",
      loadbalancerId: first("loadbalancers"),
    }),
    remove: openstack("loadbalancer pool"),
  },
  {
    kind: "member",
    title: { fr: "cible de répartiteur", en: "member" },
    ...lbaas("pools", "member:Member", "pools"),
    list: members,
    properties: fields({
      address: "address",
      protocolPort: "protocol_port",
      subnetId: "subnet_id",
      poolId: "_of",
      tenantId: "project_id",
    }),
    remove: ({ id, _of }) => `openstack loadbalancer member delete ${_of} ${id}`,
  },
  {
    kind: "health monitor",
    title: { fr: "sonde de répartiteur", en: "health monitor" },
    ...lbaas("healthmonitors", "monitor:Monitor", "healthmonitors"),
    properties: fields({
      name: "name",
      type: "type",
      poolId: first("pools"),
      tenantId: "project_id",
    }),
    remove: openstack("loadbalancer healthmonitor"),
  },
  {
    kind: "L7 policy",
    title: { fr: "règle de répartiteur (L7)", en: "L7 policy" },
    ...lbaas("l7policies", "l7PolicyV2:L7PolicyV2", "l7policies"),
    properties: fields({
      name: "name",
      action: "action",
      listenerId: "listener_id",
      redirectUrl: "redirect_url",
      redirectPrefix: "redirect_prefix",
      redirectPoolId: "redirect_pool_id",
      tenantId: "project_id",
    }),
    remove: openstack("loadbalancer l7policy"),
  },
  {
    kind: "load balancer quota",
    title: { fr: "quota de répartiteurs", en: "load balancer quota" },
    service: SERVICE,
    type: "openstack:loadbalancer/quota:Quota",
    list: quotas,
    recordedKey: byProject,
    isOwn: isDefaultLimit,
    properties: fields({
      projectId: "project_id",
      healthMonitor: "health_monitor",
      l7Policy: "l7policy",
      l7Rule: "l7rule",
      listener: "listener",
      loadbalancer: "load_balancer",
      member: "member",
      pool: "pool",
    }),
    remove: ({ id }) => `openstack loadbalancer quota reset ${id}`,
  },
];

/** Members with their addresses: a pool lists only their ids. */
async function members({ cloud, items }: Reading): Promise<Item[]> {
  const full = items("pool").filter(({ members: all }) => (all as unknown[] | undefined)?.length);
  const lists = await each(full, async ({ id }) => {
    const found = await cloud.list(SERVICE, `/v2.0/lbaas/pools/${id}/members`, "members");
    return found.map((member) => ({ ...member, _of: id }));
  });
  return lists.flat();
}

/** Octavia lists only quotas that were set: those of other projects are the service's defaults. */
async function quotas({ cloud, projects }: Reading): Promise<Item[]> {
  return each(projects(), async ({ id }) => {
    const answer = await cloud.get<Record<string, unknown>>(SERVICE, `/v2.0/lbaas/quotas/${id}`);
    return { ...part(answer as Item, "quota"), id, project_id: id };
  });
}
