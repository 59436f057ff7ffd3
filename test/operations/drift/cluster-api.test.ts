/** What Cluster API makes for a tenant's Magnum cluster: the tenant's own, evaluated, and only that. */
import test from "ava";
import type { Item } from "../../../operations/cloud/client.ts";
import { PROJECT, reportOn, withItems } from "./small-cloud.ts";

const CLUSTER = "portal-abc123def456";
const OF_PROJECT = { project_id: PROJECT, tenant_id: PROJECT };
const NAMESPACES = { k8s_capi_helm: "magnum-ptreasury", k8s_cluster_api: "magnum-system" };

interface Made {
  readonly group: Item;
  readonly address: Item;
  readonly balancer: Item;
  readonly cluster: Item;
}

/** As the provider writes them in this namespace. */
function made(namespace: string): Made {
  const name = `${namespace}-${CLUSTER}`;
  return {
    cluster: { id: "c-1", name: "portal", stack_id: CLUSTER, project_id: PROJECT },
    group: {
      id: "sg-worker",
      name: `k8s-cluster-${name}-secgroup-worker`,
      description: "Cluster API managed group",
      ...OF_PROJECT,
    },
    balancer: {
      id: "lb-1",
      name: `k8s-clusterapi-cluster-${name}-kubeapi`,
      description: `Created by cluster-api-provider-openstack cluster ${name}`,
      vip_port_id: "port-vip",
      vip_network_id: "n-front",
      vip_address: "10.32.16.9",
      provider: "ovn",
      admin_state_up: true,
      project_id: PROJECT,
    },
    address: {
      id: "fip-1",
      description: `Created by cluster-api-provider-openstack cluster ${name}`,
      floating_ip_address: "10.16.0.9",
      floating_network_id: "n-government",
      port_id: "port-vip",
      ...OF_PROJECT,
    },
  };
}

/** The rules of a worker's group: everything out, anything from the nodes, node ports from the segment. */
const RULES: readonly Item[] = [
  { id: "out-ipv4", description: "Full open", direction: "egress", ethertype: "IPv4" },
  { id: "out-ipv6", description: "Full open", direction: "egress", ethertype: "IPv6" },
  {
    id: "inside",
    description: "In-cluster Ingress",
    direction: "ingress",
    ethertype: "IPv4",
    remote_group_id: "sg-worker",
  },
  {
    id: "node-ports",
    description: "Node Port Services",
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    port_range_min: 30000,
    port_range_max: 32767,
    remote_ip_prefix: "10.32.16.0/26",
  },
].map((rule) => ({ ...rule, security_group_id: "sg-worker", ...OF_PROJECT }));

const GROUP_AND_RULES = [
  "unmanaged security group",
  ...RULES.map(() => "unmanaged security group rule"),
];

async function reported({ group, address, balancer, cluster }: Made) {
  let all = withItems({
    "network /v2.0/security-groups": group,
    "network /v2.0/floatingips": address,
    "load-balancer /v2.0/lbaas/loadbalancers": balancer,
    "network /v2.0/ports": {
      id: "port-vip",
      network_id: "n-front",
      device_owner: "Octavia",
      ...OF_PROJECT,
    },
    "container-infra /clusters/detail": cluster,
  });
  const place = "network /v2.0/security-group-rules";
  all = { ...all, [place]: [...(all[place] as Item[]), ...RULES] };
  const { findings, tenants, result } = await reportOn(all);
  const own = tenants.map(({ kind, id, violations }) =>
    [kind, id, ...new Set(violations.map(({ rule }) => rule))].join(" "),
  );
  // A cluster that no state records is a finding in each of these clouds.
  const others = findings
    .map(({ is, kind }) => `${is} ${kind}`)
    .filter((one) => !/ cluster$/.test(one));
  return { own: own.sort(), others: others.sort(), result };
}

for (const [driver, namespace] of Object.entries(NAMESPACES)) {
  test(`${driver}: groups, rules and the API's address are the tenant's, and what lets everything out is a violation`, async (t) => {
    t.deepEqual(await reported(made(namespace)), {
      own: [
        "floating IP fip-1",
        "load balancer lb-1",
        "security group rule inside",
        "security group rule node-ports",
        "security group rule out-ipv4 public-exposure",
        "security group rule out-ipv6 public-exposure",
        "security group sg-worker public-exposure",
      ],
      others: [],
      result: "drift",
    });
  });
}

/** Each as the provider writes it but for one thing, and what is then unmanaged. */
const ABUSED: Readonly<Record<string, readonly [(made: Made) => Made, ...string[]]>> = {
  "a group with another description": [
    (one) => ({ ...one, group: { ...one.group, description: "mine" } }),
    ...GROUP_AND_RULES,
  ],
  "a group with another part of the name": [
    (one) => ({ ...one, group: { ...one.group, name: `${one.group.name}s` } }),
    ...GROUP_AND_RULES,
  ],
  "a group of a namespace of another project": [
    (one) => ({ ...one, group: made("magnum-pother").group }),
    ...GROUP_AND_RULES,
  ],
  "an address at another port": [
    (one) => ({ ...one, address: { ...one.address, port_id: "port-other" } }),
    "unmanaged floating IP",
  ],
  "an address at a load balancer with another name": [
    (one) => ({ ...one, balancer: { ...one.balancer, name: "web" } }),
    "unmanaged floating IP",
  ],
  "an address with another description": [
    (one) => ({ ...one, address: { ...one.address, description: "mine" } }),
    "unmanaged floating IP",
  ],
  "things of a cluster that is not there": [
    (one) => ({ ...one, cluster: { ...one.cluster, stack_id: "other" } }),
    "unmanaged floating IP",
    ...GROUP_AND_RULES,
  ],
  "things of a cluster of another project": [
    (one) => ({ ...one, cluster: { ...one.cluster, project_id: "p-other" } }),
    "unmanaged floating IP",
    ...GROUP_AND_RULES,
  ],
  "things of a cluster that has no stack yet": [
    (one) => ({ ...one, cluster: { ...one.cluster, stack_id: null } }),
    "unmanaged floating IP",
    ...GROUP_AND_RULES,
  ],
};

for (const [title, [abuse, ...unmanaged]] of Object.entries(ABUSED)) {
  test(`${title}: unmanaged`, async (t) => {
    const { others } = await reported(abuse(made(NAMESPACES.k8s_capi_helm)));
    t.deepEqual(others, unmanaged);
  });
}
