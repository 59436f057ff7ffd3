/** The report as data, from what git and the review have. Pure. */
import type { Language, Message } from "../../output/message.ts";
import { short } from "../history/tree.ts";
import { NOT_ASSESSED as REVIEW } from "../review/messages.ts";
import type { Review } from "../review/model.ts";
import type { WaiverVersions } from "../waivers/history.ts";
import type { PeriodCommits } from "./commits.ts";
import { bearsOn, filesIn, type OneSite, revertedIn } from "./files.ts";
import { NOT_ASSESSED } from "./messages.ts";
import type { Changes } from "./model.ts";
import { dayOf, firstDay, type Period } from "./period.ts";
import { rulesIn, violationsOn, waiversOn } from "./rules.ts";
import { NOT_ASSESSED as STATES } from "./states/messages.ts";

/** What a report is made of. */
export interface ChangesRequest {
  readonly period: Period;
  readonly review: Review;
  readonly commits: PeriodCommits;
  /** Every file that is not the same on both sides, in the project's folder. */
  readonly changed: ReadonlySet<string>;
  readonly versions: WaiverVersions;
  /** The recorded updates of the period, if they were given. */
  readonly updates?: {
    readonly source: string;
    readonly updates: NonNullable<Changes["updates"]>["updates"];
    readonly notes: readonly Message[];
  };
  /** What differs between two recorded states, if they were given. */
  readonly states?: Changes["states"];
  /** Only this site's files. @default all sites */
  readonly site?: string | undefined;
}

/** The report in one language. */
export function changesOf(request: ChangesRequest, language: Language): Changes {
  const { period, commits, changed, versions, updates, states, site } = request;
  const review = reviewSince(period, request.review);
  const { today } = review;
  const keys = new Set(waiversOn(versions, site).map(({ key }) => key));
  const one: OneSite | undefined = site === undefined ? undefined : { site, waivers: keys };
  const { tenants, others } = filesIn(review, commits, one);
  const rules = rulesIn(
    {
      violations: review.violations,
      versions,
      commits: new Set(commits.trailers.keys()),
      from: firstDay(period),
      today,
      site,
    },
    language,
  );
  const entries = commits.entries
    .map((entry) => ({ ...entry, files: entry.files.filter((file) => bearsOn(file, one)) }))
    .filter(({ files }) => files.length > 0);
  const all = (pick: (rule: (typeof rules)[number]) => readonly unknown[]) =>
    rules.reduce((sum, rule) => sum + pick(rule).length, 0);
  const unchanged = violationsOn(review.violations, site).filter(
    ({ state }) => state === "unchanged",
  );
  const { given, day, base, head } = period;
  return {
    schemaVersion: 1,
    language,
    tool: review.tool,
    today,
    ...(site !== undefined && { site }),
    since: { given, day, ...(base && { commit: short(base.id) }) },
    head: { commit: short(head.id), day: dayOf(head.committed) },
    counts: {
      commits: entries.length,
      files: tenants.length + others.length,
      tenants: tenants.length,
      violations: {
        new: all(({ violations }) => violations.new),
        gone: all(({ violations }) => violations.gone),
        unchanged: unchanged.length,
      },
      waivers: {
        begun: all(({ waivers }) => waivers.begun),
        ended: all(({ waivers }) => waivers.ended),
      },
      ...(updates && { updates: updates.updates.length }),
    },
    notes: period.notes.map((note) => note[language]),
    commits: entries,
    tenants,
    others,
    reverted: revertedIn(commits, changed, one),
    rules,
    ...(updates && {
      updates: { ...updates, notes: updates.notes.map((note) => note[language]) },
    }),
    ...(states && { states }),
    notAssessed: notAssessed(request, language),
  };
}

/** Where there were no files before, every violation is new, and their absence is none. */
function reviewSince({ base }: Period, review: Review): Review {
  if (base !== undefined) return review;
  const violations = review.violations
    .filter(({ state }) => state !== "absent")
    .map((violation) => ({ ...violation, state: "new" as const }));
  return { ...review, violations };
}

/** Parts of the review's own list that are about this report as well; it has no figures. */
const SHARED: readonly Message[] = [REVIEW.unreadable, REVIEW.unknown, REVIEW.others];

function notAssessed(
  { review, versions, updates, states, site }: ChangesRequest,
  language: Language,
): string[] {
  const shared = SHARED.map((message) => message[language]);
  return [
    NOT_ASSESSED.approvals[language],
    NOT_ASSESSED.needed[language],
    NOT_ASSESSED.signatures[language],
    NOT_ASSESSED[updates === undefined ? "updates" : "given"][language],
    ...(states === undefined
      ? [STATES.none[language]]
      : [STATES.between[language], STATES.answers[language], STATES.rules[language]]),
    NOT_ASSESSED.byHand[language],
    NOT_ASSESSED[states === undefined ? "program" : "preview"][language],
    NOT_ASSESSED.workTree[language],
    ...(site === undefined ? [] : [NOT_ASSESSED.otherSites[language]]),
    ...versions.notLookedAt.map((message) => message[language]),
    ...review.notAssessed.filter((text) => shared.includes(text)),
  ];
}
