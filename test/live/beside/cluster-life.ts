/**
 * The life of a cluster in a tenant's file: ordered, upgraded by one line, resized, with a pool added and removed, and
 * deleted without leftovers although people worked in it.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import { siteInventory } from "../../../operations/cloud/inventory.ts";
import { ordinaryManifests } from "../../admission/manifests.ts";
import { estate, openCluster } from "../helpers/cluster.ts";
import type { Copy } from "../helpers/copy.ts";
import { retired } from "../helpers/retire.ts";
import { administrator, type Recorded, recorded } from "../helpers/site.ts";

const SITE = "niamey";
const TENANT = "acceptance";
const FILE = `stacks/${SITE}/tenants/${TENANT}.yaml`;
const NAME = `${SITE}-${TENANT}-rollout`;
/**
 * What a cluster depends on: a quota and a flavor for its nodes, the roles with which it acts, and its network's way
 * out. The segment was isolated until now: its subnets get their gateway with the router.
 */
const PREREQUISITES = [
  ["quota: { class: small }", "quota: { class: medium }"],
  ["flavors: [small]", "flavors: [small, medium]"],
  [" } # no router: isolated", ", router: { gateway: government } }"],
  ["groups:\n", "serviceAccount: { roles: [member, load-balancer_member, creator] }\ngroups:\n"],
] as const;
const ORDER = `clusters:
  rollout:
    version: "1.34.5"
    segment: front
    controlPlane: { flavor: medium }
    pools:
      web: { flavor: medium, count: 1 }
    apiAccess: [10.16.0.0/12]
    namespaces:
      counter:
        access: { operators: edit }
        quota: { cpu: 1, memoryGiB: 4, pods: 10, storageGiB: 10 }
`;
const CLUSTER = "openstack:containerinfra/cluster:Cluster";
const TEMPLATE = "openstack:containerinfra/clusterTemplate:ClusterTemplate";
const POOL = "openstack:containerinfra/nodeGroup:NodeGroup";

const UNCHANGED = /Resources:\s+[\d,]+ unchanged/;

