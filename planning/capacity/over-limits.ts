/**
 * Sums of quotas that exceed a limit: one value in a tenant's file can exceed several at once. They are reported once,
 * at the tenant that can lower them, with every limit and its position; a sum that is fixed along with another one is
 * not reported. Pure.
 */

import { type Issue, issue, type Part, type Placed, type Sum } from "../../estate/issue.ts";
import { amountsBy } from "../../estate/issue-text.ts";
import type { Source } from "../../estate/load/source.ts";
import type { Quota, SiteFile, Tenant } from "../../estate/model/index.ts";
import { needsOf } from "../../estate/quota.ts";
import { renderEach } from "../../output/message.ts";
import { PART, QUOTAS, SUM } from "./check-messages.ts";
import type { Promised } from "./promised.ts";

/** The parts of a sum, by the tenants' files. */
export function partsOf(
  promised: readonly Promised[],
  field: keyof Quota,
  site: SiteFile,
  fileOf: (tenant: string) => Source<Tenant> | undefined,
): Map<string, Part> {
  const parts = promised.flatMap(({ tenant, amounts, source }): [string, Part][] => {
    const file = fileOf(tenant);
    const amount = amounts[field];
    if (file === undefined || amount === 0) return [];
    const own = source.quota.override[field] === undefined ? ["class"] : ["override", field];
    const spare = Math.max(0, amount - (needsOf(source, site)[field] ?? 0));
    return [[file.file, { name: tenant, amount, spare, at: file.at(["quota", ...own]) }]];
  });
  return new Map(parts);
}

/** The issues, with those about sums reported once for each tenant that can lower them. */
export function gathered(issues: readonly Issue[]): Issue[] {
  const sums = issues.flatMap((one) =>
    one.sum ? [{ ...one.sum, excess: one.sum.total - one.sum.limit, issue: one }] : [],
  );
  if (sums.length === 0) return [...issues];
  const rest = issues.filter(({ sum }) => sum === undefined);
  const left = withoutDerived(sums);
  // Without a single cause, the limit itself may be wrong: the issue is at the limit's position.
  const common = left.filter((sum) => causes(sum).length === 0);
  const own = left.filter((sum) => !common.includes(sum));
  return [...rest, ...common.map(({ issue }) => issue), ...grouped(own).map(groupIssue)];
}

/** Files of the tenants that each cause the excess alone: without one of them, the rest would be within the limit. */
function causes({ parts, excess }: Entry): string[] {
  return [...parts].filter(([, { amount }]) => amount >= excess).map(([file]) => file);
}

/** A sum, its excess, and its own issue: at its limit. */
interface Entry extends Sum {
  readonly excess: number;
  readonly issue: Issue;
}

/** Sums that stay too large when those over fewer tenants are reduced to their limits. */
function withoutDerived(sums: readonly Entry[]): Entry[] {
  let kept: Entry[] = [];
  for (const sum of [...sums].sort(byParts)) {
    const inside = kept.filter(
      (each) =>
        each.site === sum.site &&
        each.field === sum.field &&
        [...each.parts.keys()].every((file) => sum.parts.has(file)),
    );
    const less = inside.reduce((total, { excess }) => total + excess, 0);
    if (less >= sum.excess) continue;
    const [first] = inside;
    // Those of the narrower limit must be reduced further, to this one.
    const own = first && { ...sum, parts: first.parts, excess: sum.excess - less + first.excess };
    kept = [...kept.filter((each) => each !== first), own ?? sum];
  }
  return kept;
}

function byParts(a: Entry, b: Entry): number {
  const text = ({ site, field, total, limit }: Entry) => `${site} ${field} ${total} ${limit}`;
  return a.parts.size - b.parts.size || b.excess - a.excess || (text(a) < text(b) ? -1 : 1);
}

interface Group {
  readonly sums: Entry[];
  /** Files of the tenants that each cause all of them alone. */
  files: string[];
}

function grouped(sums: readonly Entry[]): Group[] {
  const groups: Group[] = [];
  for (const sum of [...sums].sort(byParts)) {
    const files = causes(sum);
    const common = (group: Group) => group.files.filter((file) => files.includes(file));
    const group = groups.find((each) => common(each).length > 0);
    if (group === undefined) groups.push({ sums: [sum], files });
    else {
      group.files = common(group);
      group.sums.push(sum);
    }
  }
  return groups;
}

function groupIssue({ sums, files }: Group): Issue {
  // First the tenant that could give back most of the excess; then the one with the most.
  const weight = (file: string, part: (one: Part, sum: Entry) => number) =>
    sums.reduce((total, sum) => {
      const one = sum.parts.get(file);
      return total + (one ? part(one, sum) : 0);
    }, 0);
  const ranked = files
    .map((file) => ({
      file,
      spare: weight(file, ({ spare }, { excess }) => Math.min(1, spare / excess)),
      idle: weight(file, ({ spare }, { limit }) => spare / Math.max(1, limit)),
      share: weight(file, ({ amount }, { limit }) => amount / Math.max(1, limit)),
    }))
    .sort(
      (a, b) =>
        b.spare - a.spare || b.idle - a.idle || b.share - a.share || (a.file < b.file ? -1 : 1),
    );
  const sorted = [...sums].sort((a, b) =>
    `${a.field} ${a.site}` < `${b.field} ${b.site}` ? -1 : 1,
  );
  const [main] = sorted as [Entry, ...Entry[]];
  const chief = main.parts.get(ranked[0]?.file ?? "") as Part;
  const others = [...main.parts]
    .sort(([a, one], [b, other]) => other.amount - one.amount || (a < b ? -1 : 1))
    .flatMap(([, part]) => (part === chief ? [] : [part]));
  const places = {
    over: sorted.map(({ field, total, limit, of, issue: at }): Placed => {
      return { name: renderEach(SUM, { total, field, limit }), of, at };
    }),
    others: others.slice(0, 2).map(({ name, amount, at }) => ({
      name: renderEach(PART, { name, amount, field: main.field }),
      at,
    })),
  };
  const most = new Map<string, number>();
  for (const { field, excess } of sorted) most.set(field, Math.max(excess, most.get(field) ?? 0));
  const less = amountsBy("field", [...most]);
  return issue(chief.at, QUOTAS.overLimits, { tenant: chief.name, less }, places);
}
