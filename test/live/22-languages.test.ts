/**
 * Programs in YAML and in Python beside the deployed estate, as a ministry's people run them: the package added, a
 * project and a segment created under the pack, unchanged the second time, protected until a setting says otherwise,
 * and removed completely.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { repository } from "../../estate/project.ts";
import type { Cloud } from "../../operations/cloud/client.ts";
import { siteInventory, sweepDeletedProjects } from "../../operations/cloud/inventory.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { makeEnvironment, OFFLINE } from "../languages/python-environment.ts";
import { openProject, type Project } from "../toolchain/project.ts";
import { LAND_REGISTRY, landRegistryIn } from "./helpers/land-registry.ts";
import { administrator, named } from "./helpers/site.ts";

const SITE = "bamako";
const AT_ONCE = ["--yes", "--skip-preview"];
const PROGRAMS = join(import.meta.dirname, "../languages");

test.serial("a program in YAML", async (t) => {
  await live(t, await openProgram(t, "yaml", "Pulumi.yaml"));
});

test.serial("a program in Python", async (t) => {
  const project = await openProgram(t, "python", "Pulumi.yaml", "__main__.py", "requirements.txt");
  await makeEnvironment(join(project.folder, ".venv"));
  await live(t, project);
});

/** The whole life of one of the two programs, as a user runs it. */
async function live(t: ExecutionContext, project: Project): Promise<void> {
  t.timeout(300_000);
  const cloud = await administrator(SITE);
  const before = await everythingIn(cloud);
  t.is(await landRegistryIn(cloud), undefined);
  await run(t, project, "package", "add", join(repository, "components"));
  await configure(project, cloud);

  const pack = ["--policy-pack", join(repository, "policies/pack.ts")];
  const made = await run(t, project, "up", ...AT_ONCE, ...pack);
  t.regex(made, /^Resources:\n +\+ 16 created$/m);
  t.deepEqual(await landRegistryIn(cloud), LAND_REGISTRY);

  const kept = await project.pulumi("destroy", "--yes");
  t.not(kept.code, 0);
  t.regex(kept.output, /land-registry-project.*protected/s);
  t.deepEqual(await landRegistryIn(cloud), LAND_REGISTRY, "nothing of it was deleted");
  await run(t, project, "config", "set", "deletable", "true");
  const again = await run(t, project, "up", ...AT_ONCE, "--expect-no-changes");
  t.regex(again, /^Resources:\n +16 unchanged$/m);
  t.deepEqual(await landRegistryIn(cloud), LAND_REGISTRY);

  await run(t, project, "destroy", ...AT_ONCE);
  t.is(await sweepDeletedProjects(cloud), 3, "the default group and the limits that services keep");
  t.deepEqual(await everythingIn(cloud), before);
}

/** Everything of the estate and of projects that no longer exist. */
async function everythingIn(cloud: Cloud): Promise<string[]> {
  const found = await siteInventory(cloud, SITE);
  return found.map(({ kind, item }) => `${kind.kind} ${item.name} ${item.id}`).sort();
}

/** The connection of the site's administrator, and the ids that the site's own stack shows. */
async function configure(project: Project, cloud: Cloud): Promise<void> {
  const { auth, region_name: region = "" } = readCloud(sitePlaces(SITE).clouds, SITE);
  const idOf = async (service: string, path: string, key: string, name: string) =>
    (await named(cloud, service, path, key, name)).id;
  const pool = (family: number) =>
    idOf("network", "/v2.0/subnetpools", "subnetpools", `${SITE}-platform-ipv${family}`);
  await project.configure(
    {
      // Selects the policies: the pack reads it from the stack.
      "aes-estate:site": SITE,
      "aes-estate:rehearsal": "true",
      authUrl: auth.auth_url,
      region,
      userName: String(auth.username),
      domainId: await idOf("identity", "/domains", "domains", `${SITE}-ml`),
      ipv4PoolId: await pool(4),
      ipv6PoolId: await pool(6),
    },
    ["password", String(auth.password)],
  );
}

/** A program as a separate project. */
async function openProgram(t: ExecutionContext, folder: string, ...names: string[]) {
  const read = (name: string) => readFile(join(PROGRAMS, folder, name), "utf8");
  const files = await Promise.all(names.map(async (name) => [name, await read(name)] as const));
  const project = await openProject(Object.fromEntries(files), OFFLINE);
  t.teardown(async () => {
    if (!t.passed) await removeAll(project);
    await project.close();
  });
  return project;
}

/** Removes leftovers of a failed test, which would disturb later ones. */
async function removeAll(project: Project): Promise<void> {
  await project.pulumi("state", "unprotect", "--all", "--yes");
  await project.pulumi("destroy", ...AT_ONCE);
  await sweepDeletedProjects(await administrator(SITE));
}

/** Runs `pulumi`; a failure fails the test with all its output. */
async function run(t: ExecutionContext, project: Project, ...args: string[]): Promise<string> {
  const { code, output } = await project.pulumi(...args);
  t.is(code, 0, `pulumi ${args.join(" ")}\n${output}`);
  return output;
}
