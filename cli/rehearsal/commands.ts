/** `estate up|down|preview|env`: one rehearsal site's stack on its loopback cloud. */
import { Command } from "commander";
import { type Language, render } from "../../sovereignty/text.ts";
import { siteInventory, sweepDefaultSecurityGroups } from "../cloud/inventory.ts";
import { handOver } from "./copies.ts";
import { type Healing, heal } from "./heal.ts";
import { isOfAnotherCloud } from "./lost-cloud.ts";
import { TEXTS } from "./messages.ts";
import { exportState, operation, policyPack, pulumi } from "./pulumi.ts";
import { Refusal } from "./refusal.ts";
import { connect, ended } from "./site.ts";
import { summary } from "./summary.ts";
import { prepareWorkspace, siteVariables } from "./workspace.ts";

type Action = (site: string, language: Language) => Promise<void>;

export const upCommand = define("up", up);
export const downCommand = define("down", down);
export const previewCommand = define("preview", preview);
export const envCommand = define("env", printEnvironment);

/** Heals what an interrupted run left, updates the stack under the policy pack, and says what to do next. */
export async function up(site: string, language: Language): Promise<void> {
  const workspace = await prepareWorkspace(site);
  tell(await heal(workspace, await connect(site)), site, language);
  await handOver(workspace);
  // A preview before it would judge and show the same once more.
  const args = ["up", "--yes", "--skip-preview", ...operation(workspace), ...policyPack];
  await pulumi(workspace, args);
  console.log(summary(site, await exportState(workspace), language));
}

/** Destroys a site's stack, then asks the cloud itself whether anything of it is left. */
async function down(site: string, language: Language): Promise<void> {
  const workspace = await prepareWorkspace(site);
  const cloud = await connect(site);
  tell(await heal(workspace, cloud), site, language);
  await pulumi(workspace, ["destroy", "--yes", "--skip-preview", ...operation(workspace)]);
  await sweepDefaultSecurityGroups(cloud);
  const left = await siteInventory(cloud, site);
  if (left.length > 0) {
    for (const { kind, item } of left)
      console.error(`  ${kind.kind} ${item.name ?? ""} ${item.id}`);
    throw new Refusal(TEXTS.left, { site, count: left.length });
  }
  console.log(render(TEXTS.gone, { site }, language));
}

/** Previews a site under the policy pack, on its cloud when it runs, else with placeholders for the cloud's ids. */
async function preview(site: string): Promise<void> {
  const workspace = await prepareWorkspace(site);
  const cloud = await connect(site).catch(() => undefined);
  if (cloud !== undefined && (await isOfAnotherCloud(await exportState(workspace), cloud))) {
    throw new Refusal(TEXTS.otherCloud, { site });
  }
  await pulumi(workspace, ["preview", ...operation(workspace), ...policyPack], {
    env: {
      ...(cloud === undefined ? { AES_ESTATE_OFFLINE: "1" } : {}),
      // A preview stores nothing: without checkpoints it is several times faster (docs/adr/0012).
      PULUMI_EXPERIMENTAL: "true",
      PULUMI_SKIP_CHECKPOINTS: "true",
    },
  });
}

function tell(healing: Healing, site: string, language: Language): void {
  const { locks, pending, removed, failed, aside } = healing;
  if (aside !== undefined) console.log(render(TEXTS.aside, { site, aside }, language));
  if (locks + pending > 0) console.log(render(TEXTS.healed, { locks, pending }, language));
  for (const what of removed) console.log(render(TEXTS.removed, { what }, language));
  for (const cluster of failed) console.log(render(TEXTS.failed, { cluster }, language));
}

async function printEnvironment(site: string): Promise<void> {
  await prepareWorkspace(site);
  for (const [name, value] of Object.entries(siteVariables(site))) {
    console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
  }
}

function define(name: "up" | "down" | "preview" | "env", action: Action) {
  return (language: Language, end: (exitCode: number) => void): Command =>
    new Command(name)
      .description(TEXTS[name][language])
      .argument("<site>", TEXTS.site[language])
      .option("--lang <lang>")
      .action(async (site: string) => {
        end(await ended(site, language, () => action(site, language)));
      });
}
