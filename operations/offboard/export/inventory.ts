/** Everything that the services list of the tenant, as JSON, without secrets; and what only it can copy. */

import { toJsonText } from "../../../output/json.ts";
import { renderEach } from "../../../output/message.ts";
import { own } from "../../../policies/values/own.ts";
import type { Item } from "../../cloud/client.ts";
import { HttpStatusError } from "../../cloud/http.ts";
import { COLLECTIONS, type Collection, OF_ONE_PROJECT } from "../listings.ts";
import { itemsOf, mentions, unsearchedOf } from "../search.ts";
import type { Exporting } from "./exporting.ts";
import { EXPORT } from "./messages.ts";

/** Fields that let others in, or that hold what people gave a server in confidence. */
const SECRET =
  /(^|_|-)(psk|blob|secret|password|passphrase|adminpass|token|auth_key|private_key|user_data|kubeconfig)$|^key$/i;
/** What has a content that no API hands out. */
const CONTENTS = {
  volumes: "volume",
  snapshots: "volume",
  backups: "volume",
  servers: "server",
} as const;

export async function exportInventory(exporting: Exporting): Promise<void> {
  const { site, cloud, folder, missing } = exporting;
  for (const collection of COLLECTIONS.filter(({ service }) => cloud.offers(service))) {
    const { service, what } = collection;
    const items = await ownItems(exporting, collection);
    if (items.length === 0) continue;
    const path = `${site}/inventory/${service}/${what.replaceAll(" ", "-")}.json`;
    await folder.write(path, [`${toJsonText(items.map(withoutSecrets))}\n`]);
    const why = own<"volume" | "server">(CONTENTS, what);
    if (why === undefined) continue;
    for (const { id, name } of items) missing(`${what} ${name || id} (${id})`, EXPORT[why]);
  }
  missing("key-manager", EXPORT.secrets);
  missing("inventory", EXPORT.fields);
  for (const service of unsearchedOf(cloud)) {
    if (!OF_ONE_PROJECT.includes(service)) missing(service, EXPORT.unsearched);
  }
}

/** Its items of a collection; what a service has not loaded is no failure. */
async function ownItems(
  { cloud, ids, isOurs, missing }: Exporting,
  collection: Collection,
): Promise<Item[]> {
  const { service, what, optional = false } = collection;
  try {
    const all = await itemsOf(cloud, collection);
    return all.filter((item) => mentions(item, Object.keys(ids), isOurs));
  } catch (error) {
    if (optional && error instanceof HttpStatusError && error.status === 404) return [];
    missing(
      `${service}, ${what}`,
      renderEach(EXPORT.unread, { reason: (error as Error).message }),
      true,
    );
    return [];
  }
}

/** The value with every secret field empty. Pure. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      SECRET.test(key) ? null : withoutSecrets(field),
    ]),
  );
}
