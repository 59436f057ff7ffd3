/** The estate's files with the state that this machine last saw of each site. */
import { loadEstates } from "../../checks/load.ts";
import type { Checked } from "../../checks/report.ts";
import { TEXTS } from "../../checks/report-messages.ts";
import { requireAlliance } from "../../estate/load/require-alliance.ts";
import { Misuse } from "../../output/user-error.ts";
import { waiversFile } from "../../policies/enforce/registry.ts";
import { overdueIssues } from "../credentials/overdue.ts";
import { recordedOf } from "./made.ts";
import { keptStates, withRecorded } from "./retirements.ts";

/**
 * Reads and checks one site, or every open one, in a stacks folder. Recorded state belongs to the project's own files
 * and is used only for those. Throws a `Misuse` if there is nothing to check.
 */
export async function readWithRecorded(
  site: string | undefined,
  root: string,
  own: boolean,
): Promise<Checked> {
  requireAlliance(root);
  const states = own ? keptStates() : undefined;
  const read = await loadEstates(site === undefined ? undefined : [site], {
    root,
    waivers: waiversFile(),
    ...(states && { recorded: async (key) => recordedOf(key, await states(key)) }),
  });
  const { registered } = read;
  if (site !== undefined && registered.length > 0 && !registered.includes(site)) {
    throw new Misuse(TEXTS.noSite, { site, allowed: registered.join(", ") });
  }
  if (states === undefined) return { ...read, going: read.retiring };
  const { lost, going } = await withRecorded(read, root, states);
  const overdue = await Promise.all(
    read.estates.map(async (estate) => overdueIssues(estate, root, await states(estate.siteKey))),
  );
  return { ...read, issues: [...lost, ...read.issues, ...overdue.flat()], going };
}
