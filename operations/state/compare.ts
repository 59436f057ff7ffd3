/** Compares a site's files with what its state records, before the engine is asked to make the one into the other. */

import { type LoadAllResult, loadEstates } from "../../checks/load.ts";
import type { Estate } from "../../estate/estate.ts";
import { formatIssue, type Issue } from "../../estate/issue.ts";
import { stacksFolder } from "../../estate/project.ts";
import { type Language, type Message, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { waiversFile } from "../../policies/enforce/registry.ts";
import { lossIssues } from "./loss-issues.ts";
import { type Comparison, compare } from "./losses.ts";
import { recordedOf } from "./made.ts";
import { TEXTS } from "./messages.ts";
import type { StackState, StateResource } from "./stack-state.ts";

/** What a run is begun with. */
export interface Begun {
  /** Absent where the files have issues, which are the program's to refuse. */
  readonly estate: Estate | undefined;
  /** What is protected and may go. */
  readonly freed: readonly StateResource[];
}

/**
 * Refuses what the cloud would refuse, and what would delete something that no file lets go. `withdrawn` is a site that this one stood in
 * for until now.
 */
export async function compareWithState(
  site: string,
  state: StackState | undefined,
  withdrawn?: string,
): Promise<Begun> {
  const root = stacksFolder;
  const recorded = async () => recordedOf(site, state);
  const read = await loadEstates([site], { root, waivers: waiversFile(), recorded });
  const [estate] = read.estates;
  if (read.sound && read.issues.length > 0) throw new Refused(TEXTS.impossible, site, read.issues);
  if (state === undefined) return { estate, freed: [] };
  const { issues, freed } = await lossesOf(read, site, state, { root, withdrawn });
  if (issues.length > 0) throw new Refused(TEXTS.losses, site, issues);
  return { estate, freed };
}

/** A site's files and a state of it: what would be lost, at its place, and what may go. */
export async function lossesOf(
  { declared, retiring, issues: found, sound }: LoadAllResult,
  site: string,
  state: StackState,
  { root, withdrawn }: { readonly root: string; readonly withdrawn?: string | undefined },
): Promise<{ issues: Issue[]; freed: Comparison["freed"] }> {
  const own = declared[site];
  if (own === undefined) return { issues: [], freed: [] }; // what cannot be read is told as such
  const { alliance, standsInFor } = own;
  const sites = Object.keys(alliance.sites);
  const { losses, freed } = compare({ site, state, declared: own, retiring, sites, withdrawn });
  const today = new Date().toISOString().slice(0, 10);
  // Of a tenant that is said to be another one's former self, it is said once.
  const former = sound
    ? found.flatMap(({ values }) => (values.tenant ? (values.was ?? []) : []))
    : [];
  const lost = losses.filter(({ tenant }) => !former.includes(tenant));
  return { issues: await lossIssues(lost, { root, site, alliance, today, standsInFor }), freed };
}

/** A refusal that names each issue at its place. */
class Refused extends UserError {
  readonly issues: readonly Issue[];

  constructor(said: Message, site: string, issues: readonly Issue[]) {
    super(said, { site, count: issues.length });
    this.issues = issues;
  }

  override in(language: Language): string {
    const here = process.cwd();
    const places = this.issues.map((issue) => formatIssue(issue, language, here));
    return [render(this.said, this.values, language), ...places].join("\n");
  }
}
