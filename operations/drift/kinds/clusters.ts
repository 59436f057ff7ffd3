/** Clusters, their templates and node groups (Magnum), and stacks of Heat. */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { collection, fields, inside, type Kind, openstack, quoted, type Reading } from "./kind.ts";

const SERVICE = "container-infra";
const HEAT = "orchestration";

export const clusters: readonly Kind[] = [
  {
    kind: "cluster template",
    title: { fr: "modèle de cluster", en: "cluster template" },
    service: SERVICE,
    type: "openstack:containerinfra/clusterTemplate:ClusterTemplate",
    list: collection(SERVICE, "/clustertemplates/detail", "clustertemplates"),
    properties: fields({
      name: "name",
      coe: "coe",
      dnsNameserver: "dns_nameserver",
      externalNetworkId: "external_network_id",
      floatingIpEnabled: "floating_ip_enabled",
      hidden: "hidden",
      image: "image_id",
      insecureRegistry: "insecure_registry",
      labels: "labels",
      masterLbEnabled: "master_lb_enabled",
      public: "public",
      registryEnabled: "registry_enabled",
      tlsDisabled: "tls_disabled",
      httpProxy: "http_proxy",
      httpsProxy: "https_proxy",
      noProxy: "no_proxy",
    }),
    remove: openstack("coe cluster template"),
  },
  {
    kind: "cluster",
    title: { fr: "cluster", en: "cluster" },
    service: SERVICE,
    type: "openstack:containerinfra/cluster:Cluster",
    list: collection(SERVICE, "/clusters/detail", "clusters"),
    properties: fields({
      name: "name",
      clusterTemplateId: "cluster_template_id",
      fixedNetwork: "fixed_network",
      fixedSubnet: "fixed_subnet",
      flavor: "flavor_id",
      keypair: "keypair",
      masterCount: "master_count",
      masterFlavor: "master_flavor_id",
    }),
    remove: openstack("coe cluster"),
  },
  {
    kind: "node group",
    title: { fr: "groupe de nœuds", en: "node group" },
    service: SERVICE,
    type: "openstack:containerinfra/nodeGroup:NodeGroup",
    list: nodeGroups,
    key: ({ id, _of }) => `${_of}/${id}`,
    properties: fields({
      name: "name",
      clusterId: "_of",
      flavorId: "flavor_id",
      minNodeCount: "min_node_count",
      maxNodeCount: "max_node_count",
      role: "role",
    }),
    // Magnum makes two for each cluster.
    isOwn: ({ is_default: made }) => made === true,
    remove: ({ name, _of }) =>
      `openstack coe nodegroup delete ${quoted(String(_of))} ${quoted(String(name))}`,
  },
];

export const stacks: readonly Kind[] = [
  {
    kind: "Heat stack",
    title: { fr: "pile Heat", en: "Heat stack" },
    service: HEAT,
    list: collection(HEAT, "/stacks?global_tenant=true&limit=500", "stacks"),
    project: ({ project }) => String(project ?? ""),
    remove: openstack("stack"),
  },
];

const groupsOf = (cluster: string) => `/clusters/${cluster}/nodegroups`;

/** Magnum's list of a cluster's node groups leaves out how many nodes each may have. */
async function nodeGroups(reading: Reading): Promise<Item[]> {
  const found = await inside("cluster", SERVICE, groupsOf, "nodegroups")(reading);
  return each(found, async (group) => {
    if (group.is_default === true) return group;
    const path = `${groupsOf(encodeURIComponent(String(group._of)))}/${group.id}`;
    const { min_node_count, max_node_count } = await reading.cloud.get<Item>(SERVICE, path);
    return { ...group, min_node_count, max_node_count };
  });
}
