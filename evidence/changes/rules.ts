/** Violations and waivers of a period, by rule. Pure. */
import type { Language } from "../../output/message.ts";
import { siteOf, waiverEntry } from "../compliance/waivers.ts";
import type { Review, ReviewedViolation } from "../review/model.ts";
import { placeOf } from "../review/side.ts";
import type { PastWaiver, WaiverVersions } from "../waivers/history.ts";
import type { RuleEntry, ViolationEntry, WaiverChange } from "./model.ts";

/** What the rules are evaluated for. */
export interface RulesRequest {
  readonly violations: Review["violations"];
  readonly versions: WaiverVersions;
  /** Short names of the period's commits. */
  readonly commits: ReadonlySet<string>;
  /** First and last day (UTC) of the period. */
  readonly from: string;
  readonly today: string;
  readonly site?: string | undefined;
}

/** Every rule with a violation or a waiver that is new or gone, in the order of their names. */
export function rulesIn(request: RulesRequest, language: Language): RuleEntry[] {
  const rules = new Map<string, RuleEntry>();
  const of = (rule: string) => {
    const entry = rules.get(rule) ?? {
      rule,
      violations: { new: [], gone: [] },
      waivers: { begun: [], ended: [] },
    };
    rules.set(rule, entry);
    return entry;
  };
  for (const violation of violationsOn(request.violations, request.site)) {
    const { state, rule, ...shown } = violation;
    const entry: ViolationEntry = shown;
    if (state === "new") of(rule).violations.new.push(entry);
    if (state === "absent") of(rule).violations.gone.push(entry);
  }
  for (const one of begun(request, language)) of(one.rule).waivers.begun.push(one);
  for (const one of ended(request, language)) of(one.rule).waivers.ended.push(one);
  return [...rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The violations in files of a site and in those of the alliance. */
export function violationsOn(
  violations: readonly ReviewedViolation[],
  site: string | undefined,
): ReviewedViolation[] {
  return violations.filter(({ file }) => {
    const of = placeOf(file)?.site;
    return site === undefined || of === undefined || of === site;
  });
}

/** The waivers for resources of a site. */
export function waiversOn(
  { open, past }: Pick<WaiverVersions, "open" | "past">,
  site: string | undefined,
): PastWaiver[] {
  return [...open, ...past].filter(
    ({ waiver }) => site === undefined || siteOf(waiver.scope) === site,
  );
}

function begun(request: RulesRequest, language: Language): WaiverChange[] {
  const { versions, commits, from, today, site } = request;
  return waiversOn(versions, site).flatMap((version) => {
    const { commit } = version.from;
    const { start } = version.waiver;
    if (commits.has(commit)) return [changeOf(version, "entered", today, language, commit)];
    const last = version.until?.day ?? today;
    const started = start >= from && start <= last;
    return started ? [changeOf(version, "started", today, language)] : [];
  });
}

function ended(request: RulesRequest, language: Language): WaiverChange[] {
  const { versions, commits, from, today, site } = request;
  return waiversOn(versions, site).flatMap((version) => {
    const commit = version.until?.commit;
    const { expiry } = version.waiver;
    if (commit !== undefined) {
      return commits.has(commit) ? [changeOf(version, "removed", today, language, commit)] : [];
    }
    const expired = expiry >= from && expiry < today;
    return expired ? [changeOf(version, "expired", today, language)] : [];
  });
}

function changeOf(
  { key, waiver }: PastWaiver,
  how: WaiverChange["how"],
  today: string,
  language: Language,
  commit?: string,
): WaiverChange {
  const { standing: _, ...entry } = waiverEntry(key, waiver, today, language);
  return { ...entry, how, ...(commit !== undefined && { commit }) };
}
