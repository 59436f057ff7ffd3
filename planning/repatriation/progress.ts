/** Progress of the platforms' repatriation, by country and class, and the next deadlines. */

import type { Estate } from "../../estate/estate.ts";
import type { Platform, Repatriation } from "../../estate/model/index.ts";
import type { Language, Message } from "../../output/message.ts";
import { type Amounts, amounts, targetOf } from "./headroom.ts";

/** Number of deadlines reported. */
const NEXT = 10;

export interface Count {
  readonly platforms: number;
  readonly home: number;
  readonly moving: number;
  readonly planned: number;
  /** Abroad after their deadline; not counted in the other fields. */
  readonly late: number;
  /** Remaining weeks of work for one team. */
  readonly effortWeeks: number;
  /** Resources of the platforms still abroad. */
  readonly abroad: Amounts;
}

export interface CountryRow extends Count {
  readonly owner: string;
}

export interface Row extends CountryRow {
  readonly dataClass: string;
}

export interface Deadline {
  readonly platform: string;
  readonly title: Message;
  readonly owner: string;
  readonly dataClass: string;
  readonly hosted: Platform["hosted"];
  readonly exitPlan: Message;
  readonly target: string;
  readonly status: Platform["status"];
  readonly deadline: string;
  /** Days until the deadline; negative after it. */
  readonly days: number;
}

export interface Progress {
  /** Day (UTC) of the report. */
  readonly today: string;
  readonly total: Count;
  /** By owner, all classes together. */
  readonly countries: readonly CountryRow[];
  /** By owner and class, in the order of the registry. */
  readonly rows: readonly Row[];
  /** The late ones, then the next ones. */
  readonly deadlines: readonly Deadline[];
}

/** The registry's classes, for their titles. */
export type Classes = Estate["alliance"]["classes"];

/** A class's title for people. */
export function classTitle(classes: Classes, key: string, language: Language): string {
  return classes[key]?.title[language] ?? key;
}

/** Progress on one day (UTC); countries and classes in the given order. */
export function progressOf(
  register: Repatriation | undefined,
  today: string,
  owners: readonly string[],
  classes: readonly string[],
): Progress {
  const all = Object.entries(register?.platforms ?? {});
  const platforms = all.map(([, platform]) => platform);
  const rows = owners.flatMap((owner) =>
    classes.flatMap((dataClass) => {
      const own = platforms.filter((one) => one.owner === owner && one.dataClass === dataClass);
      return own.length === 0 ? [] : [{ owner, dataClass, ...countOf(own, today) }];
    }),
  );
  const deadlines = all
    .filter(([, { status }]) => status !== "home")
    .map(([key, platform]) => deadlineOf(key, platform, today))
    .sort((a, b) => a.days - b.days || (a.platform < b.platform ? -1 : 1));
  const late = deadlines.filter(({ days }) => days < 0).length;
  return {
    today,
    total: countOf(platforms, today),
    countries: owners.flatMap((owner) => {
      const own = platforms.filter((one) => one.owner === owner);
      return own.length === 0 ? [] : [{ owner, ...countOf(own, today) }];
    }),
    rows,
    deadlines: deadlines.slice(0, Math.max(late, NEXT)),
  };
}

function countOf(platforms: readonly Platform[], today: string): Count {
  const abroad = platforms.filter(({ status }) => status !== "home");
  const inTime = abroad.filter(({ deadline }) => today <= deadline);
  return {
    platforms: platforms.length,
    home: platforms.length - abroad.length,
    moving: inTime.filter(({ status }) => status === "moving").length,
    planned: inTime.filter(({ status }) => status === "planned").length,
    late: abroad.length - inTime.length,
    effortWeeks: abroad.reduce((sum, { effortWeeks }) => sum + effortWeeks, 0),
    abroad: amounts((field) => abroad.reduce((sum, { size }) => sum + size[field], 0)),
  };
}

function deadlineOf(platform: string, one: Platform, today: string): Deadline {
  const { title, owner, dataClass, hosted, exitPlan, target, status, deadline } = one;
  const days = Math.round((Date.parse(deadline) - Date.parse(today)) / 86_400_000);
  return {
    platform,
    title,
    owner,
    dataClass,
    hosted,
    exitPlan,
    status,
    deadline,
    days,
    target: targetOf(target),
  };
}
