/** Explains a failed run in a few lines: what failed, why, and what to do; mere consequences are only counted. */
import { type Language, render, visible } from "../../output/message.ts";
import type { Cause, Failed } from "./cause.ts";
import { causesOf, isResource } from "./causes.ts";
import { isConsequence } from "./cloud-errors.ts";
import { TEXTS } from "./messages.ts";

/** The most lines of a failure message. */
export const LINES = 15;
/** The most characters of a line. */
const WIDTH = 420;
/** How many lines of advice are shown when lines are scarce. */
const ADVISED = 2;
/** How many other resources with the same cause are named. */
const NAMED = 3;

/** The whole message; at most `LINES` lines. */
export function formatFailure(failed: Failed, language: Language): string {
  const { site, run, log } = failed;
  const blocks = grouped(causesOf(failed, language), language);
  const after = [...consequencesOf(failed, language), render(TEXTS.rest, { log }, language)];
  const free = LINES - 1 - after.length;
  const shown = withinLines(blocks, free, language);
  const head = render(TEXTS.failed, { run, site }, language);
  return [head, ...shown, ...after].map(clip).join("\n");
}

/** How many resources failed only because of others, or were never started. */
function consequencesOf({ events }: Failed, language: Language): string[] {
  const failed = new Set<string>();
  const blamed = new Set<string>();
  const seen = new Set<string>();
  const declared = new Set<string>();
  for (const event of events) {
    if (event.is === "declared") declared.add(`${event.type}::${event.name}`);
    if (event.is === "message" && event.severity === "error" && isResource(event.urn))
      (isConsequence(event.text) ? failed : blamed).add(event.urn);
    if (!("step" in event)) continue;
    seen.add(`${event.step.type}::${event.step.name}`);
    if (event.is === "failed") failed.add(event.step.urn);
  }
  if (failed.size === 0) return []; // the program itself stopped
  const waiting = [...declared].filter((key) => !seen.has(key)).length;
  const count = waiting + failed.difference(blamed).size;
  return count === 0 ? [] : [render(TEXTS.consequences, { count }, language)];
}

/** Causes with the same remediation: each kind of them once, and what to do about all. */
interface Group {
  readonly causes: readonly (readonly string[])[];
  readonly todo: readonly string[];
}

function grouped(causes: readonly Cause[], language: Language): Group[] {
  const byRemediation = Map.groupBy(causes, ({ todo, key }) => todo.join("\n") || key);
  return [...byRemediation.values()].map((alike) => {
    const kinds = [...Map.groupBy(alike, ({ key }) => key).values()];
    return { causes: kinds.map((same) => linesOf(same, language)), todo: alike[0]?.todo ?? [] };
  });
}

function linesOf([first, ...others]: readonly Cause[], language: Language): string[] {
  if (first === undefined) return [];
  const names = [...new Set(others.map(({ name }) => name))].filter(
    (name) => name !== "" && name !== first.name,
  );
  if (names.length === 0) return [...first.lines];
  const shown = names.length > NAMED ? [...names.slice(0, NAMED), "…"] : names;
  const values = { count: names.length, names: shown.join(", ") };
  return [...first.lines, render(TEXTS.alike, values, language)];
}

/** As many complete causes as fit, each with what to do, and how many are left out. */
function withinLines(groups: readonly Group[], free: number, language: Language): string[] {
  const all = groups.flatMap(({ causes, todo }) => [...causes.flat(), ...todo]);
  if (all.length <= free) return all;
  const shown: string[] = [];
  let left = 0;
  for (const { causes, todo } of groups) {
    let space = free - 1 - shown.length - Math.min(todo.length, ADVISED);
    const lines: string[] = [];
    for (const cause of causes) {
      const fits = cause.length <= space || shown.length + lines.length === 0;
      if (!fits) left += 1;
      else lines.push(...cause.slice(0, space));
      if (fits) space -= cause.length;
    }
    if (lines.length > 0) shown.push(...lines, ...todo.slice(0, ADVISED));
  }
  return left === 0 ? shown : [...shown, render(TEXTS.more, { count: left }, language)];
}

function clip(line: string): string {
  const seen = visible(line);
  return seen.length > WIDTH ? `${seen.slice(0, WIDTH - 1)}…` : seen;
}
