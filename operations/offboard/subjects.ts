/** What a tenant is in the clouds of its sites, by ids: names can be given again, ids cannot. */
import type { Estate } from "../../estate/estate.ts";
import { standbyKey } from "../../estate/standby.ts";
import { UserError } from "../../output/user-error.ts";
import type { Cloud, Item } from "../cloud/client.ts";
import { siteCloud } from "../cloud/site.ts";
import { tenantOf } from "../state/tenant-of.ts";
import { TEXTS } from "./messages.ts";
import type { Subject } from "./model.ts";

/** The tenant's key at each open site: its own at home, with its home at the others. */
export function keysAt(
  home: string,
  tenant: string,
  estates: readonly Estate[],
): [string, string][] {
  return estates.map(({ siteKey }) => [
    siteKey,
    siteKey === home ? tenant : standbyKey(home, tenant),
  ]);
}

/** Whether a name at a site is the tenant's, and not that of one whose key continues its key. */
export function isNameOf(
  site: string,
  key: string,
  estates: readonly Estate[],
): (name: string) => boolean {
  const estate = estates.find(({ siteKey }) => siteKey === site);
  const others = [...Object.keys(estate?.tenants ?? {}), ...Object.keys(estate?.standbys ?? {})];
  const keys = new Set([...others, key]);
  return (name) => tenantOf(name, site, keys) === key && isPart(name, `${site}-${key}`);
}

const isPart = (name: string, whole: string) => name === whole || name.startsWith(`${whole}-`);

/** Connects to a site as its administrator; `folder` holds the stacks' files. */
export async function cloudOf(estate: Estate, folder: string) {
  const found = await siteCloud(estate.siteKey, folder, estate.alliance);
  return { ...found, identity: await identityOf(found.cloud, estate.siteKey) };
}

/** The id of the identity service itself: random, and another one in another cloud. */
async function identityOf(cloud: Cloud, site: string): Promise<string> {
  const [service] = await cloud.list("identity", "/services?type=identity", "services");
  if (service === undefined) throw new UserError(TEXTS.noIdentity, { site });
  return service.id;
}

/** The ids of the tenant's projects, users and groups in one cloud. */
export async function subjectAt(
  cloud: Cloud,
  where: {
    readonly site: string;
    readonly key: string;
    readonly identity: string;
    readonly address: string;
  },
  isOurs: (name: string) => boolean,
): Promise<Subject> {
  const { site, key, identity, address } = where;
  return { site, key, cloud: identity, address, ids: await idsAt(cloud, isOurs) };
}

/** The ids of the tenant's projects, users and groups in one cloud, with their kind and name. */
export async function idsAt(
  cloud: Pick<Cloud, "list">,
  isOurs: (name: string) => boolean,
): Promise<Subject["ids"]> {
  const lists = await Promise.all(
    (["project", "user", "group"] as const).map(async (kind) => {
      const items = await cloud.list("identity", `/${kind}s`, `${kind}s`);
      return items.filter(({ name = "" }) => isOurs(name)).map((item) => entry(kind, item));
    }),
  );
  return Object.fromEntries(lists.flat());
}

function entry(kind: string, { id, name = "" }: Item): [string, string] {
  return [id, `${kind} ${name}`];
}
