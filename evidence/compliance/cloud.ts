/** What a site's cloud itself answers: the projects of the estate, with their labels and what is in them. Read-only. */

import type { Cloud, Item } from "../../operations/cloud/client.ts";
import { isOurs, projectOf, siteInventory } from "../../operations/cloud/inventory.ts";
import { siteCloud } from "../../operations/cloud/site.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { fromTags } from "../../policies/labels/labels.ts";

/** Kinds of the inventory that hold or process data, or lead to it. */
export const KINDS = [
  "server",
  "volume",
  "cluster",
  "load balancer",
  "network",
  "floating IP",
] as const;
export type Kind = (typeof KINDS)[number];

/** One project of the estate, as the cloud describes it. */
export interface CloudProject {
  readonly name: string;
  readonly owner?: string | undefined;
  readonly dataClass?: string | undefined;
  readonly tenant?: string | undefined;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
}

export interface CloudSite {
  readonly site: string;
  readonly address: string;
  readonly projects: readonly CloudProject[];
  /** Names of the projects that are not of the estate. */
  readonly others: readonly string[];
}

/** Reads a site's cloud; throws a `UserError` if it does not answer. */
export async function readCloudOf(
  site: string,
  folder: string,
  alliance: Alliance,
): Promise<CloudSite> {
  const { cloud, address } = await siteCloud(site, folder, alliance);
  return { site, address, ...(await observe(cloud, site)) };
}

/** The projects of a cloud and what is in those of the site. */
export async function observe(
  cloud: Cloud,
  site: string,
): Promise<Pick<CloudSite, "projects" | "others">> {
  const [all, found] = await Promise.all([
    cloud.list("identity", "/projects", "projects"),
    siteInventory(cloud, site),
  ]);
  const inside = Map.groupBy(found, ({ item }) => projectOf(item));
  const ours = all.filter((project) => isOurs(project, site));
  return {
    projects: ours.map((project) => described(project, inside.get(project.id) ?? [])).sort(byName),
    others: all.flatMap((project) => (ours.includes(project) ? [] : [String(project.name)])).sort(),
  };
}

function described(
  { name = "", tags }: Item,
  inside: readonly { readonly kind: { readonly kind: string } }[],
): CloudProject {
  const { owner, dataClass, tenant } = fromTags(Array.isArray(tags) ? tags : []);
  const counted = KINDS.map(
    (kind) => [kind, inside.filter((found) => found.kind.kind === kind).length] as const,
  );
  return {
    name,
    owner,
    dataClass,
    tenant,
    counts: Object.fromEntries(counted.filter(([, count]) => count > 0)),
  };
}

const byName = (a: CloudProject, b: CloudProject) => (a.name < b.name ? -1 : 1);
