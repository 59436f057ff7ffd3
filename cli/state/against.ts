/** Compares a site's files with what its state records, before the engine is asked to make the one into the other. */
import { type Language, render } from "../../sovereignty/text.ts";
import { formatIssue, type Issue, loadEstates } from "../../stacks/estate/index.ts";
import { stacksFolder } from "../places.ts";
import { Refusal } from "../rehearsal/refusal.ts";
import { recordedOf } from "./made.ts";
import { TEXTS } from "./messages.ts";
import type { StackState } from "./stack-state.ts";

/** Refuses what the cloud would. Files with other issues are the program's to refuse. */
export async function refuseImpossible(site: string, state: StackState | undefined): Promise<void> {
  if (state === undefined) return;
  const recorded = async () => recordedOf(site, state);
  const { issues, sound } = await loadEstates([site], { root: stacksFolder, recorded });
  if (sound && issues.length > 0) throw new Impossible(site, issues);
}

/** A refusal that names each issue at its place. */
class Impossible extends Refusal {
  readonly issues: readonly Issue[];

  constructor(site: string, issues: readonly Issue[]) {
    super(TEXTS.impossible, { site, count: issues.length });
    this.issues = issues;
  }

  override in(language: Language): string {
    const here = process.cwd();
    const places = this.issues.map((issue) => formatIssue(issue, language, here));
    return [render(this.said, this.values, language), ...places].join("\n");
  }
}
