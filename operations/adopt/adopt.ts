/**
 * A state that was lost comes back from the cloud (docs/adr/0070): natural keys find the ids, the engine imports into a
 * throw-away state, and that is stored with one write once the next update would change nothing unexpected.
 */
import { formatTime } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS as REHEARSAL } from "../deploy/messages.ts";
import { open } from "../deploy/open.ts";
import { inThrowAwayPlaces } from "../deploy/throw-away.ts";
import { finishInterrupted } from "../heal/interrupted.ts";
import { copyOf, estateOf } from "../state/copy.ts";
import { countResources } from "../state/count-resources.ts";
import { findState } from "../state/find.ts";
import { keepState, stateOf } from "../state/record.ts";
import { checkpointIn, type Store } from "../state/store.ts";
import { TEXTS } from "./messages.ts";
import { print } from "./print.ts";
import { locked, record } from "./record.ts";
import { type Outcome, recover } from "./recover.ts";

/** How to adopt. */
export interface Options {
  readonly dryRun: boolean;
  /** Only what a recorded state lacks. */
  readonly missing: boolean;
  /** Also if another site holds a copy. */
  readonly withoutCopy: boolean;
  readonly json: boolean;
}

/** Adopts a site's resources, or lists them; prints a report. Throws a `UserError` if nothing may be recorded. */
export async function adopt(site: string, options: Options, language: Language): Promise<void> {
  const { cloud, store, workspace } = await open(site, language);
  await finishInterrupted(workspace, store);
  const found = await findState(site, store, cloud);
  if (found === "of another cloud") throw new UserError(REHEARSAL.otherCloud, { site });
  if (found === "new") throw new UserError(TEXTS.empty, { site });
  if (found === "there" && !options.missing) {
    const { resources = [] } = (await stateOf(site, store)) ?? {};
    const count = countResources(resources.map(({ urn }) => urn));
    throw new UserError(TEXTS.hasState, { site, resources: count });
  }
  if (found === "lost" && !options.withoutCopy) await rejectIfCopied(site, store);
  const say = (message: keyof typeof TEXTS) =>
    console.error(render(TEXTS[message], { site }, language));
  const work = async () => {
    const before = (await checkpointIn(site, store))?.hash;
    const places = { site, cloud, store, recorded: found === "there" };
    const outcome = await inThrowAwayPlaces(site, () => recover(places, options, say, language));
    const fault = faultOf(site, outcome);
    const { checkpoint } = outcome;
    const recorded = fault === undefined && checkpoint !== undefined;
    if (recorded) await record(site, store, checkpoint, before);
    print(outcome, { ...options, recorded, fault: fault !== undefined }, language);
    if (fault !== undefined) throw fault;
  };
  await (options.dryRun ? work() : locked(site, store, work));
  if (!options.dryRun) await keepState(site, store);
}

/** A copy has the secrets, too: nothing that uses them would notice. */
async function rejectIfCopied(site: string, store: Store): Promise<void> {
  const copy = await copyOf(site, await estateOf(site), store);
  if (copy.is !== "there" || copy.of === undefined) return;
  throw new UserError(TEXTS.copy, { site, at: copy.at, of: formatTime(copy.of) });
}

/** Why nothing may be recorded. */
export function faultOf(
  site: string,
  { report, differences }: Pick<Outcome, "report" | "differences">,
): UserError | undefined {
  const doubtful = report.ambiguous.length + report.unknown.length;
  if (doubtful > 0) return new UserError(TEXTS.doubtful, { site, count: doubtful });
  const count = differences.filter(({ kind }) => kind !== "updates").length;
  return count > 0 ? new UserError(TEXTS.destructive, { site, count }) : undefined;
}
