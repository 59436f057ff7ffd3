/** Nova, Cinder, Octavia, Magnum and Swift. */
import { access, type Listed, type NaturalKey, named, namedOfTenant, quota, same } from "./key.ts";

const MAGNUM = "container-infra";

const nodeGroup: Listed = {
  by: "list",
  needs: ["name", "clusterId"],
  list: ({ inputs }) => ({
    service: MAGNUM,
    path: `/clusters/${inputs.clusterId}/nodegroups`,
    key: "nodegroups",
  }),
  is: (item, { inputs }) => same(item.name, inputs.name),
  id: (item, { inputs }) => `${inputs.clusterId}/${item.id}`,
};

export const SERVICES: Readonly<Record<string, NaturalKey>> = {
  "openstack:compute/flavor:Flavor": named("compute", "/flavors/detail?is_public=None", "flavors"),
  "openstack:compute/flavorAccess:FlavorAccess": access("compute", "/flavors", {
    list: "os-flavor-access",
    key: "flavor_access",
    thing: "flavorId",
    project: "tenantId",
  }),
  "openstack:compute/quotaSetV2:QuotaSetV2": quota,
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": named(
    "block-storage",
    "/types?is_public=None",
    "volume_types",
  ),
  "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3": access(
    "block-storage",
    "/types",
    {
      list: "os-volume-type-access",
      key: "volume_type_access",
      thing: "volumeTypeId",
      project: "projectId",
    },
  ),
  "openstack:blockstorage/quoteSetV3:QuoteSetV3": quota,
  "openstack:loadbalancer/quota:Quota": quota,
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": namedOfTenant(
    MAGNUM,
    "/clustertemplates/detail",
    "clustertemplates",
  ),
  "openstack:containerinfra/cluster:Cluster": namedOfTenant(MAGNUM, "/clusters/detail", "clusters"),
  "openstack:containerinfra/nodeGroup:NodeGroup": nodeGroup,
  "openstack:objectstorage/container:Container": {
    by: "tenant",
    needs: ["name"],
    id: ({ inputs }) => String(inputs.name),
    path: ({ inputs }) => `/${encodeURIComponent(String(inputs.name))}`,
  },
};
