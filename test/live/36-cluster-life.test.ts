/**
 * The life of a cluster in a tenant's file: ordered, upgraded by one line, resized, with a pool added and removed, and
 * deleted without leftovers although people worked in it. In a copy of the estate, on the same stack.
 */
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { operation, policyPack, pulumi } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { ordinaryManifests } from "../admission/manifests.ts";
import { estate, openCluster } from "./helpers/cluster.ts";
import { type Copy, copyRepository, dataOf } from "./helpers/copy.ts";
import { retired } from "./helpers/retire.ts";
import { administrator, make, type Recorded, recorded, started } from "./helpers/site.ts";

const SITE = "bamako";
const FILE = "stacks/bamako/tenants/civil-registry.yaml";
const NAME = "bamako-civil-registry-rollout";
const ORDER = `clusters:
  rollout:
    version: "1.34.5"
    segment: app
    controlPlane: { flavor: medium }
    pools:
      web: { flavor: medium, count: 1 }
    apiAccess: [10.16.0.0/12]
    namespaces:
      counter:
        access: { operators: edit }
        quota: { cpu: 1, memoryGiB: 4, pods: 10, storageGiB: 10 }
`;

interface Step {
  readonly op: string;
  readonly newState?: { readonly type: string };
  readonly oldState?: { readonly type: string };
}

let copy: Copy;
test.before(async () => {
  copy = await copyRepository();
});
test.after.always(() => copy?.remove());

/** The steps of a preview of the copy, without unchanged resources. */
async function plan(): Promise<string[]> {
  const workspace = await prepareWorkspace(SITE);
  const args = ["preview", "--json", ...operation(workspace), ...policyPack];
  const { stdout } = await pulumi(workspace, args, {
    stdio: "pipe",
    cwd: copy.folder,
    env: dataOf(copy.folder),
  });
  const { steps } = JSON.parse(String(stdout)) as { steps: Step[] };
  return steps
    .filter(({ op }) => op !== "same")
    .map(({ op, newState, oldState }) => `${op} ${(newState ?? oldState)?.type}`)
    .sort();
}

async function up(): Promise<string> {
  return String((await estate(["up", SITE], copy.folder)).all);
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

const CLUSTER = "openstack:containerinfra/cluster:Cluster";
const TEMPLATE = "openstack:containerinfra/clusterTemplate:ClusterTemplate";
const POOL = "openstack:containerinfra/nodeGroup:NodeGroup";

test.serial("a few lines in a tenant's file create a cluster", async (t) => {
  t.timeout(600_000);
  await copy.edit(FILE, (text) => text + ORDER);
  const started = Date.now();
  t.regex(
    await up(),
    /bamako is up \(rehearsal\): 13 tenants \(1 of them another site's, standing by\), 28 segments, 4 clusters/,
  );
  t.log(`ordered and complete in ${Math.round((Date.now() - started) / 1000)} s`);
  // For Magnum, its first pool is an update of the cluster.
  t.like(await cluster(), { status: "UPDATE_COMPLETE", coe_version: "v1.34.5", pools: ["web 1"] });
});

test.serial(
  "a newer version in its line is one update of the cluster and a new template",
  async (t) => {
    t.timeout(600_000);
    const before = await cluster();
    await copy.edit(FILE, (text) => text.replace('version: "1.34.5"', 'version: "1.35.2"'));
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
  await copy.edit(FILE, (text) => text.replace("count: 1 }", "count: 2 }"));
  t.deepEqual(await changesBy(up), [`update ${POOL}`]);
  t.deepEqual((await cluster())?.pools, ["web 2"]);

  const more = "      batch: { flavor: medium, count: 1 }\n";
  await copy.edit(FILE, (text) => text.replace("    pools:\n", `    pools:\n${more}`));
  t.deepEqual(await changesBy(up), [`create ${POOL}`]);
  t.deepEqual((await cluster())?.pools.sort(), ["batch 1", "web 2"]);

  await copy.edit(FILE, (text) => text.replace(more, ""));
  t.deepEqual(await changesBy(up), [`delete ${POOL}`]);
  t.deepEqual((await cluster())?.pools, ["web 2"]);
});

test.serial("a further preview has no steps", async (t) => {
  t.timeout(300_000);
  t.deepEqual(await plan(), []);
});

test.serial(
  "without its lines the cluster stays: `up` requires them before an engine starts",
  async (t) => {
    t.timeout(120_000);
    const id = (await cluster())?.id as string;
    const run = await started("up", SITE);
    t.not(run.exitCode, 0);
    t.regex(
      run.all,
      /civil-registry\.yaml:\d+: clusters\.rollout: got no cluster rollout any more[\s\S]*retire: \{ after: /,
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
    const rollout = await openCluster(SITE, "civil-registry/rollout", copy.folder);
    t.teardown(rollout.close);
    for (const name of ["claim", "deployment-minimal"]) {
      const text = ordinaryManifests().find((manifest) => manifest.name === name)?.text;
      const apply = ["apply", "-n", "counter", "-f", "-"];
      const { code, stderr } = await rollout.kubectl("operators", apply, text);
      t.is(code, 0, stderr);
    }
    await copy.edit(FILE, retired("rollout"));
    t.regex(await up(), /3 clusters/);
    t.is(await cluster(), undefined);
    const left = (await siteInventory(await administrator(SITE), SITE)).map(({ item }) => item);
    t.deepEqual(
      left.filter((item) => JSON.stringify(item).includes(id) || item.name?.startsWith(NAME)),
      [],
    );
    t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
  },
);
