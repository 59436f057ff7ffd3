/** Looks for a tenant in every collection of a site's cloud. A listing that was not made is never an empty one. */
import type { Cloud, Item } from "../cloud/client.ts";
import { each } from "../cloud/each.ts";
import { HttpStatusError } from "../cloud/http.ts";
import { COLLECTIONS, type Collection, SAME_SERVICE, WITHOUT_OWN_DATA } from "./listings.ts";
import type { Listing, Subject, Trace } from "./model.ts";

export interface Search {
  readonly listings: readonly Listing[];
  /** Services of the catalogue of which nothing was looked at. */
  readonly unsearched: readonly string[];
}

/** Searches all services that the catalogue offers. `isOurs` says whether a name is the tenant's. */
export async function search(
  cloud: Cloud,
  subject: Subject,
  isOurs: (name: string) => boolean,
): Promise<Search> {
  const offered = COLLECTIONS.filter(({ service }) => cloud.offers(service));
  const lists = await each(offered, (one) => list(cloud, subject, one, isOurs));
  const listings = [...lists.flat(), ...(await accounts(cloud, subject))];
  const order = (one: Listing) => `${one.service} ${one.what}`;
  listings.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  return { listings, unsearched: unsearchedOf(cloud) };
}

/** Services of the catalogue in which this program cannot look, the object store aside. */
export function unsearchedOf(cloud: Pick<Cloud, "services">): string[] {
  const known = new Set([...COLLECTIONS.map(({ service }) => service), ...WITHOUT_OWN_DATA]);
  const unsearched = cloud.services.filter(
    (type) => !known.has(SAME_SERVICE[type] ?? type) && type !== "object-store",
  );
  return [...new Set(unsearched)].sort();
}

async function list(
  cloud: Cloud,
  subject: Subject,
  collection: Collection,
  isOurs: (name: string) => boolean,
): Promise<Listing[]> {
  const { service, what, each: inside, optional = false, isEmpty } = collection;
  const of = { site: subject.site, service };
  try {
    const items = await itemsOf(cloud, collection);
    const found: Listing = { ...of, what, ...searched(items, subject, isOurs, isEmpty) };
    if (inside === undefined) return [found];
    const below: Item[] = [];
    for (const { id, ...item } of items) {
      if (inside.has?.(item) === false) continue;
      below.push(...(await cloud.list(service, inside.path(encodeURIComponent(id)), inside.key)));
    }
    return [found, { ...of, what: inside.what, ...searched(below, subject, isOurs) }];
  } catch (error) {
    const isAbsent = optional && error instanceof HttpStatusError && error.status === 404;
    const reason = (error as Error).message;
    return [
      isAbsent ? { ...of, what, outcome: "absent" } : { ...of, what, outcome: "failed", reason },
    ];
  }
}

/** All items of a collection, of every project. */
export async function itemsOf(
  cloud: Pick<Cloud, "list" | "raw">,
  { service, path, key, headers }: Collection,
): Promise<Item[]> {
  if (headers === undefined) return cloud.list(service, path, key);
  const all: Item[] = [];
  const seen = new Set<string>();
  for (;;) {
    const query = all.length === 0 ? "" : `?marker=${encodeURIComponent(all.at(-1)?.id ?? "")}`;
    const answer = await cloud.raw("GET", service, path + query, headers);
    const page = ((await answer.json()) as Record<string, Item[]>)[key] ?? [];
    const fresh = page.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length === 0) return all; // the cloud decides how long a page is
    all.push(...fresh);
  }
}

function searched(
  items: readonly Item[],
  { ids }: Subject,
  isOurs: (name: string) => boolean,
  isEmpty: Collection["isEmpty"] = () => false,
) {
  const wanted = Object.keys(ids);
  const traces = items.filter((item) => !isEmpty(item) && mentions(item, wanted, isOurs));
  return { outcome: "searched", items: items.length, traces: traces.map(traceOf) } as const;
}

/** Wherever an id is mentioned: as owner, as target of a grant, in a name or an address. */
export function mentions(
  item: Item,
  ids: readonly string[],
  isOurs: (name: string) => boolean,
): boolean {
  const text = JSON.stringify(item);
  return ids.some((id) => text.includes(id)) || isOurs(String(item.name ?? ""));
}

function traceOf(item: Item): Trace {
  const { id, name, project_id: project } = item;
  return { id: String(id), name: String(name ?? project ?? "") };
}

/** The accounts of its projects in the object store, as far as the administrator may see them. */
async function accounts(cloud: Cloud, { site, ids }: Subject): Promise<Listing[]> {
  const service = "object-store";
  if (!cloud.offers(service)) return [];
  const [what, traces] = ["accounts of its projects", [] as Trace[]];
  const own = cloud.endpoint(service).split("/").at(-1) ?? "";
  const projects = Object.entries(ids).filter(([, name]) => name.startsWith("project "));
  for (const [id, name] of projects) {
    const account = own.replace(/^(.*_)?[^_]*$/, `$1${id}`);
    const there = `/../${account}`;
    const answer = await cloud
      .raw("HEAD", service, there, {}, undefined, [404, 403])
      .catch((error: Error) => error);
    if (answer instanceof Error || answer.status === 403) {
      const reason = answer instanceof Error ? answer.message : "HTTP 403";
      return [{ site, service, what, outcome: "failed", reason }];
    }
    if (Number(answer.headers.get("x-account-container-count") ?? 0) > 0) traces.push({ id, name });
  }
  return [{ site, service, what, outcome: "searched", items: projects.length, traces }];
}
