/** One report: reads git, and the updates if they are given, and writes the report in the requested format. */
import { projectRoot } from "../../estate/project.ts";
import { openRepository, type Repository } from "../../operations/git/git.ts";
import { today as thisDay } from "../../output/day.ts";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { writeReport } from "../../output/write-report.ts";
import { decoded, readBytes } from "../../policies/values/text-file.ts";
import { Failure } from "../audit/input.ts";
import { readStream, streamOf } from "../audit/stream.ts";
import { rejectTwoInputs } from "../documents/json.ts";
import { commits, historyOf } from "../history/commits.ts";
import { short, type Tree } from "../history/tree.ts";
import { readBetween } from "../review/between.ts";
import { reviewOf } from "../review/review.ts";
import { placeOf } from "../review/side.ts";
import { waiverVersions } from "../waivers/history.ts";
import { changesOf } from "./changes.ts";
import { commitsOf } from "./commits.ts";
import type { Format } from "./formats.ts";
import { toHtml } from "./html.ts";
import { TEXTS } from "./messages.ts";
import type { Changes } from "./model.ts";
import { firstDay, periodOf } from "./period.ts";
import { readStates } from "./states/read.ts";
import { policiesAt } from "./states/rules.ts";
import { statesOf } from "./states/states.ts";
import { toText } from "./text.ts";
import { updatesOf } from "./updates.ts";

export interface CommandOptions {
  readonly since: string;
  readonly format?: Format;
  readonly output?: string;
  readonly today?: string;
  readonly updates?: string;
  /** Two states of one site, the earlier one first. */
  readonly state?: readonly string[];
}

const FORMATS: Readonly<Record<Format, (changes: Changes) => string>> = {
  text: toText,
  json: (changes) => `${toJsonText(changes)}\n`,
  html: toHtml,
};

/** The largest file of updates, in MiB. */
const MOST = 64;
const WAIVERS = "policies/waivers.yaml";

/** Returns the exit code: 0 (there is a report) or 2 (there is none). */
export async function run(
  site: string | undefined,
  options: CommandOptions,
  language: Language,
): Promise<number> {
  try {
    const changes = await readChanges(site, options, language);
    const text = FORMATS[options.format ?? "text"](changes);
    writeReport(text, options.output);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure || error instanceof UserError)) throw error;
    console.error(`estate: ${error instanceof UserError ? error.in(language) : error.message}`);
    return 2;
  }
}

async function readChanges(
  site: string | undefined,
  { since, today = thisDay(), updates: file, state: stateFiles = [] }: CommandOptions,
  language: Language,
): Promise<Changes> {
  rejectTwoInputs([...stateFiles, file ?? ""]);
  const repository = await openRepository(projectRoot);
  const period = await periodOf(repository, since, today);
  const { head, before, base } = period;
  const named = { base: base ? short(base.id) : since, head: short(head.id) };
  const read = await readBetween(repository, { base: before, head: head.id, named, today });
  const trees = Object.values(read.trees);
  const sites = sitesOf(trees);
  if (site !== undefined && !sites.includes(site)) {
    throw new Misuse(TEXTS.noSite, { site, want: choice(sites, site) });
  }
  const states =
    stateFiles.length === 0
      ? undefined
      : statesOf(
          {
            pair: readStates(stateFiles, { site, sites }, language),
            policies: policiesAt(read.trees.head, today, language),
            trees,
            from: firstDay(period),
          },
          language,
        );
  const line = { to: head.id, firstParent: true, paths: [WAIVERS] };
  const updates =
    file === undefined
      ? undefined
      : {
          source: shownName(file),
          ...updatesOf(textOf(file), shownName(file), await historyOf(repository, head.id), {
            from: firstDay(period),
            today,
          }),
        };
  return changesOf(
    {
      period,
      review: await reviewOf(read, language),
      commits: await commitsOf(repository, period),
      changed: new Set(inFolder(repository, read.changed)),
      versions: await waiverVersions(repository, WAIVERS, await commits(repository, line)),
      ...(updates && { updates }),
      ...(states && { states }),
      site,
    },
    language,
  );
}

/** Paths in the project's folder; files beside it are none of the estate's. */
function inFolder({ prefix }: Repository, paths: readonly string[]): string[] {
  return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}

/** Sites that have files on any side. */
function sitesOf(sides: readonly Tree[]): string[] {
  const of = (tree: Tree) => [...tree.keys()].flatMap((path) => placeOf(path)?.site ?? []);
  return [...new Set(sides.flatMap(of))].sort();
}

const shownName = (file: string) => (file === "-" ? "-" : shownPath(file));

/** The text of a file, or of standard input for `-`. */
function textOf(file: string): string {
  const shown = shownName(file);
  const stream = streamOf(file);
  const bytes =
    stream === undefined ? readBytes(file, { shown, most: MOST }) : readStream(stream, shown, MOST);
  return decoded(bytes, shown);
}
