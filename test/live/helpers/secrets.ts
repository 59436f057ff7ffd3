/** Every secret of a deployed site, and whether a text shows one. */
import { readFile } from "node:fs/promises";
import { sitePlaces } from "../../../operations/paths.ts";
import { STATE_ACCOUNT } from "../../../operations/state/paths.ts";
import { readCloud } from "../../../stacks/layers/clouds.ts";
import { recorded } from "./site.ts";

/**
 * Every secret of the site: passwords and key of the administrator and of the state's keeper, and all values that its
 * state marks as secret.
 */
export async function secretsOf(site: string): Promise<string[]> {
  const { resources } = await recorded(site, { secrets: true });
  const found = new Set<string>();
  collect(resources);
  const { clouds, stateClouds, stateCredentials } = sitePlaces(site);
  const credentials = await readFile(stateCredentials, "utf8");
  const key = /^aws_secret_access_key = (.+)$/m.exec(credentials)?.[1];
  const logins = [readCloud(clouds, site), readCloud(stateClouds, STATE_ACCOUNT)];
  const passwords = logins.map(({ auth }) => auth.password);
  if ([key, ...passwords].includes(undefined)) throw new Error("a login or a key is missing");
  return [...found, key, ...passwords].map(String).filter((secret) => secret.length >= 8);

  function collect(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const { plaintext } = value as { plaintext?: unknown };
    if (typeof plaintext === "string") {
      const secret = JSON.parse(plaintext) as unknown;
      if (typeof secret === "string") found.add(secret);
      // In an administrator's kubeconfig only the key is secret; the address is not.
      for (const [, key] of plaintext.matchAll(/client-key-data: ([A-Za-z0-9+/=]+)/g)) {
        if (key !== undefined) found.add(key);
      }
      return;
    }
    for (const inner of Object.values(value)) collect(inner);
  }
}

/** How many of the secrets are in a text. */
export function revealed(text: string, hidden: readonly string[]): number {
  return hidden.filter((secret) => text.includes(secret)).length;
}
