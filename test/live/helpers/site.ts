/** Helpers of the live tests: the commands people use, the site's own data, and the cloud itself. */
import { execa } from "execa";
import { loadEstate } from "../../../checks/load.ts";
import type { Estate } from "../../../estate/estate.ts";
import { repository } from "../../../estate/project.ts";
import { withStandbys } from "../../../estate/standby.ts";
import { Cloud, type Item } from "../../../operations/cloud/client.ts";
import { siteVariables } from "../../../operations/deploy/workspace.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { readCloud } from "../../../stacks/layers/clouds.ts";
import { STACKS } from "../../estate/overlay.ts";

export const SITES = ["bamako", "ouagadougou"] as const;

/** Runs a target of the Makefile for a site and returns all its output; a failure contains that text. */
export async function make(target: string, site: string): Promise<string> {
  const run = await started(target, site);
  if (run.exitCode !== 0) throw new Error(`make ${target} SITE=${site} failed:\n${run.all}`);
  return run.all;
}

/** The same, started; its end never rejects. */
export function started(target: string, site: string) {
  return execa("make", [target, `SITE=${site}`], {
    cwd: repository,
    all: true,
    reject: false,
    env: { LC_ALL: "", LC_MESSAGES: "en" },
  });
}

/** Runs a command of the sandbox on a site's cloud; its end never rejects. */
export function sandbox(site: string, command: string, ...more: string[]) {
  const args = ["-m", "sandbox", command, "--site", site, ...more];
  return execa("python3", args, { cwd: repository, reject: false, all: true });
}

/** One process of a cloud in the output of `sandbox status`. */
export interface Process {
  readonly name: string;
  readonly state: string;
  readonly pid: number;
  /** Resident memory, MiB. */
  readonly rss_mib: number;
  readonly open_files: number;
  /** Connections to the database, and to RabbitMQ. */
  readonly sql: number;
  readonly amqp: number;
  readonly listens: readonly string[];
}

/** The running parts of a site's cloud. */
export interface Status {
  readonly up: boolean;
  /** Resident memory of all of it, MiB. */
  readonly rss_mib: number;
  readonly processes: readonly Process[];
}

/** Reads which parts of a site's cloud are running. */
export async function statusOf(site: string): Promise<Status> {
  return JSON.parse((await sandbox(site, "status", "--json")).stdout) as Status;
}

/** Runs `pulumi` the way a person does after `eval "$(make -s env)"`. */
export function pulumi(site: string, args: readonly string[]) {
  return execa("pulumi", [...args, "--stack", site], {
    cwd: repository,
    env: siteVariables(site),
  });
}

/** The site's administrator. */
export function administrator(site: string): Promise<Cloud> {
  return Cloud.connect(readCloud(sitePlaces(site).clouds, site));
}

/** The site's data, as declared; standbys of other sites are among its tenants. */
export async function declared(site: string): Promise<Estate> {
  const { estate, issues } = await loadEstate(site, { root: STACKS });
  if (estate === undefined) throw new Error(`${site} has ${issues.length} issue(s)`);
  return withStandbys(estate);
}

/** Another account's connection to the site's cloud: a tenant's service account, by password. */
export async function loginAs(
  site: string,
  user: { name: string; password: string; domain: string; project: string },
): Promise<Cloud> {
  const entry = readCloud(sitePlaces(site).clouds, site);
  return Cloud.connect({
    ...entry,
    auth: {
      auth_url: entry.auth.auth_url,
      username: user.name,
      password: user.password,
      user_domain_name: user.domain,
      project_name: user.project,
      project_domain_name: user.domain,
    },
  });
}

/** A tenant's service account, with the password that the state keeps as a secret. */
export async function serviceAccount(
  site: string,
  tenant: string,
  resources?: readonly Recorded[],
): Promise<Cloud> {
  const all = resources ?? (await recorded(site, { secrets: true })).resources;
  const project = `${site}-${tenant}`;
  const { outputs } =
    all.find(
      ({ type, urn }) => type === "aes-estate:index:TenantProject" && urn.endsWith(`::${project}`),
    ) ?? {};
  const password = outputs?.serviceAccountPassword as { plaintext: string } | undefined;
  if (password === undefined) throw new Error(`${project} has no recorded service account`);
  const { owner } = (await declared(site)).tenants[tenant] ?? {};
  return loginAs(site, {
    name: `${project}-service-account`,
    password: JSON.parse(password.plaintext) as string,
    domain: `${site}-${String(owner).toLowerCase()}`,
    project,
  });
}

/** The one item of a collection with a name. */
export async function named(
  cloud: Cloud,
  service: string,
  path: string,
  key: string,
  name: string,
): Promise<Item> {
  const found = (await cloud.list(service, path, key)).filter((item) => item.name === name);
  if (found.length !== 1) throw new Error(`${key} named ${name}: found ${found.length}, want 1`);
  return found[0] as Item;
}

/** One resource of an exported state. */
export interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  /** What it is removed with. */
  readonly deletedWith?: string;
}

/** The recorded state of the site's stack; secrets in clear only on request. */
export async function recorded(site: string, options: { secrets?: boolean } = {}) {
  const show = options.secrets ? ["--show-secrets"] : [];
  const { stdout } = await pulumi(site, ["stack", "export", ...show]);
  const state = JSON.parse(stdout) as { deployment: { resources?: Recorded[] } };
  return { text: stdout, resources: state.deployment.resources ?? [] };
}
