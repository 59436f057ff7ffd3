/**
 * The tenant's secrets in the key manager, the keys of its encrypted volumes among them: only an account of its own
 * project can list and destroy them.
 */
import { UserError } from "../../output/user-error.ts";
import type { Cloud } from "../cloud/client.ts";
import { connectAsServiceAccount } from "../cloud/service-account.ts";
import { TEXTS } from "../deploy/messages.ts";
import { prepareWorkspace } from "../deploy/workspace.ts";

const SERVICE = "key-manager";

/** A tenant's own connection in a rehearsal; `undefined` if its account is not recorded. */
export async function accountOf(site: string, key: string): Promise<Cloud | undefined> {
  try {
    return await connectAsServiceAccount(await prepareWorkspace(site), key);
  } catch (error) {
    if (error instanceof UserError && error.text === TEXTS.noServiceAccount) return undefined;
    throw error;
  }
}

/** Paths of all secrets of the account's project. */
export async function secretsOf(account: Cloud): Promise<string[]> {
  if (!account.offers(SERVICE)) return [];
  const secrets = await account.list(SERVICE, "/v1/secrets?limit=100", "secrets");
  return secrets.map(({ secret_ref }) => `/v1/secrets/${String(secret_ref).split("/").at(-1)}`);
}

/** Destroys all, and returns how many those were; throws if one is left. */
export async function destroySecrets(account: Cloud): Promise<number> {
  const paths = await secretsOf(account);
  for (const path of paths) await account.delete(SERVICE, path);
  const left = await secretsOf(account);
  if (left.length > 0) throw new Error(`${left.length} secrets are left`);
  return paths.length;
}
