/**
 * `estate capacity --cloud` on deployed sites: quotas match the files, a manual change is marked, usage matches what
 * exists.
 */
import test from "ava";
import type { CloudCapacity, ComparedTenant } from "../../operations/capacity/model.ts";
import type { Cloud } from "../../operations/cloud/client.ts";
import { estate } from "./helpers/cluster.ts";
import { portIn, removePorts } from "./helpers/probe.ts";
import { administrator, declared, named, SITES } from "./helpers/site.ts";

const SITE = "bamako";
const TENANT = "tax";

/** The reports on the deployed sites before a test changes something. */
const asDeployed = new Map<string, CloudCapacity>();
test.before(async () => {
  for (const site of SITES) asDeployed.set(site, await capacity(site));
});

function deployed(site: string): CloudCapacity {
  const report = asDeployed.get(site);
  if (report === undefined) throw new Error(`there is no report on ${site}`);
  return report;
}

async function capacity(site: string): Promise<CloudCapacity> {
  const { stdout } = await estate(["capacity", site, "--cloud", "--json"]);
  const { sites } = JSON.parse(stdout) as { sites: { cloud: CloudCapacity }[] };
  const [{ cloud } = {}] = sites;
  if (cloud === undefined) throw new Error(`the report has no cloud of ${site}`);
  return cloud;
}

function tenantIn({ tenants }: CloudCapacity): ComparedTenant {
  const found = tenants.find(({ tenant }) => tenant === TENANT);
  if (found === undefined) throw new Error(`the report has no tenant ${TENANT}`);
  return found;
}

function projectOf(cloud: Cloud, site: string, key: string) {
  return named(cloud, "identity", "/projects", "projects", `${site}-${key}`);
}

for (const site of SITES) {
  test.serial(
    `${site}: every tenant of the files has the quotas of the files, and there is no other tenant`,
    async (t) => {
      const { missing, rehearsal, tenants, volumeTypes, countries } = deployed(site);
      t.deepEqual(missing, []);
      t.true(rehearsal);
      const { tenants: files } = await declared(site);
      t.deepEqual(tenants.map(({ tenant }) => tenant).sort(), Object.keys(files).sort());
      const all = [...tenants, ...volumeTypes, ...countries];
      t.deepEqual(
        all.filter(({ differs }) => differs),
        [],
      );
      // Every figure has both sides, so that no comparison is empty.
      for (const { tenant, figures } of tenants) {
        for (const [name, { declared: file, cloud }] of Object.entries(figures)) {
          t.is(typeof file, "number", `${tenant} ${name}`);
          t.is(cloud, file, `${tenant} ${name}`);
        }
      }
    },
  );

  test.serial(`${site}: the reported usage is the number of resources in the cloud`, async (t) => {
    const cloud = await administrator(site);
    const kinds = {
      networks: ["network", "/v2.0/networks", "networks"],
      subnets: ["network", "/v2.0/subnets", "subnets"],
      routers: ["network", "/v2.0/routers", "routers"],
      ports: ["network", "/v2.0/ports", "ports"],
      securityGroups: ["network", "/v2.0/security-groups", "security_groups"],
      loadBalancers: ["load-balancer", "/v2.0/lbaas/loadbalancers", "loadbalancers"],
    } as const;
    const { tenants } = deployed(site);
    const projects = await cloud.list("identity", "/projects", "projects");
    for (const [field, [service, path, key]] of Object.entries(kinds)) {
      const items = await cloud.list(service, path, key);
      for (const { tenant, figures } of tenants) {
        const project = projects.find(({ name }) => name === `${site}-${tenant}`);
        const there = items.filter(({ project_id: id }) => id === project?.id).length;
        t.is(figures[field as keyof typeof figures]?.used, there, `${tenant} ${field}`);
      }
    }
    t.true(tenants.some(({ figures }) => (figures.networks?.used ?? 0) > 0));
  });

  test.serial(
    `${site}: the rehearsal's own hosts are listed beside those of the files, and are marked`,
    async (t) => {
      const { hosts, storage, externalAddresses } = deployed(site);
      const count = (side: "declared" | "cloud") =>
        hosts.reduce((sum, { figures }) => sum + Number(figures.hosts?.[side] ?? 0), 0);
      t.is(count("cloud"), 3);
      const { facility } = await declared(site);
      const zones = Object.values(facility?.zones ?? {});
      const files = zones.flatMap(({ hypervisors }) => Object.values(hypervisors));
      t.is(
        count("declared"),
        files.reduce((sum, hosts) => sum + hosts, 0),
      );
      t.true(hosts.every(({ differs }) => differs));
      t.is(
        storage.flatMap(({ pools }) => pools).length,
        Object.keys(facility?.storagePools ?? {}).length,
      );
      for (const { foundIn, figures } of externalAddresses) {
        t.is(foundIn, "both");
        t.true(Number(figures.addresses?.cloud) > Number(figures.addresses?.used));
      }
    },
  );
}

test.serial("only a quota that was changed manually in Nova is marked", async (t) => {
  const cloud = await administrator(SITE);
  const { id } = await projectOf(cloud, SITE, TENANT);
  const { declared: cores } = tenantIn(deployed(SITE)).figures.cores ?? {};
  if (typeof cores !== "number") return t.fail("no quota of cores");
  const limit = (value: number) =>
    cloud.write("PUT", "compute", `/os-quota-sets/${id}`, { quota_set: { cores: value } });
  const before = deployed(SITE).differences;
  await limit(cores + 1);
  try {
    const { differences, tenants } = await capacity(SITE);
    t.is(differences, before + 1);
    const marked = tenants.filter(({ differs }) => differs);
    t.deepEqual(
      marked.map(({ tenant }) => tenant),
      [TENANT],
    );
    t.like(marked[0]?.figures.cores, { declared: cores, cloud: cores + 1, differs: true });
    const { stdout } = await estate(["capacity", SITE, "--cloud"]);
    t.regex(
      stdout,
      new RegExp(`^tenant ${TENANT} +Cores +${cores} +${cores + 1} +≠ differs$`, "m"),
    );
  } finally {
    await limit(cores);
  }
  t.is((await capacity(SITE)).differences, before);
});

test.serial("a new port is counted until it is deleted", async (t) => {
  const cloud = await administrator(SITE);
  const used = (report: CloudCapacity) => tenantIn(report).figures.ports?.used ?? Number.NaN;
  const before = used(deployed(SITE));
  const port = await portIn(cloud, `${SITE}-${TENANT}-data`);
  try {
    t.is(used(await capacity(SITE)), before + 1);
  } finally {
    await removePorts(cloud, [port]);
  }
  t.is(used(await capacity(SITE)), before);
});
