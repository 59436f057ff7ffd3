/**
 * A tenant's own connection, as the stack created it: the administrator cannot reach resources that belong to the
 * caller.
 */
import { setTimeout } from "node:timers/promises";
import { UserError } from "../../output/user-error.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { TEXTS } from "../deploy/messages.ts";
import { exportState, textOf } from "../deploy/pulumi.ts";
import type { Workspace } from "../deploy/workspace.ts";
import { sitePlaces } from "../paths.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import { Cloud, type Item } from "./client.ts";

const PROVIDER = "pulumi:providers:openstack";
const DEADLINE_MS = 300_000;
const PAUSE_MS = 1_000;

/** Logs in as a tenant's service account, with the password that the state keeps as a secret. */
export async function connectAsServiceAccount(
  workspace: Workspace,
  tenant: string,
): Promise<Cloud> {
  const state = await exportState(workspace, { secrets: true });
  const name = `::${workspace.site}-${tenant}-connection`;
  return connectBy(workspace, state, ({ urn }) => urn.endsWith(name));
}

/** Logs in as the account that was creating a resource. */
export async function connectAsMaker(workspace: Workspace, made: StateResource): Promise<Cloud> {
  const state = await exportState(workspace, { secrets: true });
  return connectBy(workspace, state, ({ urn }) => made.provider?.startsWith(`${urn}::`) ?? false);
}

/** The same for many resources: one login for each account. */
export function makersOf(workspace: Workspace): (made: StateResource) => Promise<Cloud> {
  const known = new Map<string | undefined, Promise<Cloud>>();
  return (made) => {
    const cloud = known.get(made.provider) ?? connectAsMaker(workspace, made);
    known.set(made.provider, cloud);
    return cloud;
  };
}

async function connectBy(
  { site }: Workspace,
  state: StackState | undefined,
  is: (provider: StateResource) => boolean,
): Promise<Cloud> {
  const provider = state?.resources?.find((found) => found.type === PROVIDER && is(found));
  if (provider === undefined) throw new UserError(TEXTS.noServiceAccount, { site });
  const { authUrl, userName, password, userDomainId, tenantId } = provider.inputs ?? {};
  const login = {
    username: textOf(userName),
    password: textOf(password),
    user_domain_id: textOf(userDomainId),
    project_id: textOf(tenantId),
  };
  const entry = readCloud(sitePlaces(site).clouds, site);
  return Cloud.connect({ ...entry, auth: { auth_url: textOf(authUrl) ?? "", ...login } });
}

/** Waits until `find` returns nothing. */
export async function untilGone(find: () => Promise<Item[]>, what: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  let left = await find();
  while (left.length > 0 && Date.now() < deadline) {
    await setTimeout(PAUSE_MS);
    left = await find();
  }
  const [first] = left;
  if (first === undefined) return;
  const name = `${what} ${first.name ?? first.id}`;
  throw new UserError(TEXTS.staysOn, { name, reason: String(first.status_reason ?? first.status) });
}
