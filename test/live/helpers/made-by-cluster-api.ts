/** What Cluster API's OpenStack provider makes for a Magnum cluster and the rehearsal's driver does not, in its words. */
import { projectOf } from "../../../operations/cloud/inventory.ts";
import { eventually } from "./coe.ts";
import type { Hand } from "./hand.ts";
import { named } from "./site.ts";

/** Makes a group of nodes with two of its rules, and the API's load balancer with its address, in a cluster's project. */
export async function makeAsClusterApi(hand: Hand, cluster: string): Promise<void> {
  const { stack_id: stack } = await named(
    hand.cloud,
    "container-infra",
    "/clusters/detail",
    "clusters",
    cluster,
  );
  const name = `magnum-${hand.project.id}-${stack}`;
  const at = (path: string, one: string) => ["network", `/v2.0/${path}`, one] as const;
  const theirs = { project_id: hand.project.id };
  const group = await hand.make("security group", at("security-groups", "security_group"), {
    ...theirs,
    name: `k8s-cluster-${name}-secgroup-worker`,
    description: "Cluster API managed group",
  });
  const rule = { ...theirs, security_group_id: group.id, ethertype: "IPv4" };
  const ofRules = at("security-group-rules", "security_group_rule");
  await hand.make("security group rule", ofRules, {
    ...rule,
    description: "Full open",
    direction: "egress",
  });
  await hand.make("security group rule", ofRules, {
    ...rule,
    description: "In-cluster Ingress",
    direction: "ingress",
    remote_group_id: group.id,
  });
  const networks = await hand.cloud.list("network", "/v2.0/networks", "networks");
  const segment = networks.find(
    (one) => projectOf(one) === hand.project.id && one.name === `${hand.site}-${hand.tenant}-lab`,
  );
  const balancer = await hand.make(
    "load balancer",
    ["load-balancer", "/v2.0/lbaas/loadbalancers", "loadbalancer"],
    {
      ...theirs,
      name: `k8s-clusterapi-cluster-${name}-kubeapi`,
      description: `Created by cluster-api-provider-openstack cluster ${name}`,
      vip_network_id: segment?.id,
    },
    { slow: true },
  );
  await eventually(
    () =>
      hand.cloud.get<Record<string, Record<string, unknown>>>(
        "load-balancer",
        `/v2.0/lbaas/loadbalancers/${balancer.id}`,
      ),
    ({ loadbalancer }) => loadbalancer?.provisioning_status === "ACTIVE",
  );
  await hand.make("floating IP", at("floatingips", "floatingip"), {
    ...theirs,
    floating_network_id: networks.find((one) => one.name === "government")?.id,
    port_id: balancer.vip_port_id,
    description: `Created by cluster-api-provider-openstack cluster ${name}`,
  });
}
