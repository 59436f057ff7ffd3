/**
 * What is known before a size is measured, from one run of `estate` that does not count: the configuration of OpenTofu, the
 * requests, and what the cloud then has.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { timed } from "../timed.ts";
import type { BenchCloud } from "./clouds.ts";
import { type Known, type Recorded, SOURCE, toConfiguration } from "./hcl/generate.ts";
import type { Schema } from "./hcl/schema.ts";
import { terraformTypes } from "./hcl/tokens.ts";
import { type Step, toSteps } from "./raw/graph.ts";
import { changeTenant, type Site, siteIn, writeSite } from "./site.ts";
import {
  type Configurations,
  estateTool,
  installation,
  type StepName,
  withoutSettings,
} from "./tools.ts";

export interface Prepared {
  readonly configurations: Configurations;
  readonly steps: readonly Step[];
  /** What the cloud has after `up`, and after the change. */
  readonly made: { readonly up: readonly string[]; readonly changed: readonly string[] };
  /** Resources that a provider makes, the same for each tool. */
  readonly resources: number;
}

/** The schema of the provider, as OpenTofu shows it. */
export async function readSchema(
  folder: string,
  peers: { readonly tofu: string; readonly provider: string },
): Promise<Pick<Known, "schema" | "provider">> {
  await mkdir(folder, { recursive: true });
  const settings = join(folder, "tofu.rc");
  await writeFile(settings, installation(peers.provider));
  const required = { required_providers: { openstack: { source: SOURCE } } };
  await writeFile(join(folder, "main.tf.json"), JSON.stringify({ terraform: required }));
  const { stdout } = await execa(peers.tofu, ["providers", "schema", "-json"], {
    cwd: folder,
    env: { ...withoutSettings(), TF_CLI_CONFIG_FILE: settings },
    extendEnv: false,
    maxBuffer: 1 << 28,
  });
  const { provider_schemas } = JSON.parse(stdout) as { provider_schemas: Record<string, Shown> };
  const [shown] = Object.values(provider_schemas);
  if (shown === undefined) throw new Error("bench: OpenTofu shows no provider");
  return { schema: shown.resource_schemas, provider: shown.provider.block };
}
interface Shown {
  readonly provider: { readonly block: Known["provider"] };
  readonly resource_schemas: Schema;
}

/** Runs the estate once on a cloud that has nothing; a rehearsal has nothing afterwards, either. */
export async function prepare(
  folder: string,
  cloud: BenchCloud,
  tenants: number,
  schema: Pick<Known, "schema" | "provider">,
): Promise<Prepared> {
  const site = siteIn(folder);
  const known = { ...schema, types: terraformTypes() };
  await cloud.reset();
  await writeSite(site, tenants, cloud.writeLogins);
  const recorded = await cloud.recording(site.own, () => once(site, "up"));
  // The record's addresses of logins are those of a proxy: one more run, and the state has the cloud's own.
  if (cloud.kind === "rehearsal") await once(site, "unchanged");
  const before = toConfiguration(await stateOf(site), known);
  const up = await cloud.inventory();
  await changeTenant(site);
  await once(site, "changed");
  const after = toConfiguration(await stateOf(site), known);
  const changed = await cloud.inventory();
  if (cloud.kind === "rehearsal") await once(site, "down");
  return {
    configurations: { before, after },
    steps: toSteps(recorded),
    made: { up, changed },
    resources: before.resources,
  };
}

async function once(site: Site, step: StepName): Promise<void> {
  const command = estateTool(site, async () => {}).command(step);
  if (command === undefined) return;
  const { code, stdout, stderr } = await timed(command);
  if (code !== 0)
    throw new Error(`bench: estate ${step}: ${stdout.slice(-2000)}${stderr.slice(-4000)}`);
}

/** The recorded resources, with secrets in clear; they stay in memory. */
async function stateOf(site: Site): Promise<Recorded[]> {
  const { cwd = "", env } = estateTool(site, async () => {}).command("up") ?? {};
  const script = `eval "$("$0" cli/estate.ts env bamako)"; exec pulumi stack export --show-secrets --stack bamako`;
  const { stdout } = await execa("bash", ["-c", script, process.execPath], {
    cwd,
    env: { ...env },
    extendEnv: false,
    maxBuffer: 1 << 30,
  });
  const { deployment } = JSON.parse(stdout) as { deployment: { resources: Recorded[] } };
  return deployment.resources;
}
