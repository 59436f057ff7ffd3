/** The waivers of the estate on a day, and those that its history had: who approved each, and which commits. */
import type { Language } from "../../output/message.ts";
import { render } from "../../output/message.ts";
import type { Waivers } from "../../policies/waivers/index.ts";
import type { WaiverEntry } from "../compliance/model.ts";
import {
  daysBetween,
  waiverEntries,
  waiverEntry,
  waiverProblemsOn,
} from "../compliance/waivers.ts";
import type { PastWaiver, WaiverHistory } from "./history.ts";

/** A waiver of the file, with the days that it has left. */
export interface CurrentWaiver extends WaiverEntry {
  /** Negative after its end. */
  readonly daysLeft: number;
  /** The commit that brought these terms; absent without a history. */
  readonly since?: PastWaiver["from"];
}

/** A waiver, or earlier terms of one, that the file no longer has. */
export interface FormerWaiver extends Omit<WaiverEntry, "standing"> {
  readonly from: PastWaiver["from"];
  /** The commit that removed or replaced it. */
  readonly until?: PastWaiver["until"];
}

export interface WaiversReport {
  readonly asOf: string;
  readonly waivers: readonly CurrentWaiver[];
  readonly problems: readonly string[];
  readonly past: readonly FormerWaiver[];
  /** Why the history was not read, or what of it could not be; empty if all was read. */
  readonly notLookedAt: readonly string[];
}

/** The report as data, in one language. */
export function waiversReport(
  waivers: Waivers,
  history: WaiverHistory,
  { asOf, language }: { readonly asOf: string; readonly language: Language },
): WaiversReport {
  return {
    asOf,
    waivers: waiverEntries(waivers, asOf, language).map((entry) => {
      const since = history.current.get(entry.key);
      return { ...entry, daysLeft: daysBetween(asOf, entry.expiry), ...(since && { since }) };
    }),
    problems: waiverProblemsOn(waivers, asOf).map(({ path, message, values }) => {
      return `${path.map(String).join(".")}: ${render(message, values, language)}`;
    }),
    past: history.past.map(({ key, waiver, from, until }) => {
      const { standing: _, ...entry } = waiverEntry(key, waiver, asOf, language);
      return { ...entry, from, ...(until && { until }) };
    }),
    notLookedAt: history.notLookedAt.map((message) => message[language]),
  };
}
