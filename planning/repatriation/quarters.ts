/** Quarters of the year as whole numbers, so that waves can be counted. Days are UTC, `2026-11-25`. */
import type { Language } from "../../output/message.ts";

/** Weeks of work of a team in one quarter. */
export const WEEKS = 13;

/** The first quarter that begins on this day or later. */
export function quarterFrom(day: string): number {
  const quarter = quarterOf(day);
  return day <= firstDay(quarter) ? quarter : quarter + 1;
}

/** The last quarter that is over by the end of this day. */
export function quarterUntil(day: string): number {
  const quarter = quarterOf(day);
  return lastDay(quarter) <= day ? quarter : quarter - 1;
}

export function firstDay(quarter: number): string {
  return dayOf(quarter, 1);
}

export function lastDay(quarter: number): string {
  return dayOf(quarter + 1, 0);
}

/** `T1 2027` or `Q1 2027`. */
export function formatQuarter(quarter: number, language: Language): string {
  const letter = { fr: "T", en: "Q" }[language];
  return `${letter}${(quarter % 4) + 1} ${Math.floor(quarter / 4)}`;
}

function quarterOf(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

function dayOf(quarter: number, date: number): string {
  const month = (quarter % 4) * 3;
  return new Date(Date.UTC(Math.floor(quarter / 4), month, date)).toISOString().slice(0, 10);
}
