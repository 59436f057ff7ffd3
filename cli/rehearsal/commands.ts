/** `estate up|down|preview|env`: one rehearsal site's stack on its loopback cloud. */
import { mkdir } from "node:fs/promises";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import { siteInventory, sweepDefaultSecurityGroups } from "../cloud/inventory.ts";
import { sitePlaces } from "../places.ts";
import { heal } from "./heal.ts";
import { exportState, operation, policyPack, pulumi } from "./pulumi.ts";
import { summary } from "./summary.ts";
import { prepareWorkspace, siteVariables } from "./workspace.ts";

/**
 * Deploys a site on its running rehearsal cloud and prints a summary. The site's Nova, Neutron and Keystone answer
 * one request at a time, so the engine's parallelism is bounded: more only makes requests wait.
 */
export async function up(site: string): Promise<void> {
  const workspace = await prepareWorkspace(site);
  const cloud = await connect(site);
  const healing = await heal(workspace, cloud);
  if (healing.locks + healing.pending > 0) {
    console.log(
      `healed after an interrupted run: ${healing.locks} lock(s) dropped, ${healing.pending} operation(s) forgotten` +
        healing.removed.map((what) => `\n  removed, was never recorded: ${what}`).join(""),
    );
  }
  // The preview of `up` repeats what the update shows; the guard and the pack judge the update itself.
  await pulumi(workspace, [
    "up",
    "--yes",
    "--skip-preview",
    ...operation(workspace),
    ...policyPack,
  ]);
  console.log(await summary(site, await exportState(workspace)));
}

/** Destroys a site's stack, then asks the cloud itself whether anything of it is left. */
export async function down(site: string): Promise<void> {
  const workspace = await prepareWorkspace(site);
  const cloud = await connect(site);
  await heal(workspace, cloud);
  await pulumi(workspace, ["destroy", "--yes", "--skip-preview", ...operation(workspace)]);
  await sweepDefaultSecurityGroups(cloud);
  const left = await siteInventory(cloud, site);
  if (left.length > 0) {
    const lines = left.map((f) => `  ${f.kind.kind} ${f.item.name ?? ""} ${f.item.id}`);
    throw new Error(
      `${left.length} resource(s) of ${site} are left in the cloud:\n${lines.join("\n")}`,
    );
  }
  console.log(`${site}: nothing of the stack is left in the cloud (asked of its APIs).`);
}

/** Previews a site with the pack. Needs no running cloud; an empty state when the site was never deployed here. */
export async function preview(site: string): Promise<void> {
  const workspace = await prepareWorkspace(site);
  await pulumi(workspace, ["preview", ...operation(workspace), ...policyPack], {
    env: {
      AES_ESTATE_OFFLINE: (await isRunning(site)) ? "0" : "1",
      // A preview stores nothing: without checkpoints it is several times faster (docs/adr/0012).
      PULUMI_EXPERIMENTAL: "true",
      PULUMI_SKIP_CHECKPOINTS: "true",
    },
  });
}

/** Prints the shell lines that make `pulumi` and `openstack` work on a site: `eval "$(make -s env)"`. */
export async function printEnvironment(site: string): Promise<void> {
  await prepareWorkspace(site);
  for (const [name, value] of Object.entries(siteVariables(site))) {
    console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
  }
}

async function connect(site: string): Promise<Cloud> {
  await mkdir(sitePlaces(site).backend, { recursive: true });
  return Cloud.connect(readCloud(sitePlaces(site).clouds, site));
}

async function isRunning(site: string): Promise<boolean> {
  return connect(site).then(
    () => true,
    () => false,
  );
}
