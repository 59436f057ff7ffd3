/** Two sites on clouds in memory for a series of kills: a kill comes at a request, and the clouds show all that they have. */
import { SITES, type SiteName } from "../faults/estate.ts";
import { differing } from "../faults/series.ts";
import { Sites } from "../faults/sites.ts";
import type { Scene } from "./scene.ts";

const [STANDBY, SITE] = SITES;

/** Deploys both sites. */
export async function openMemory(): Promise<Scene> {
  const sites = await Sites.open();
  const noted = new Map<string, readonly string[]>();
  const differences = async (step: string, site: SiteName) => {
    const wrong = await differing(sites, site, noted.get(`${step} ${site}`) ?? []);
    return wrong.map((what) => `${site}: ${what}`);
  };
  for (const site of SITES) await sites.must("up", site);
  let changed = false;
  return {
    names: { site: SITE, tenant: "customs", standby: STANDBY },
    unit: "requests",
    states: sites.state,
    now: () => sites.requests,
    show: (amount) => String(Math.round(amount)),
    begin: (...args) => sites.begin(...args),
    must: (...args) => sites.must(...args),
    async change() {
      changed = !changed;
      await sites.change(changed);
    },
    loseState: () => sites.loseState(SITE),
    copyState: () => sites.copyState(SITE, STANDBY),
    cut: (isCut) => (isCut ? sites.silence(SITE) : sites.quiet()),
    async note(step, of) {
      for (const site of of as SiteName[]) noted.set(`${step} ${site}`, await sites.contents(site));
    },
    async differences(step, of) {
      const found = await Promise.all((of as SiteName[]).map((site) => differences(step, site)));
      const all = found.flat();
      return all.length === 0 ? undefined : all.slice(0, 8).join("\n");
    },
    close: () => sites.close(),
  };
}
