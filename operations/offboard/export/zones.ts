/** The DNS zones of the tenant's projects, as zone files (RFC 1035). */
import type { Item } from "../../cloud/client.ts";
import { COLLECTIONS, type Collection } from "../listings.ts";
import { itemsOf } from "../search.ts";
import { type Exporting, projectsOf } from "./exporting.ts";
import { fileName } from "./paths.ts";

const SERVICE = "dns";

export async function exportZones(exporting: Exporting): Promise<void> {
  const { site, cloud, folder } = exporting;
  if (!cloud.offers(SERVICE)) return;
  const of = (what: string) => itemsOf(cloud, collection(what));
  const projects = projectsOf(exporting);
  const zones = (await of("zones")).filter((zone) => projects.includes(String(zone.project_id)));
  if (zones.length === 0) return;
  const records = await of("record sets");
  for (const zone of zones) {
    const own = records.filter((record) => record.zone_id === zone.id);
    await folder.write(`${site}/dns/${fileName(String(zone.name))}zone`, [zoneFile(zone, own)]);
  }
}

function collection(what: string): Collection {
  const found = COLLECTIONS.find((one) => one.service === SERVICE && one.what === what);
  if (found === undefined) throw new Error(`no collection of ${what}`);
  return found;
}

/** One zone; its SOA record comes first. Pure. */
export function zoneFile({ name, ttl }: Item, records: readonly Item[]): string {
  const isFirst = ({ type }: Item) => (type === "SOA" ? 0 : 1);
  const key = (one: Item) => `${isFirst(one)} ${one.name} ${one.type}`;
  const sorted = [...records].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  const lines = sorted.flatMap(({ name: owner, type, ttl: own, records: values = [] }) =>
    (values as string[]).map((value) => [owner, own ?? ttl, "IN", type, value].join("\t")),
  );
  return [`$ORIGIN ${name}`, `$TTL ${ttl}`, ...lines, ""].join("\n");
}
