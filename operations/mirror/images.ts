/** Images in Glance: found by name, compared by digest, copied from one site's store to another's. */
import type { Cloud, Item } from "../cloud/client.ts";

const SERVICE = "image";

/** Glance's own fields of an image; all others are properties that people have set. */
const OWN =
  /^(id|name|status|created_at|updated_at|checksum|os_hash_\w+|size|virtual_size|file|schema|self|owner|direct_url|locations|stores|tags|os_hidden|visibility|protected|os_glance_.*)$/;

/** The public active image with a name; `undefined` if there is none. Several are an error: the name is ambiguous. */
export async function imageNamed(cloud: Cloud, name: string): Promise<Item | undefined> {
  const query = `name=${encodeURIComponent(name)}&status=active&visibility=public`;
  const found = await cloud.list(SERVICE, `/v2/images?${query}`, "images");
  if (found.length > 1) throw new Error(`${found.length} images are called ${name}`);
  return found[0];
}

/** The digest of an image's bits, with its algorithm: `sha512:…`. */
export function digestOf({ os_hash_algo: algorithm, os_hash_value: value }: Item): string {
  return `${algorithm}:${value}`;
}

/** Copies an image into another cloud under a name, with its properties; completely or not at all. */
export async function bringImage(image: Item, name: string, from: Cloud, to: Cloud): Promise<void> {
  const properties = Object.entries(image).filter(([key]) => !OWN.test(key));
  const made = await to.write<Item>("POST", SERVICE, "/v2/images", {
    ...Object.fromEntries(properties),
    name,
    visibility: "private",
  });
  const path = `/v2/images/${made.id}`;
  try {
    const { body } = await from.raw("GET", SERVICE, `/v2/images/${image.id}/file`);
    if (body === null) throw new Error(`image ${name} has no data`);
    await to.upload(SERVICE, `${path}/file`, body, Number(image.size));
    const [wanted, got] = [digestOf(image), digestOf(await to.get<Item>(SERVICE, path))];
    if (wanted !== got) throw new Error(`image ${name} arrived as ${got}, want ${wanted}`);
    // It becomes usable only now that it is complete.
    await change(to, path, { visibility: "public", protected: true });
  } catch (error) {
    await to.delete(SERVICE, path);
    throw error;
  }
}

async function change(cloud: Cloud, path: string, values: Record<string, unknown>): Promise<void> {
  const patch = Object.entries(values).map(([key, value]) => ({
    op: "replace",
    path: `/${key}`,
    value,
  }));
  const type = { "content-type": "application/openstack-images-v2.1-json-patch" };
  await cloud.raw("PATCH", SERVICE, path, type, JSON.stringify(patch));
}
