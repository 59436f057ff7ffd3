/** What creations with a lost answer leave in a cloud in memory is found and removed, of many kinds. */
import test from "ava";
import { Cloud } from "../../operations/cloud/client.ts";
import type { Attempt } from "../../operations/engine/attempts.ts";
import { resolveAttempts } from "../../operations/heal/resolve.ts";
import { thingsOf } from "./found.ts";
import { openMemoryCloud } from "./memory-cloud.ts";

type Made = Record<string, { id: string }>;
const TENANT = "tenant-project";

/** An attempt at a type with its inputs, begun now. */
/** Before anything is made: on a busy machine, the attempts are written down much later. */
const BEGUN = Math.floor(Date.now() / 1000);
const attempt = (type: string, inputs: object): Attempt => ({
  resource: {
    urn: `urn:pulumi:s::p::openstack:${type}::x`,
    type: `openstack:${type}`,
    inputs: { ...inputs },
  },
  begun: BEGUN,
});

test("each kind is found by its key and removed; what is recorded and what is a person's stays", async (t) => {
  const memory = await openMemoryCloud();
  t.teardown(memory.close);
  const cloud = await Cloud.connect(memory.entry);
  const make = async (service: string, path: string, one: string, fields: object) => {
    const answer = await cloud.write<Made>("POST", service, path, { [one]: fields });
    return answer[one]?.id ?? "";
  };
  const network = await make("network", "/v2.0/networks", "network", { name: "faults-kept" });
  const subnet = await make("network", "/v2.0/subnets", "subnet", {
    name: "faults-kept",
    network_id: network,
  });
  const router = await make("network", "/v2.0/routers", "router", { name: "faults-kept" });
  const flavor = await make("compute", "/flavors", "flavor", { name: "faults-kept", ram: 512 });
  const kept = [network, subnet, router, flavor];
  await make("network", "/v2.0/networks", "network", { name: "faults-lost" });
  await make("identity", "/groups", "group", { name: "faults-lost", description: "ours" });
  await make("identity", "/projects", "project", { name: "faults-hand", description: "by hand" });
  await make("block-storage", "/types", "volume_type", { name: "faults-lost" });
  const grant = { object_id: network, action: "access_as_shared", target_tenant: TENANT };
  await make("network", "/v2.0/rbac-policies", "rbac_policy", grant);
  await cloud.write("PUT", "network", `/v2.0/routers/${router}/add_router_interface`, {
    subnet_id: subnet,
  });
  await cloud.write("POST", "compute", `/flavors/${flavor}/action`, {
    addTenantAccess: { tenant: TENANT },
  });
  t.is((await thingsOf(cloud, "faults")).length, 11);

  const attempts = [
    attempt("networking/network:Network", { name: "faults-kept" }),
    attempt("networking/network:Network", { name: "faults-lost" }),
    attempt("identity/groupV3:GroupV3", { name: "faults-lost", description: "ours" }),
    attempt("identity/project:Project", { name: "faults-hand", description: "ours" }),
    attempt("blockstorage/volumeTypeV3:VolumeTypeV3", { name: "faults-lost" }),
    attempt("networking/rbacPolicyV2:RbacPolicyV2", {
      objectId: network,
      action: "access_as_shared",
      targetTenant: TENANT,
    }),
    attempt("networking/routerInterface:RouterInterface", { routerId: router, subnetId: subnet }),
    attempt("compute/flavorAccess:FlavorAccess", { flavorId: flavor, tenantId: TENANT }),
  ];
  const state = { resources: kept.map((id) => ({ urn: id, type: "t", id })) };
  const { removed, spared } = await resolveAttempts(attempts, {
    cloud,
    state,
    connect: async () => cloud,
  });
  t.deepEqual([removed.length, spared.length], [6, 1]);
  t.deepEqual(
    (await thingsOf(cloud, "faults")).map(({ what }) => what),
    [
      "flavor faults-kept",
      "network faults-kept",
      "project faults-hand",
      "router faults-kept",
      "subnet faults-kept",
    ],
  );
});
