/** One review: reads both revisions from the repository and writes the review in the requested format. */

import { projectRoot } from "../../estate/project.ts";
import { openRepository, type Repository } from "../../operations/git/git.ts";
import { today as thisDay } from "../../output/day.ts";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { writeReport } from "../../output/write-report.ts";
import { commitOf, commonCommit } from "../history/commits.ts";
import { short } from "../history/tree.ts";
import { readBetween } from "./between.ts";
import type { Format } from "./formats.ts";
import { toMarkdown } from "./markdown/markdown.ts";
import { TEXTS } from "./messages.ts";
import type { Review } from "./model.ts";
import { reviewOf } from "./review.ts";
import { toSarif } from "./sarif.ts";

export interface CommandOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly today?: string;
}

/** Returns the exit code: 0 (no new violation), 1 (new violations) or 2 (no result). */
export async function run(
  range: string,
  options: CommandOptions,
  language: Language,
): Promise<number> {
  try {
    const repository = await openRepository(projectRoot);
    const review = await readReview(repository, range, options, language);
    const text = FORMATS[options.format ?? "markdown"](review, repository);
    writeReport(text, options.output);
    return review.result === "failed" ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`estate: ${error.in(language)}`);
    return 2;
  }
}

const FORMATS: Readonly<Record<Format, (review: Review, repository: Repository) => string>> = {
  markdown: toMarkdown,
  json: (review) => `${toJsonText(review)}\n`,
  sarif: (review, { prefix }) => toSarif(review, prefix),
};

async function readReview(
  repository: Repository,
  range: string,
  { today = thisDay() }: CommandOptions,
  language: Language,
): Promise<Review> {
  const ends = await endsOf(repository, range);
  return reviewOf(await readBetween(repository, { ...ends, today }), language);
}

/** The commits of `BASE..HEAD`, an empty one is HEAD; of `BASE...HEAD` the first is what both have in common. */
async function endsOf(repository: Repository, range: string) {
  const [, from, dots, to] = range.match(/^(.*?)(\.{2,3})(?!\.)(.*)$/s) ?? [];
  if (from === undefined || to === undefined || from + to === "") {
    throw new Misuse(TEXTS.wrongRange, { range });
  }
  const head = await commitOf(repository, to || "HEAD");
  const given = await commitOf(repository, from || "HEAD");
  const base = dots === "..." ? await commonCommit(repository, given, head) : given;
  if (base === undefined) throw new UserError(TEXTS.noAncestor, { base: from, head: to });
  const name = (revision: string, commit: string) =>
    revision === "" || commit.startsWith(revision)
      ? short(commit)
      : `${revision} (${short(commit)})`;
  return { base, head, named: { base: name(from, base), head: name(to, head) } };
}
