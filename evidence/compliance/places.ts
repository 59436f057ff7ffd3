/** Where data of one owner and class is: by the files, by the recorded states, and by the clouds' own answers. */
import type { Estate } from "../../estate/estate.ts";
import { withStandbys } from "../../estate/standby.ts";
import type { DataClass } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import type { CloudSite } from "./cloud.ts";
import type { Place } from "./model.ts";
import type { RecordedSite } from "./recorded.ts";

/** Data of one owner and class. */
export interface Data {
  readonly owner: string;
  readonly dataClass: string;
}

/** What was read of the sites. */
export interface Views {
  readonly chosen: readonly Estate[];
  readonly recorded: readonly RecordedSite[];
  readonly clouds: readonly CloudSite[];
}

/** Every place of the data; a place that the class does not admit is marked. */
export function placesOf(data: Data, rights: DataClass, views: Views): Place[] {
  return views.chosen.flatMap((estate) => {
    const { siteKey: site } = estate;
    const { country } = estate.allianceSite;
    const found = [
      ...inFiles(data, estate),
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
      allowed: isAllowed(one.tenants, data.owner, country, rights, estate),
    }));
  });
}

type Found = Pick<Place, "view" | "counts"> & { readonly tenants: ReadonlySet<string> };

function inFiles({ owner, dataClass }: Data, estate: Estate): Found[] {
  const tenants = Object.entries(withStandbys(estate).tenants).flatMap(([key, tenant]) =>
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
  const effects = data.flatMap((one) => one.effects);
  const counts = [...Map.groupBy(effects, (effect) => effect)]
    .map(([effect, all]) => [effect, all.length] as const)
    .sort();
  return [
    {
      view: "state",
      tenants: new Set(data.map(({ tenant }) => tenant)),
      counts: { resources: data.length, ...Object.fromEntries(counts) },
    },
  ];
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
  { standbys }: Estate,
): boolean {
  const admits = (right: Readonly<Record<string, readonly string[]>>) =>
    own(right, owner)?.includes(country) ?? false;
  const isCopy = [...tenants].every((key) => Object.hasOwn(standbys, key));
  return isCopy ? admits(replicate) : admits(reside) && admits(process);
}
