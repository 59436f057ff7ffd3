/** What a log shows of a run: a line when a tenant is done, and now and then one of the whole. */
import { duration, roughly } from "../../output/duration.ts";
import { type Language, type MessageValues, render } from "../../output/message.ts";
import type { Moment } from "./frame.ts";
import { TEXTS } from "./messages.ts";
import { conditionOf, formatResource, hasWork, partName, secondsSince, spent } from "./part.ts";
import { type Look, listCounts } from "./plan-summary.ts";
import type { Part } from "./progress.ts";

/** Seconds without a step after which a tenant is taken for done: the program may declare more. */
const QUIET = 10;
/** Seconds without a line after which the whole is shown. */
const SILENT = 30;

/** How a run is shown. */
export interface Manner {
  readonly language: Language;
  /** Whether each tenant has a line. */
  readonly tenants: boolean;
  /** What the counts of a line are: done, or seen by a refresh. */
  readonly look: Look | "done";
}

export class LogLines {
  readonly #manner: Manner;
  /** The numbers that tenants' lines have shown. */
  readonly #shown = new Map<string | undefined, number>();
  #printed: number | undefined;
  #last = "";

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  /** The lines that are due now. */
  due(moment: Moment): string[] {
    const { now } = moment;
    this.#printed ??= now;
    const lines = this.#parts(
      moment,
      (part) => conditionOf(part) === "done" && now - (part.latest ?? now) >= QUIET,
    );
    const silent = lines.length === 0 && now - this.#printed >= SILENT;
    const whole = silent ? formatWhole(moment, this.#manner.language) : this.#last;
    if (whole !== this.#last) lines.push(whole);
    this.#last = whole;
    if (lines.length > 0) this.#printed = now;
    return lines;
  }

  /** The last lines: the tenants that have none yet or have changed since, and how many had nothing to do. */
  rest(moment: Moment, failed: boolean): string[] {
    const lines = this.#parts(moment, ({ done, failed: bad }) => done + bad > 0, failed);
    const unchanged = moment.parts.filter((part) => part.tenant !== undefined && !hasWork(part));
    if (!this.#manner.tenants || unchanged.length === 0) return lines;
    const total = unchanged.reduce((sum, part) => sum + part.total, 0);
    const values = { site: moment.site, count: unchanged.length, total };
    return [...lines, render(TEXTS.partsUnchanged, values, this.#manner.language)];
  }

  #parts(
    { site, parts }: Moment,
    isDue: (part: Part) => boolean,
    stopped: boolean = false,
  ): string[] {
    if (!this.#manner.tenants) return [];
    const due = parts.filter(
      (part) => hasWork(part) && isDue(part) && this.#shown.get(part.tenant) !== part.done,
    );
    for (const part of due) this.#shown.set(part.tenant, part.done);
    return due.map((part) => formatPart(site, part, stopped, this.#manner));
  }
}

/** `bamako: tax: 84 resources in 41 s (80 created, 4 unchanged)`. */
function formatPart(
  site: string,
  part: Part,
  stopped: boolean,
  { language, look }: Manner,
): string {
  const { done, failed, total } = part;
  const values: MessageValues = {
    site,
    tenant: partName(part, language),
    done,
    time: duration(spent(part)),
    counts: listCounts(part.counts, language, look),
  };
  if (failed > 0) return render(TEXTS.partFailed, { ...values, total }, language);
  if (stopped && done < total) return render(TEXTS.partStopped, { ...values, total }, language);
  return render(TEXTS.partDone, { ...values, total: done }, language);
}

/** `bamako: 512 of 1,024 done, 12 under way, Router bamako-tax-router for 45 s, about 3 min left`. */
export function formatWhole({ site, whole, now, left }: Moment, language: Language): string {
  const { done, total, underWay } = whole;
  const [longest] = underWay;
  const parts = [render(total <= 1 ? TEXTS.begins : TEXTS.done, { done, total }, language)];
  if (total > 1 && longest !== undefined) {
    const what = formatResource(longest.step);
    const seconds = secondsSince(longest.since, now);
    parts.push(render(TEXTS.underWay, { count: underWay.length, what, seconds }, language));
  }
  if (left !== undefined) parts.push(render(TEXTS.left, { time: roughly(left) }, language));
  return render(TEXTS.moves, { site, progress: parts.join(", ") }, language);
}
