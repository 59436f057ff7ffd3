/** Servers, their sizes, keys and quotas (Nova). */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { part } from "./identity.ts";
import {
  byProject,
  collection,
  fields,
  isDefaultLimit,
  type Kind,
  ofProjects,
  openstack,
  quoted,
  type Reading,
} from "./kind.ts";

const SERVICE = "compute";

export const compute: readonly Kind[] = [
  {
    kind: "flavor",
    title: { fr: "taille de serveur", en: "flavor" },
    service: SERVICE,
    type: "openstack:compute/flavor:Flavor",
    list: flavors,
    properties: fields({
      name: "name",
      disk: "disk",
      ephemeral: "OS-FLV-EXT-DATA:ephemeral",
      extraSpecs: "extra_specs",
      isPublic: "os-flavor-access:is_public",
      ram: "ram",
      rxTxFactor: "rxtx_factor",
      swap: ({ swap }) => Number(swap ?? 0),
      vcpus: "vcpus",
    }),
    project: () => "",
    remove: openstack("flavor"),
  },
  {
    kind: "flavor access",
    title: { fr: "accès à une taille de serveur", en: "flavor access" },
    service: SERVICE,
    type: "openstack:compute/flavorAccess:FlavorAccess",
    list: flavorAccess,
    properties: fields({ flavorId: "_of", tenantId: "tenant_id" }),
    project: () => "",
    remove: ({ _of, tenant_id: project }) =>
      `openstack flavor unset --project ${quoted(String(project))} ${quoted(String(_of))}`,
  },
  {
    kind: "server",
    title: { fr: "serveur", en: "server" },
    service: SERVICE,
    type: "openstack:compute/instance:Instance",
    list: collection(SERVICE, "/servers/detail?all_tenants=1&limit=500", "servers"),
    properties: fields({
      name: "name",
      availabilityZone: "OS-EXT-AZ:availability_zone",
      flavorId: (server) => part(server, "flavor").id,
      imageId: (server) => part(server, "image").id,
      keyPair: "key_name",
      metadata: "metadata",
    }),
    more: (server, reading) => ({
      ...interfacesOf(server, reading),
      tags: server.tags,
      userData: server["OS-EXT-SRV-ATTR:user_data"] ?? undefined,
    }),
    open: ["description"],
    tenants: () => true,
    remove: openstack("server"),
  },
  {
    kind: "server group",
    title: { fr: "groupe de serveurs", en: "server group" },
    service: SERVICE,
    type: "openstack:compute/serverGroup:ServerGroup",
    list: collection(SERVICE, "/os-server-groups?all_projects=True", "server_groups"),
    properties: fields({ name: "name", policies: "policies" }),
    tenants: () => true,
    remove: openstack("server group"),
  },
  {
    kind: "key pair",
    title: { fr: "clé SSH", en: "key pair" },
    service: SERVICE,
    type: "openstack:compute/keypair:Keypair",
    list: keyPairs,
    properties: fields({ name: "name", publicKey: "public_key" }),
    project: () => "",
    tenants: () => true,
    remove: openstack("keypair"),
  },
  {
    kind: "host aggregate",
    title: { fr: "agrégat d'hôtes", en: "host aggregate" },
    service: SERVICE,
    type: "openstack:compute/aggregateV2:AggregateV2",
    list: async ({ cloud }) =>
      (await cloud.list(SERVICE, "/os-aggregates", "aggregates")).map((found) => ({
        ...found,
        id: String(found.id),
      })),
    properties: fields({
      name: "name",
      hosts: "hosts",
      zone: "availability_zone",
      metadata: "metadata",
    }),
    project: () => "",
    remove: openstack("aggregate"),
  },
  {
    kind: "compute quota",
    title: { fr: "quota de calcul", en: "compute quota" },
    service: SERVICE,
    type: "openstack:compute/quotaSetV2:QuotaSetV2",
    list: ofProjects(SERVICE, (id) => `/os-quota-sets/${id}`, "quota_set"),
    recordedKey: byProject,
    isOwn: isDefaultLimit,
    properties: fields({
      projectId: "project_id",
      cores: "cores",
      injectedFileContentBytes: "injected_file_content_bytes",
      injectedFilePathBytes: "injected_file_path_bytes",
      injectedFiles: "injected_files",
      instances: "instances",
      keyPairs: "key_pairs",
      metadataItems: "metadata_items",
      ram: "ram",
      serverGroupMembers: "server_group_members",
      serverGroups: "server_groups",
    }),
    remove: ({ id }) => `openstack quota delete --compute ${id}`,
  },
];

async function flavors({ cloud }: Reading): Promise<Item[]> {
  const path = "/flavors/detail?is_public=None&limit=500";
  const found = await cloud.list(SERVICE, path, "flavors");
  return each(found, async (flavor) => ({
    ...flavor,
    ...(await cloud.get(SERVICE, `/flavors/${encodeURIComponent(flavor.id)}/os-extra_specs`)),
  }));
}

/** Nova denies the list of accesses of a public flavor: there everybody has it. */
async function flavorAccess({ cloud, items }: Reading): Promise<Item[]> {
  const hidden = items("flavor").filter((one) => one["os-flavor-access:is_public"] === false);
  const lists = await each(hidden, async ({ id }) => {
    const path = `/flavors/${encodeURIComponent(id)}/os-flavor-access`;
    const found = await cloud.list(SERVICE, path, "flavor_access");
    return found.map(({ tenant_id }) => ({ id: `${id}/${tenant_id}`, tenant_id, _of: id }));
  });
  return lists.flat();
}

/** Nova lists the keys of one person at a time. */
async function keyPairs({ cloud, items }: Reading): Promise<Item[]> {
  const lists = await each(items("user"), async ({ id }) => {
    const path = `/os-keypairs?user_id=${encodeURIComponent(id)}`;
    const { keypairs } = await cloud.get<{ keypairs: { keypair: Item }[] }>(SERVICE, path);
    return keypairs.map(({ keypair }) => ({ ...keypair, id: String(keypair.name), _of: id }));
  });
  return lists.flat();
}

/** A server's interfaces by their ports: a name of a network could belong to any project. */
function interfacesOf({ id }: Item, { items }: Pick<Reading, "items">) {
  const ports = items("port").filter(({ device_id: device }) => device === id);
  return ports.length === 0
    ? { networkMode: "none" }
    : { networks: ports.map((port) => ({ port: port.id })) };
}
