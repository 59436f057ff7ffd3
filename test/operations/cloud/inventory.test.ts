/** Everything left of a site is found in any project, also if its tenant no longer exists. */
import test from "ava";
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { siteInventory, sweepDeletedProjects } from "../../../operations/cloud/inventory.ts";

const cloudWith = (lists: Readonly<Record<string, Item[]>>) =>
  ({
    offers: () => true,
    list: async (_: string, __: string, key: string) => lists[key] ?? [],
  }) as unknown as Cloud;

const found = async (lists: Readonly<Record<string, Item[]>>) =>
  (await siteInventory(cloudWith(lists), "bamako")).map(
    ({ kind, item }) => `${kind.kind} ${item.id}`,
  );

const projects = [
  { id: "p1", name: "bamako-e-visa" },
  { id: "p2", name: "service" },
];

test("by its name, by its label, by the project it is in", async (t) => {
  const networks = [
    { id: "n1", name: "bamako-e-visa-app" },
    { id: "n2", name: "other", tags: ["aes:site=bamako"] },
    { id: "n3", name: "other", project_id: "p1" },
    { id: "n4", name: "government", project_id: "p2" },
  ];
  const clusters = [{ id: "c1", name: "bamako-e-visa-apps" }];
  t.deepEqual(await found({ projects, networks, clusters }), [
    "cluster c1",
    "network n1",
    "network n2",
    "network n3",
    "project p1",
  ]);
});

test("resources created from inside a cluster are found, also after their project is deleted", async (t) => {
  const loadbalancers = [
    { id: "l1", name: "kube_service_x", project_id: "p1" },
    { id: "l2", name: "kube_service_y", project_id: "gone" },
    { id: "l3", name: "another's", project_id: "p2" },
  ];
  const volumes = [
    { id: "v1", name: "pvc-1", "os-vol-tenant-attr:tenant_id": "p1" },
    { id: "v2", name: "pvc-2", "os-vol-tenant-attr:tenant_id": "gone" },
    { id: "v3", name: "pvc-3", "os-vol-tenant-attr:tenant_id": "p2" },
  ];
  t.deepEqual(await found({ projects, loadbalancers, volumes }), [
    "load balancer l1",
    "load balancer l2",
    "volume v1",
    "volume v2",
    "project p1",
  ]);
});

test("default groups and limits of projects that no longer exist are deleted, those of others and emptied ones stay", async (t) => {
  const lists: Record<string, Item[]> = {
    "/v2.0/security-groups?name=default": [
      { id: "g1", project_id: "p1" },
      { id: "g2", project_id: "gone" },
      { id: "g3" },
    ],
    "/v2.0/quotas": [
      { id: "undefined", tenant_id: "p1", network: 4 },
      { id: "undefined", tenant_id: "gone", network: 4 },
      { id: "undefined", network: 4 },
    ],
    "/v2.0/lbaas/quotas": [
      { id: "undefined", project_id: "gone", pool: 2, listener: null },
      { id: "undefined", project_id: "emptied", pool: null, listener: null },
    ],
    "/projects": projects,
  };
  const deleted: string[] = [];
  const cloud = {
    offers: () => true,
    list: async (_: string, path: string) => lists[path],
    delete: async (service: string, path: string) => deleted.push(`${service} ${path}`),
  } as unknown as Cloud;
  t.is(await sweepDeletedProjects(cloud), 3);
  t.deepEqual(deleted, [
    "network /v2.0/security-groups/g2",
    "network /v2.0/quotas/gone",
    "load-balancer /v2.0/lbaas/quotas/gone",
  ]);
});
