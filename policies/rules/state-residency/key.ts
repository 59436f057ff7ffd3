/** Where the key to the secrets of a state is kept. */
import type { Site } from "../../alliance/model.ts";
import type { StateFact } from "../../facts/fact.ts";
import type { Finding } from "../../rule.ts";
import { isLoopback, isStoreUnder, isUnder, readEndpoint } from "../../values/urls.ts";
import type { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export function keyFindings(
  { secretsProvider, environment }: StateFact,
  site: Site,
  rehearsal: boolean,
): Found {
  if (secretsProvider === undefined || secretsProvider === "") return [{ case: "secretsAbsent" }];
  const vault = secretsProvider.startsWith("hashivault:");
  const address = readEndpoint(environment?.vault ?? "");
  const values = { provider: secretsProvider };
  if (rehearsal) {
    const here = vault && address !== undefined && isLoopback(address);
    return here || secretsProvider === "passphrase" ? [] : [{ case: "secretsNotLocal", values }];
  }
  if (!site.state.secretsProviders.some((allowed) => isStoreUnder(secretsProvider, allowed))) {
    return [{ case: "secretsForeign", values }];
  }
  // The URL names a key; only the environment shows which Vault has it.
  if (!vault || environment === undefined) return [];
  if (!environment.vault) return [{ case: "vaultAbsent", values }];
  const vaults = Object.values(site.keys).filter(({ service }) => service === "vault");
  const own = vaults.some(({ url }) => address !== undefined && isUnder(address, new URL(url)));
  const allowed = vaults.map(({ url }) => url).join(", ") || "—";
  return own ? [] : [{ case: "vaultForeign", values: { ...values, allowed } }];
}
