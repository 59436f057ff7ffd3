/**
 * Opens a site for reading: its cloud, its recorded state and its tenants' accounts. A rehearsal's state is in its
 * cloud; that of a real site is read with a person's own `pulumi` and login.
 */
import { createHash } from "node:crypto";
import { execa } from "execa";
import { programFolder } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { Cloud } from "../cloud/client.ts";
import { siteCloud } from "../cloud/site.ts";
import { TEXTS as CLUSTERS } from "../clusters/messages.ts";
import { exportState, textOf } from "../deploy/pulumi.ts";
import { prepareWorkspace } from "../deploy/workspace.ts";
import { hasOpenJournal } from "../heal/interrupted.ts";
import { locksOf } from "../state/paths.ts";
import { checkpointState, stateTextOf } from "../state/record.ts";
import type { StackState } from "../state/stack-state.ts";
import { Store } from "../state/store.ts";
import type { ReadableCloud } from "./kinds/kind.ts";
import { TEXTS } from "./messages.ts";

/** A site that is open for reading. */
export interface OpenSite {
  readonly cloud: ReadableCloud;
  /** Address of the cloud's identity service. */
  readonly address: string;
  readonly rehearsal: boolean;
  /** Reads the state, and the digest of exactly what was read. */
  readonly state: () => Promise<StateRead>;
  /** A connection as the service account of a project; `undefined` if the state records none. */
  readonly account: (project: string) => Promise<ReadableCloud | undefined>;
}

/** Its connections, for more than reading. */
interface Connections {
  readonly cloud: Cloud;
  readonly account: (project: string) => Promise<Cloud | undefined>;
}

export interface StateRead {
  readonly state: StackState | undefined;
  readonly digest: string;
}

/** Connects as `Pulumi.<site>.yaml` in `folder` says; the policies are evaluated before a password is sent. */
export async function openSite(
  site: string,
  folder: string,
  alliance: Alliance,
): Promise<OpenSite & Connections> {
  const { cloud, address, region, rehearsal } = await siteCloud(site, folder, alliance);
  const logIn = accounts(address, region, () =>
    rehearsal ? rehearsalSecrets(site) : exported(site, ["--show-secrets"]).then(stateIn),
  );
  const state = rehearsal ? await rehearsalState(site) : () => realState(site);
  return { cloud, address, rehearsal, state, account: logIn };
}

async function rehearsalState(site: string): Promise<OpenSite["state"]> {
  const store = await Store.open(site).catch((error: Error) => {
    throw new UserError(TEXTS.noStore, { site, reason: error.message });
  });
  return async () => {
    const locks = await store.list(locksOf(site));
    if (locks.length > 0 || (await hasOpenJournal(site, store))) {
      throw new UserError(TEXTS.inProgress, { site });
    }
    const text = await stateTextOf(site, store);
    return { state: checkpointState(text), digest: digestOf(text ?? "") };
  };
}

async function realState(site: string): Promise<StateRead> {
  const text = await exported(site);
  return { state: stateIn(text), digest: digestOf(text) };
}

async function exported(site: string, more: readonly string[] = []): Promise<string> {
  const args = ["stack", "export", "--stack", site, "--non-interactive", ...more];
  const run = await execa("pulumi", args, {
    cwd: programFolder,
    reject: false,
    stripFinalNewline: false,
  });
  if (run.failed) {
    const reason = run.stderr?.trim().replace(/^error: /, "") || run.shortMessage;
    throw new UserError(CLUSTERS.noOutput, { site, reason: String(reason) });
  }
  return run.stdout;
}

function stateIn(text: string): StackState | undefined {
  return (JSON.parse(text) as { deployment?: StackState | null }).deployment ?? undefined;
}

async function rehearsalSecrets(site: string): Promise<StackState | undefined> {
  return exportState(await prepareWorkspace(site), { secrets: true });
}

/** Logs in at the address that the policies evaluated, not the one in the state; each account once. */
function accounts(
  address: string,
  region: string,
  secrets: () => Promise<StackState | undefined>,
): Connections["account"] {
  let state: Promise<StackState | undefined> | undefined;
  const opened = new Map<string, Promise<Cloud | undefined>>();
  const open = async (project: string) => {
    state ??= secrets();
    const provider = (await state)?.resources?.find(
      ({ type, inputs }) =>
        type === "pulumi:providers:openstack" && textOf(inputs?.tenantId) === project,
    );
    const { userName, password, userDomainId } = provider?.inputs ?? {};
    const login = { username: textOf(userName), password: textOf(password) };
    if (login.username === undefined || login.password === undefined) return undefined;
    const auth = { ...login, auth_url: address, user_domain_id: textOf(userDomainId) };
    return Cloud.connect({ auth: { ...auth, project_id: project }, region_name: region });
  };
  return (project) => {
    const known = opened.get(project) ?? open(project);
    opened.set(project, known);
    return known;
  };
}

function digestOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
