/** Things that are recorded on this machine and no longer declared, and the progress of approved removals. */
import type { LoadAllResult } from "../../checks/load.ts";
import type { Going } from "../../checks/retirements.ts";
import type { Issue } from "../../estate/issue.ts";
import { lossesOf } from "./compare.ts";
import { keptState } from "./record.ts";
import { recordedTenants } from "./recorded.ts";
import type { StackState } from "./stack-state.ts";

/** The states kept on this machine, by site, each read once; `undefined` if a site has none that can be read. */
export function keptStates(): (site: string) => Promise<StackState | undefined> {
  const states = new Map<string, Promise<StackState | undefined>>();
  return (site) => {
    const known = states.get(site) ?? keptState(site).catch(() => undefined);
    states.set(site, known);
    return known;
  };
}

/** The loaded files together with the recorded states of their sites. */
export async function withRecorded(
  result: LoadAllResult,
  root: string,
  states: (site: string) => Promise<StackState | undefined>,
): Promise<{ lost: Issue[]; going: Going[] }> {
  const sites = Object.keys(result.declared);
  const lost: Issue[] = [];
  const going: Going[] = [];
  for (const site of sites) {
    const state = await states(site);
    const own = result.retiring.filter((each) => each.site === site);
    if (state === undefined) {
      going.push(...own);
      continue;
    }
    lost.push(...(await lossesOf(result, site, state, { root })).issues);
    const recorded = recordedTenants(site, state);
    going.push(
      ...own.map((each) => {
        const tenant = recorded[each.tenant];
        const { part } = each;
        return { ...each, gone: (part ? tenant?.[part.kind][part.key] : tenant) === undefined };
      }),
    );
  }
  return { lost, going };
}