/** Declares the tests. They need a fork in which the site is deployed, and leave it without the cluster. */
export function testClusterLife(fork: () => Copy): void {
  const edit = (change: (text: string) => string) => fork().edit(FILE, change);
  const up = async () => String((await estate(["up", SITE], fork().folder)).all);
  /** The file without the cluster. */
  let without: string;

  test.serial("a few lines in a tenant's file create a cluster", async (t) => {
    t.timeout(600_000);
    for (const [from, to] of PREREQUISITES) await edit((text) => text.replace(from, to));
    without = await readFile(join(fork().folder, FILE), "utf8");
    await edit((text) => text + ORDER);
    const started = Date.now();
    t.regex(await up(), /niamey is up \(rehearsal\): 2 tenants, 3 segments, 1 cluster,/);
    t.log(`ordered and complete in ${Math.round((Date.now() - started) / 1000)} s`);
    // For Magnum, its first pool is an update of the cluster.
    t.like(await cluster(), {
      status: "UPDATE_COMPLETE",
      coe_version: "v1.34.5",
      pools: ["web 1"],
    });
  });

  test.serial(
    "a newer version in its line is one update of the cluster and a new template",
    async (t) => {
      t.timeout(600_000);
      const before = await cluster();
      await edit((text) => text.replace('version: "1.34.5"', 'version: "1.35.2"'));
      const changes = await changesBy(async () => {
        const started = Date.now();
        await up();
        t.log(`upgraded in ${Math.round((Date.now() - started) / 1000)} s`);
      });
      t.deepEqual(changes, [`replace ${TEMPLATE}`, `update ${CLUSTER}`]);
      const after = await cluster();
      t.is(after?.id, before?.id as string);
      t.like(after, { status: "UPDATE_COMPLETE", coe_version: "v1.35.2" });
    },
  );

  test.serial("a pool grows, a pool is added, a pool is removed: one step each", async (t) => {
    t.timeout(900_000);
    await edit((text) => text.replace("count: 1 }", "count: 2 }"));
    t.deepEqual(await changesBy(up), [`update ${POOL}`]);
    t.deepEqual((await cluster())?.pools, ["web 2"]);

    const more = "      batch: { flavor: medium, count: 1 }\n";
    await edit((text) => text.replace("    pools:\n", `    pools:\n${more}`));
    t.deepEqual(await changesBy(up), [`create ${POOL}`]);
    t.deepEqual((await cluster())?.pools.sort(), ["batch 1", "web 2"]);

    await edit((text) => text.replace(more, ""));
    t.deepEqual(await changesBy(up), [`delete ${POOL}`]);
    t.deepEqual((await cluster())?.pools, ["web 2"]);
  });

  test.serial("a further update changes nothing", async (t) => {
    t.regex(await up(), UNCHANGED);
  });

  test.serial(
    "without its lines the cluster stays: `up` requires them before an engine starts",
    async (t) => {
      t.timeout(120_000);
      const id = (await cluster())?.id as string;
      const lines = await readFile(join(fork().folder, FILE), "utf8");
      await edit((text) => text.slice(0, text.indexOf("clusters:\n")));
      const run = await estate(["up", SITE], fork().folder).catch((error) => error);
      await edit(() => lines);
      t.not(run.exitCode, 0);
      t.regex(
        run.all,
        /acceptance\.yaml:\d+: clusters\.rollout: got no cluster rollout any more[\s\S]*retire: \{ after: /,
      );
      t.notRegex(run.all, /Updating|Resources:/);
      t.is((await cluster())?.id, id);
    },
  );

  test.serial(
    "with `retire` in its lines the cluster is deleted with all its contents, and nothing remains",
    async (t) => {
      t.timeout(900_000);
      const id = (await cluster())?.id as string;
      const rollout = await openCluster(SITE, `${TENANT}/rollout`, fork().folder);
      t.teardown(rollout.close);
      for (const name of ["claim", "deployment-minimal"]) {
        const text = ordinaryManifests().find((manifest) => manifest.name === name)?.text;
        const apply = ["apply", "-n", "counter", "-f", "-"];
        const own = text?.replaceAll("registry.bamako.", `registry.${SITE}.`);
        const { code, stderr } = await rollout.kubectl("operators", apply, own);
        t.is(code, 0, stderr);
      }
      await edit(retired("rollout", "NE"));
      t.regex(await up(), /0 clusters/);
      t.is(await cluster(), undefined);
      const left = (await siteInventory(await administrator(SITE), SITE)).map(({ item }) => item);
      t.deepEqual(
        left.filter((item) => JSON.stringify(item).includes(id) || item.name?.startsWith(NAME)),
        [],
      );
      await edit(() => without);
      t.regex(await up(), UNCHANGED);
    },
  );
}

/** The resources that a deployment changed, by the state: what was done, not only planned. */
async function changesBy(deploy: () => Promise<unknown>): Promise<string[]> {
  const before = await resources();
  await deploy();
  const after = await resources();
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((urn) => {
    const [then, now] = [before.get(urn), after.get(urn)];
    const op = operationBetween(then, now);
    return op === undefined ? [] : [`${op} ${(now ?? then)?.type}`];
  });
  return changes.flat().sort();
}

async function resources(): Promise<Map<string, Recorded>> {
  const { resources: all } = await recorded(SITE, { secrets: true });
  return new Map(all.map((resource) => [resource.urn, resource]));
}

function operationBetween(then?: Recorded, now?: Recorded): string | undefined {
  if (then === undefined) return "create";
  if (now === undefined) return "delete";
  if (then.id !== now.id) return "replace";
  return isDeepStrictEqual(then.inputs, now.inputs) ? undefined : "update";
}

async function cluster() {
  const cloud = await administrator(SITE);
  const found = (await cloud.list("container-infra", "/clusters/detail", "clusters")).find(
    ({ name }) => name === NAME,
  );
  if (found === undefined) return undefined;
  const path = `/clusters/${found.id}/nodegroups`;
  const groups = await cloud.list("container-infra", path, "nodegroups");
  const pools = groups.filter(({ is_default }) => !is_default);
  return {
    ...found,
    pools: pools.map((one) => `${String(one.name).split("-")[0]} ${one.node_count}`),
  };
}
