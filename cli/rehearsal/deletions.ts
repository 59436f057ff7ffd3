/** Before an engine starts: nothing that holds data is deleted unless a file says so, and what may go is let go of. */
import { waiversFile } from "../../policies/registry.ts";
import type { Language } from "../../sovereignty/text.ts";
import {
  formatIssue,
  type Issue,
  type LoadAllResult,
  loadEstates,
} from "../../stacks/estate/index.ts";
import { stacksFolder } from "../places.ts";
import { type Comparison, compare } from "../state/losses.ts";
import { lossIssues } from "../state/refused.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import { TEXTS } from "./messages.ts";
import { exportState, importState, pulumi } from "./pulumi.ts";
import { Refusal } from "./refusal.ts";
import type { Workspace } from "./workspace.ts";

/** What is asked beside the site and its state. */
export interface Deletions {
  readonly language: Language;
  /** Site for which this one stood in until now, and stands in no more. */
  readonly withdrawn?: string | undefined;
}

/** Refuses to go on where something would be deleted that no file lets go; gives what is protected and may go. */
export async function allowedDeletions(
  site: string,
  state: StackState | undefined,
  { language, withdrawn }: Deletions,
): Promise<readonly StateResource[]> {
  if ((state?.resources ?? []).length === 0) return [];
  const read = await loadEstates([site], { root: stacksFolder, waivers: waiversFile() });
  const { issues, freed } = await compareTo(read, site, state, { root: stacksFolder, withdrawn });
  for (const issue of issues) console.error(formatIssue(issue, language, process.cwd()));
  if (issues.length > 0) throw new Refusal(TEXTS.losses, { site, count: issues.length });
  return freed;
}

/** A site's files and a state of it: what would be lost, at its place, and what may go. */
export async function compareTo(
  { declared, retiring }: Pick<LoadAllResult, "declared" | "retiring">,
  site: string,
  state: StackState | undefined,
  { root, withdrawn }: { readonly root: string; readonly withdrawn?: string | undefined },
): Promise<{ issues: Issue[]; freed: Comparison["freed"] }> {
  const own = declared[site];
  if (own === undefined) return { issues: [], freed: [] }; // what cannot be read is told as such
  const { alliance, standsInFor } = own;
  const sites = Object.keys(alliance.sites);
  const found = compare({ site, state, declared: own, retiring, sites, withdrawn });
  const today = new Date().toISOString().slice(0, 10);
  const issues = await lossIssues(found.losses, { root, site, alliance, today, standsInFor });
  return { issues, freed: found.freed };
}

/** Takes the protection off some resources in the recorded state, so that the engine may delete them. */
export async function letGo(workspace: Workspace, given: readonly StateResource[]): Promise<void> {
  if (given.length === 0) return;
  const urns = new Set(given.map(({ urn }) => urn));
  const state = await exportState(workspace);
  if (state === undefined) return;
  const resources = (state.resources ?? []).map((resource) =>
    urns.has(resource.urn) ? { ...resource, protect: false } : resource,
  );
  await importState(workspace, { ...state, resources });
}

/** Takes it off everything: who takes a whole rehearsal down means all of it. */
export async function letAllGo(workspace: Workspace, state: StackState | undefined): Promise<void> {
  if (!state?.resources?.some(({ protect }) => protect)) return;
  const args = ["state", "unprotect", "--all", "--yes", "--stack", workspace.site];
  await pulumi(workspace, args, { stdio: ["ignore", "ignore", "inherit"] });
}
