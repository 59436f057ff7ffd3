/** The waivers of the file, each with its standing on a day. */
import type { Language } from "../../output/message.ts";
import { applyWaivers, type Waiver, type Waivers } from "../../policies/waivers/index.ts";
import type { WaiverEntry } from "./model.ts";

/** Waivers that end within this many days are listed as expiring. */
export const SOON_DAYS = 30;

/** What is wrong with the waivers on a day; an expired one fails a run, so it is named here. */
export function waiverProblemsOn(waivers: Waivers, asOf: string) {
  return applyWaivers([], waivers, { today: asOf }).problems;
}

/** The sound waivers for resources of some sites, in the order in which they end. */
export function waiverEntries(
  { sound }: Waivers,
  asOf: string,
  language: Language,
  sites?: ReadonlySet<string>,
): WaiverEntry[] {
  return Object.entries(sound)
    .filter(([, { scope }]) => sites === undefined || sites.has(siteOf(scope)))
    .map(([key, waiver]) => waiverEntry(key, waiver, asOf, language))
    .sort((a, b) => (`${a.expiry} ${a.key}` < `${b.expiry} ${b.key}` ? -1 : 1));
}

/** One waiver in a person's language. */
export function waiverEntry(
  key: string,
  waiver: Waiver,
  asOf: string,
  language: Language,
): WaiverEntry {
  const { rule, scope, owner, approver, reason, ticket, start, expiry } = waiver;
  const person = ({ name, office }: Waiver["owner"]) => `${name} (${office})`;
  return {
    key,
    rule,
    scope,
    owner: person(owner),
    approver: person(approver),
    reason: reason[language],
    ticket,
    start,
    expiry,
    standing: standingOf(waiver, asOf),
  };
}

/** The site of a waiver's scope: the stack of its URN. */
export function siteOf(scope: string): string {
  return scope.split(":")[2] ?? "";
}

function standingOf({ start, expiry }: Waiver, asOf: string): WaiverEntry["standing"] {
  if (expiry < asOf) return "expired";
  if (start > asOf) return "notStarted";
  return daysBetween(asOf, expiry) <= SOON_DAYS ? "expiring" : "inForce";
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
