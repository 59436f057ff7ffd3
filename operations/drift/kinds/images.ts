/** Images and whom they are given to (Glance). */
import type { Item } from "../../cloud/client.ts";
import { fields, inside, type Kind, openstack, quoted, type Reading } from "./kind.ts";

const SERVICE = "image";

/** Fields of the API itself; all others are properties that were set. */
const OWN: ReadonlySet<string> = new Set([
  "id",
  "name",
  "status",
  "visibility",
  "protected",
  "owner",
  "tags",
  "size",
  "virtual_size",
  "min_disk",
  "min_ram",
  "checksum",
  "os_hash_algo",
  "os_hash_value",
  "os_hidden",
  "disk_format",
  "container_format",
  "created_at",
  "updated_at",
  "self",
  "file",
  "schema",
  "direct_url",
  "locations",
  "stores",
]);

export const images: readonly Kind[] = [
  {
    kind: "image",
    title: { fr: "image", en: "image" },
    service: SERVICE,
    type: "openstack:images/image:Image",
    list: listed,
    properties: fields({
      name: "name",
      visibility: "visibility",
      protected: "protected",
      hidden: "os_hidden",
      tags: "tags",
      containerFormat: "container_format",
      diskFormat: "disk_format",
      minDiskGb: "min_disk",
      minRamMb: "min_ram",
      properties: propertiesOf,
    }),
    remove: openstack("image"),
  },
  {
    kind: "image member",
    title: { fr: "projet qui reçoit une image", en: "image member" },
    service: SERVICE,
    type: "openstack:images/imageAccess:ImageAccess",
    list: async (reading) => {
      const shared = reading.items("image").filter(({ visibility }) => visibility === "shared");
      const only = { ...reading, items: (kind: string) => (kind === "image" ? shared : []) };
      const list = inside("image", SERVICE, (id) => `/v2/images/${id}/members`, "members");
      const found = await list(only);
      return found.map((item) => ({ ...item, id: `${item._of}/${item.member_id}` }));
    },
    properties: fields({ imageId: "_of", memberId: "member_id", status: "status" }),
    project: () => "",
    remove: ({ _of, member_id: member }) =>
      `openstack image remove project ${_of} ${quoted(String(member))}`,
  },
];

/** Glance lists hidden images, and other projects' community images, only on request. */
async function listed({ cloud }: Reading): Promise<Item[]> {
  const lists = await Promise.all(
    ["false", "true"].map((hidden) =>
      cloud.list(SERVICE, `/v2/images?limit=100&visibility=all&os_hidden=${hidden}`, "images"),
    ),
  );
  return [...new Map(lists.flat().map((image) => [image.id, image])).values()];
}

function propertiesOf(image: Item): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(image).filter(([name, value]) => !OWN.has(name) && typeof value === "string"),
  );
}
