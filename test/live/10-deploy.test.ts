/** Deploys both stacks on both sites' clouds, and a second time without a change. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { repository } from "../../estate/project.ts";
import { operation, policyPack, pulumi } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { REMOVED_WITH_ITS_CLUSTER } from "../../operations/engine/attempts.ts";
import { REFERENCE } from "../estate/overlay.ts";
import { declared, make, recorded, SITES, statusOf } from "./helpers/site.ts";

const MEMORY_LIMIT_MIB = 10 * 1024;
/** One site with 13 tenants, one of them a standby of another site, and 3 clusters. */
const SITE_LIMIT_MIB = 6 * 1024;

for (const site of SITES) {
  test.serial(`make up deploys ${site}`, async (t) => {
    const output = await make("up", site);
    const { tenants } = await declared(site);
    const segments = Object.values(tenants).flatMap((tenant) => Object.keys(tenant.segments));
    const clusters = Object.values(tenants).flatMap((tenant) => Object.keys(tenant.clusters));
    t.regex(
      output,
      new RegExp(`${site} is up \\(rehearsal\\): ${Object.keys(tenants).length} tenants`),
    );
    const { resources } = await recorded(site);
    const count = (type: string) => resources.filter((r) => r.type === type).length;
    t.is(count("aes-estate:index:TenantProject"), Object.keys(tenants).length);
    t.is(count("aes-estate:index:NetworkSegment"), segments.length);
    t.is(count("aes-estate:index:KubernetesCluster"), clusters.length);
    t.is(count("aes-estate:index:ClusterBaseline"), clusters.length);
    // What the engine forgets before its owner is removed is known to the repair (docs/adr/0067).
    const forgotten = resources.filter((r) => r.deletedWith && r.type.startsWith("openstack:"));
    t.deepEqual(
      forgotten,
      resources.filter(({ type }) => type === REMOVED_WITH_ITS_CLUSTER),
    );
  });

  test.serial(
    `a second make up of ${site} changes nothing, and reports the engine's number of resources`,
    async (t) => {
      const output = await make("up", site);
      const [, unchanged] = /Resources:\s+([\d,]+) unchanged/.exec(output) ?? [];
      t.truthy(unchanged, output);
      t.is(/clusters, ([\d,]+) resources\./.exec(output)?.[1], unchanged, "as the engine counts");
    },
  );

  test.serial(`a preview of the deployed ${site} with the pack expects no change`, async (t) => {
    const workspace = await prepareWorkspace(site);
    const args = ["preview", "--expect-no-changes", ...operation(workspace), ...policyPack];
    const run = await pulumi(workspace, args, { stdio: "pipe", reject: false });
    t.is(run.exitCode, 0, `${run.stdout}\n${run.stderr}`);
  });
}

test.serial("both clouds use at most 10 GiB, and a site with its clusters 6", async (t) => {
  const used = await Promise.all(SITES.map(memoryOf));
  t.log(
    `resident MiB: ${used.map(({ all, clusters }) => `${all} (clusters ${clusters})`).join(" + ")}`,
  );
  const clouds = used.reduce((sum, { all, clusters }) => sum + all - clusters, 0);
  t.true(clouds <= MEMORY_LIMIT_MIB, `${clouds} MiB without the clusters`);
  for (const { all } of used) t.true(all <= SITE_LIMIT_MIB, `${all} MiB`);
});

test.serial("make env makes pulumi, openstack and kubectl work in a user's shell", async (t) => {
  const script = `eval "$(make -s env SITE=bamako)"; pulumi stack output site; kubectl version --client -o yaml | grep gitVersion; openstack network list -f value -c Name`;
  const { stdout } = await execa("bash", ["-ec", script], { cwd: repository });
  const [site, kubectl, ...networks] = stdout.split("\n");
  t.is(site, "bamako");
  t.regex(kubectl ?? "", /gitVersion: v1\./);
  t.true(networks.includes("bamako-civil-registry-front"));
});

test.serial(
  "a deployment does not change the stacks' files: they contain no salt of this machine",
  async (t) => {
    for (const site of SITES) {
      const text = await readFile(join(REFERENCE, `Pulumi.${site}.yaml`), "utf8");
      t.notRegex(text, /encryptionsalt/, site);
    }
  },
);

/** Resident memory of a site's cloud, MiB, and the part of its tenants' API servers. */
async function memoryOf(site: string): Promise<{ all: number; clusters: number }> {
  const { rss_mib: all, processes } = await statusOf(site);
  const servers = processes.filter(({ name }) => name.startsWith(`cluster-${site}-`));
  return { all, clusters: servers.reduce((sum, { rss_mib }) => sum + rss_mib, 0) };
}
