/** Names and their zones (Designate). */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { fields, type Kind, openstack, quoted, type Reading } from "./kind.ts";

const SERVICE = "dns";
/** Without it Designate lists the caller's own project only. */
const EVERYBODY = { "x-auth-all-projects": "true" };

export const names: readonly Kind[] = [
  {
    kind: "DNS zone",
    title: { fr: "zone DNS", en: "DNS zone" },
    service: SERVICE,
    type: "openstack:dns/zone:Zone",
    list: (reading) => listed(reading, "/v2/zones?limit=500", "zones"),
    properties: fields({
      name: "name",
      description: "description",
      email: "email",
      ttl: "ttl",
      type: "type",
      masters: "masters",
      projectId: "project_id",
    }),
    remove: openstack("zone"),
  },
  {
    kind: "DNS record set",
    title: { fr: "enregistrements DNS", en: "DNS record set" },
    service: SERVICE,
    type: "openstack:dns/recordSet:RecordSet",
    list: async (reading) => {
      const lists = await each(reading.items("DNS zone"), ({ id }) =>
        listed(reading, `/v2/zones/${id}/recordsets?limit=500`, "recordsets"),
      );
      return lists.flat();
    },
    key: ({ id, zone_id: zone }) => `${zone}/${id}`,
    properties: fields({
      name: "name",
      description: "description",
      records: "records",
      ttl: "ttl",
      type: "type",
      zoneId: "zone_id",
      projectId: "project_id",
    }),
    // Designate writes these two for each zone.
    isOwn: ({ type }) => type === "SOA" || type === "NS",
    remove: ({ id, zone_id: zone }) => `openstack recordset delete ${zone} ${id}`,
  },
  {
    kind: "DNS zone transfer",
    title: { fr: "cession de zone DNS", en: "DNS zone transfer" },
    service: SERVICE,
    type: "openstack:dns/transferRequest:TransferRequest",
    list: async (reading) =>
      (
        await listed(reading, "/v2/zones/tasks/transfer_requests?limit=500", "transfer_requests")
      ).map(({ key: _secret, ...request }) => request as Item),
    properties: fields({
      description: "description",
      targetProjectId: "target_project_id",
      zoneId: "zone_id",
    }),
    remove: ({ id }) => `openstack zone transfer request delete ${quoted(id)}`,
  },
];

async function listed({ cloud }: Reading, path: string, key: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const answer = await cloud.raw("GET", SERVICE, next, EVERYBODY);
    const page = (await answer.json()) as Record<string, unknown>;
    items.push(...((page[key] ?? []) as Item[]));
    const { next: link } = (page.links ?? {}) as { next?: string };
    const [, query] = /\?([^#]+)/.exec(link ?? "") ?? [];
    const following: string | undefined =
      query === undefined ? undefined : `${path.replace(/\?.*$/, "")}?${query}`;
    next = following === next ? undefined : following;
  }
  return items;
}
