/** Where data of one owner and class is: by the files, by the recorded states, and by the clouds' own answers. */
import type { Alliance, DataClass } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import type { CloudSite } from "./cloud.ts";
import type { SiteFacts } from "./facts-model.ts";
import type { Place } from "./model.ts";
import type { RecordedSite } from "./recorded.ts";

/** Data of one owner and class. */
export interface Data {
  readonly owner: string;
  readonly dataClass: string;
}

/** What was read of the sites. */
export interface Views {
  readonly chosen: readonly SiteFacts[];
  readonly recorded: readonly RecordedSite[];
  readonly clouds: readonly CloudSite[];
}

/** Every place of the data; a place that the class does not admit is marked. */
export function placesOf(
  data: Data,
  rights: DataClass,
  views: Views,
  { sites }: Pick<Alliance, "sites">,
): Place[] {
  return views.chosen.flatMap((facts) => {
    const { siteKey: site } = facts;
    const country = own(sites, site)?.country ?? "—";
    const found = [
      ...inFiles(data, facts),
      ...inState(
        data,
        views.recorded.find((one) => one.site === site),
      ),
      ...inCloud(
        data,
        views.clouds.find((one) => one.site === site),
      ),
    ];
    return found.map((one) => ({
      view: one.view,
      site,
      country,
      tenants: [...one.tenants].sort(),
      counts: { ...one.counts },
      allowed: isAllowed(one.tenants, data.owner, country, rights, facts),
    }));
  });
}

type Found = Pick<Place, "view" | "counts"> & { readonly tenants: ReadonlySet<string> };

function inFiles({ owner, dataClass }: Data, site: SiteFacts): Found[] {
  const tenants = Object.entries(site.tenants).flatMap(([key, tenant]) =>
    tenant.owner === owner && tenant.dataClass === dataClass ? [key] : [],
  );
  if (tenants.length === 0) return [];
  return [{ view: "files", tenants: new Set(tenants), counts: { tenants: tenants.length } }];
}

function inState({ owner, dataClass }: Data, recorded: RecordedSite | undefined): Found[] {
  const data = (recorded?.data ?? []).filter(
    (one) => one.owner === owner && one.dataClass === dataClass,
  );
  if (data.length === 0) return [];
  const effects = data.flatMap(({ effects: all, resources }) =>
    all.map((effect) => ({ effect, resources })),
  );
  const counts = [...Map.groupBy(effects, ({ effect }) => effect)]
    .map(([effect, all]) => [effect, total(all)] as const)
    .sort();
  return [
    {
      view: "state",
      tenants: new Set(data.map(({ tenant }) => tenant)),
      counts: { resources: total(data), ...Object.fromEntries(counts) },
    },
  ];
}

function total(all: readonly { readonly resources: number }[]): number {
  return all.reduce((sum, { resources }) => sum + resources, 0);
}

function inCloud({ owner, dataClass }: Data, cloud: CloudSite | undefined): Found[] {
  const projects = (cloud?.projects ?? []).filter(
    (one) => one.owner === owner && one.dataClass === dataClass,
  );
  if (projects.length === 0) return [];
  const counts: Record<string, number> = { projects: projects.length };
  for (const project of projects) {
    for (const [kind, count] of Object.entries(project.counts)) {
      counts[kind] = (counts[kind] ?? 0) + count;
    }
  }
  const tenants = new Set(projects.map(({ tenant, name }) => tenant ?? name));
  return [{ view: "cloud", tenants, counts }];
}

/** Where only standbys of other sites are, the data is a copy; everywhere else it resides and is processed. */
function isAllowed(
  tenants: ReadonlySet<string>,
  owner: string,
  country: string,
  { reside, process, replicate }: DataClass,
  { tenants: all }: SiteFacts,
): boolean {
  const admits = (right: Readonly<Record<string, readonly string[]>>) =>
    own(right, owner)?.includes(country) ?? false;
  const isCopy = [...tenants].every((key) => own(all, key)?.home !== undefined);
  return isCopy ? admits(replicate) : admits(reside) && admits(process);
}
