/**
 * What Cluster API's OpenStack provider makes for a Magnum cluster in its project besides servers, volumes and load
 * balancers (kubernetes-sigs/cluster-api-provider-openstack 0.14, `pkg/cloud/services`): it would make them again. They
 * are evaluated like everything that a tenant makes.
 */
import type { Item } from "../../cloud/client.ts";
import { projectOf } from "../../cloud/inventory.ts";
import type { Reading } from "./kind.ts";

type Read = Pick<Reading, "items">;

const GROUP = /^k8s-cluster-(.+)-secgroup-(?:controlplane|worker)$/;
const OF_GROUP = "Cluster API managed group";
const ADDRESS = /^Created by cluster-api-provider-openstack cluster (.+)$/;

/** A group of a cluster's nodes. */
export function isGroupOfCluster(group: Item, read: Read): boolean {
  const [, cluster] = GROUP.exec(group.name ?? "") ?? [];
  return group.description === OF_GROUP && isCluster(cluster, projectOf(group), read);
}

/** A rule of such a group. */
export function isRuleOfCluster(rule: Item, read: Read): boolean {
  const group = read.items("security group").find(({ id }) => id === rule.security_group_id);
  return group !== undefined && isGroupOfCluster(group, read);
}

/** The address of a cluster's API, at its load balancer. */
export function isAddressOfCluster(address: Item, read: Read): boolean {
  const [, cluster] = ADDRESS.exec(String(address.description ?? "")) ?? [];
  const project = projectOf(address);
  return (
    isCluster(cluster, project, read) &&
    read
      .items("load balancer")
      .some(
        (one) =>
          one.vip_port_id === address.port_id &&
          one.name === `k8s-clusterapi-cluster-${cluster}-kubeapi` &&
          projectOf(one) === project,
      )
  );
}

/** Whether a `<namespace>-<name>` of Cluster API is a Magnum cluster of the project, as Magnum's drivers name them. */
function isCluster(name: string | undefined, project: string, { items }: Read): boolean {
  return items("cluster").some((cluster) => {
    const end = `-${cluster.stack_id}`;
    if (!cluster.stack_id || !name?.endsWith(end) || projectOf(cluster) !== project) return false;
    const namespace = name.slice(0, -end.length);
    // k8s_cluster_api has one namespace; k8s_capi_helm has one a project, with a prefix of the site's choice.
    const plain = project.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    return namespace === "magnum-system" || namespace.endsWith(`-${plain}`);
  });
}
