/** What people are shown of one part of a run: its condition, its name, and what is being done. */
import { type Language, render } from "../../output/message.ts";
import { type Kind, OPERATIONS } from "./changes.ts";
import { TEXTS } from "./messages.ts";
import type { Part, Resource, UnderWay } from "./progress.ts";
import { shortType } from "./tenant.ts";

/** The signs of a plan. */
const SIGNS: Readonly<Record<Kind, string>> = {
  creates: "+ ",
  updates: "~ ",
  replaces: "± ",
  deletes: "- ",
};

/** The conditions of a part, the one that needs attention most first. */
export const CONDITIONS = ["underWay", "failed", "waiting", "done"] as const;
export type Condition = (typeof CONDITIONS)[number];

export function conditionOf({ underWay, failed, done, total }: Part): Condition {
  if (underWay.length > 0) return "underWay";
  if (failed > 0) return "failed";
  return done < total ? "waiting" : "done";
}

/** Whether the run has something to do in this part. */
export function hasWork(part: Part): boolean {
  return conditionOf(part) !== "done" || Object.keys(part.counts).some((op) => op in OPERATIONS);
}

/** The tenant's key, or that it is the site's own part. */
export function partName({ tenant }: Part, language: Language): string {
  return tenant === undefined ? render(TEXTS.own, {}, language) : oneLine(tenant);
}

/** Seconds from the first step to the latest. */
export function spent({ begun = 0, latest = begun }: Part): number {
  return Math.max(0, latest - begun);
}

/** A step under way: `+ Router web-router, 45 s`; without the start of the name that all resources of a tenant share. */
export function formatStep(
  { step, since }: UnderWay,
  prefix: string,
  now: number,
  language: Language,
): string {
  const kind = OPERATIONS[step.op];
  const sign = kind === undefined ? "" : SIGNS[kind];
  const name = step.name.startsWith(prefix) ? step.name.slice(prefix.length) : step.name;
  const what = `${sign}${formatResource({ ...step, name })}`;
  return render(TEXTS.now, { what, seconds: secondsSince(since, now) }, language);
}

/** `Router web-router`, in one line. */
export function formatResource({ type, name }: Resource): string {
  return oneLine(`${shortType(type)} ${name}`);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** Whole seconds, none before the beginning: the engine's clock has whole seconds, too. */
export function secondsSince(since: number, now: number): number {
  return Math.max(0, Math.round(now - since));
}
