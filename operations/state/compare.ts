/** Compares a site's files with its recorded state, before the engine applies the files. */

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

/** The input of a run. */
export interface Begun {
  /** Absent if the files have issues; the program rejects those. */
  readonly estate: Estate | undefined;
  /** Protected resources that may be deleted. */
  readonly freed: readonly StateResource[];
}

/**
 * Rejects what the cloud would reject, and deletions that no file allows. `withdrawn` is a site whose active standby
 * this one was until now.
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
  if (read.sound && read.issues.length > 0)
    throw new RejectedByState(TEXTS.impossible, site, read.issues);
  if (state === undefined) return { estate, freed: [] };
  const { issues, freed } = await lossesOf(read, site, state, { root, withdrawn });
  if (issues.length > 0) throw new RejectedByState(TEXTS.losses, site, issues);
  return { estate, freed };
}

/** Compares a site's files with a state of it: losses, each with its position in a file, and what may be deleted. */
export async function lossesOf(
  { declared, retiring, issues: found, sound }: LoadAllResult,
  site: string,
  state: StackState,
  { root, withdrawn }: { readonly root: string; readonly withdrawn?: string | undefined },
): Promise<{ issues: Issue[]; freed: Comparison["freed"] }> {
  const own = declared[site];
  if (own === undefined) return { issues: [], freed: [] }; // unreadable files are reported as such
  const { alliance, activeStandbyFor } = own;
  const sites = Object.keys(alliance.sites);
  const { losses, freed } = compare({ site, state, declared: own, retiring, sites, withdrawn });
  const today = new Date().toISOString().slice(0, 10);
  // A tenant that is declared as the former name of another is reported only once.
  const former = sound
    ? found.flatMap(({ values }) => (values.tenant ? (values.was ?? []) : []))
    : [];
  const lost = losses.filter(({ tenant }) => !former.includes(tenant));
  return {
    issues: await lossIssues(lost, { root, site, alliance, today, activeStandbyFor }),
    freed,
  };
}

/** A `UserError` that lists each issue with its position. */
class RejectedByState extends UserError {
  readonly issues: readonly Issue[];

  constructor(text: Message, site: string, issues: readonly Issue[]) {
    super(text, { site, count: issues.length });
    this.issues = issues;
  }

  override in(language: Language): string {
    const here = process.cwd();
    const places = this.issues.map((issue) => formatIssue(issue, language, here));
    return [render(this.text, this.values, language), ...places].join("\n");
  }
}
