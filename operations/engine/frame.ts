/** What a terminal shows during a run: one line a tenant that has work, and one for the whole. */
import cliTruncate from "cli-truncate";
import { duration, roughly } from "../../output/duration.ts";
import { type Language, render } from "../../output/message.ts";
import { toTable } from "../../output/table.ts";
import { TEXTS } from "./messages.ts";
import {
  CONDITIONS,
  type Condition,
  conditionOf,
  formatStep,
  hasWork,
  partName,
  spent,
} from "./part.ts";
import type { Part } from "./progress.ts";

/** The terminal, and the language of its reader. */
export interface View {
  readonly columns: number;
  readonly rows: number;
  readonly language: Language;
}

/** The state of a run at a moment; times in seconds by the engine's clock. */
export interface Moment {
  readonly site: string;
  readonly parts: readonly Part[];
  readonly whole: Part;
  readonly now: number;
  /** Seconds that the run still takes, if they can be estimated. */
  readonly left: number | undefined;
}

const MORE: Readonly<Record<Condition, keyof typeof TEXTS>> = {
  underWay: "underWayTenants",
  failed: "failedTenants",
  waiting: "waitingTenants",
  done: "doneTenants",
};

/** The lines, none wider than the terminal and fewer than its rows, because the cursor needs one. */
export function frame(moment: Moment, view: View): string[] {
  const { site, parts, whole } = moment;
  const { language } = view;
  const { shown, more } = select(parts.filter(hasWork), view.rows - 2);
  const row = (name: string, part: Part, text: string) => [
    cliTruncate(name, Math.floor(view.columns / 3)),
    ...bar(part, view.columns),
    render(TEXTS.share, { done: part.done, total: part.total }, language),
    text,
  ];
  const rows = [
    ...shown.map((part) => row(partName(part, language), part, formatNow(part, moment, language))),
    row(site, whole, formatLeft(moment, language)),
  ];
  const lines = aligned(rows);
  const rest = more.length === 0 ? [] : [formatMore(more, language)];
  return [...lines.slice(0, -1), ...rest, ...lines.slice(-1)].map((line) =>
    cliTruncate(line, view.columns),
  );
}

/** The parts that have a line each, and those that share one: the site's own is first, then what is under way. */
function select(parts: readonly Part[], most: number): { shown: Part[]; more: Part[] } {
  if (parts.length <= most) return { shown: [...parts], more: [] };
  const rank = (part: Part) =>
    part.tenant === undefined ? -1 : CONDITIONS.indexOf(conditionOf(part));
  const ranked = [...parts].sort((a, b) => rank(a) - rank(b));
  const own = Math.max(0, most - 1);
  return { shown: ranked.slice(0, own), more: most < 1 ? [] : ranked.slice(own) };
}

/** The cells in columns; the share, before the text, is aligned right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const [first = []] = rows;
  const columns = first.map((_, index) => ({ title: "", numeric: index === first.length - 2 }));
  return toTable(columns, rows).split("\n").slice(1); // the first has the headings
}

/** `[####------]`, which every terminal has; a narrow one has no bar. */
function bar({ done, total }: Part, columns: number): string[] {
  const width = columns >= 72 ? 20 : columns >= 50 ? 10 : 0;
  if (width === 0) return [];
  const full = total === 0 ? 0 : Math.floor((done / total) * width);
  return [`[${"#".repeat(full)}${"-".repeat(width - full)}]`];
}

/** What is being done in one part. */
function formatNow(part: Part, { site, now }: Moment, language: Language): string {
  const condition = conditionOf(part);
  if (condition === "waiting") return render(TEXTS.waits, {}, language);
  if (condition === "done")
    return render(TEXTS.finished, { time: duration(spent(part)) }, language);
  const [longest] = part.underWay;
  const prefix = part.tenant === undefined ? `${site}-` : `${site}-${part.tenant}-`;
  return [
    ...(part.failed > 0 ? [render(TEXTS.failedNow, { count: part.failed }, language)] : []),
    ...(longest === undefined ? [] : [formatStep(longest, prefix, now, language)]),
  ].join(", ");
}

function formatLeft({ whole, left }: Moment, language: Language): string {
  if (whole.total <= 1) return render(TEXTS.begins, {}, language);
  return left === undefined ? "" : render(TEXTS.left, { time: roughly(left) }, language);
}

/** `and 12 more tenants: 5 done, 7 waiting`. */
function formatMore(parts: readonly Part[], language: Language): string {
  const states = CONDITIONS.flatMap((condition) => {
    const count = parts.filter((part) => conditionOf(part) === condition).length;
    return count === 0 ? [] : [render(TEXTS[MORE[condition]], { count }, language)];
  });
  const values = { count: parts.length, states: states.join(", ") };
  return render(TEXTS.moreTenants, values, language);
}
