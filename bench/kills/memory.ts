/** Two sites on clouds in memory for a series of kills: a kill comes at a request, and the clouds show all that they have. */
import { addTenants, changeFlows, SITES, type SiteName } from "../faults/estate.ts";
import { differing } from "../faults/series.ts";
import { Sites } from "../faults/sites.ts";
import type { Scene } from "./scene.ts";

const [STANDBY, SITE] = SITES;

/** Deploys both sites. */
export async function openMemory(): Promise<Scene> {
  const sites = await Sites.open();
  await addTenants(sites.project);
  for (const site of SITES) await sites.must("up", site);
  const noted = new Map<string, readonly string[]>();
  return {
    names: { site: SITE, tenant: "customs", standby: STANDBY },
    unit: "requests",
    states: sites.state,
    now: () => sites.requests,
    show: (amount) => String(Math.round(amount)),
    begin: (...args) => sites.begin(...args),
    must: (...args) => sites.must(...args),
    change: () => changeFlows(sites.project),
    restore: () => changeFlows(sites.project, false),
    loseState: () => sites.loseState(SITE),
    copyState: () => sites.copyState(SITE, STANDBY),
    cut: (isCut) => (isCut ? sites.silence(SITE) : sites.quiet()),
    async note(step, of) {
      for (const site of of as SiteName[]) noted.set(`${step} ${site}`, await sites.contents(site));
    },
    async differences(step, of) {
      const found = (of as SiteName[]).map((site) =>
        differing(sites, site, noted.get(`${step} ${site}`) ?? []),
      );
      const all = (await Promise.all(found)).flat();
      return all.length === 0 ? undefined : all.slice(0, 8).join("\n");
    },
    close: () => sites.close(),
  };
}
