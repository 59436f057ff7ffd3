/** The register as input of the planner: platforms still abroad, the teams that move them, headroom over time. */

import type { Estate } from "../../estate/estate.ts";
import type { Platform, Repatriation } from "../../estate/model/index.ts";
import { addedBy, amounts, freeOf, targetOf } from "./headroom.ts";
import { quarterFrom, quarterUntil, WEEKS } from "./quarters.ts";
import { problemOver, quartersThatMatter } from "./solve/horizon.ts";
import type { Move, Problem } from "./solve/problem.ts";

/** Factor by which a slot of waiting costs more once a platform is being moved. */
export const UNDER_WAY = 10;

/** The problem, and the quarter it counts from: the first that begins on this day (UTC) or later. */
export function problemOf(
  register: Repatriation,
  estates: readonly Estate[],
  today: string,
): { problem: Problem; start: number } {
  const start = quarterFrom(today);
  const moves = Object.entries(register.platforms)
    .filter(([, { status }]) => status !== "home")
    .map(([key, platform]) => moveOf(key, platform, register, estates, start))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const targets = [...new Set(moves.map(({ target }) => target))].sort();
  const days = Object.values(register.additions)
    .filter((addition) => targets.includes(targetOf(addition)))
    .map(({ from }) => ({ from, quarter: quarterFrom(from) - start }))
    .sort((a, b) => a.quarter - b.quarter || (a.from < b.from ? -1 : 1));
  const lastGain = (quarter: number) => days.findLast((day) => day.quarter <= quarter)?.from ?? "";
  const headroom = targets.map((target) => {
    const at = (quarter: number) => headroomOf(target, register, estates, lastGain(quarter));
    return [target, at] as const;
  });
  const teams = Object.entries(register.teams).map(([team, { parallel }]) => [team, parallel]);
  const outlook = {
    moves,
    teams: Object.fromEntries(teams),
    headroomAt: Object.fromEntries(headroom),
    growth: days.map(({ quarter }) => quarter),
  };
  return { problem: problemOver(quartersThatMatter(outlook), outlook), start };
}

function moveOf(
  key: string,
  platform: Platform,
  { platforms }: Repatriation,
  [estate]: readonly Estate[],
  start: number,
): Move {
  const { owner, dataClass, size, target, effortWeeks, deadline, status, dependsOn } = platform;
  const rank = estate?.alliance.classes[dataClass]?.rank ?? 0;
  return {
    key,
    size,
    team: owner,
    target: targetOf(target),
    slots: Math.ceil(effortWeeks / WEEKS),
    last: quarterUntil(deadline) - start,
    after: Object.keys(dependsOn)
      .filter((other) => platforms[other]?.status !== "home")
      .sort(),
    // More sensitive data comes first; but work that has begun takes precedence over everything.
    weight: (rank + 1) * (status === "moving" ? UNDER_WAY : 1),
  };
}

function headroomOf(
  target: string,
  register: Repatriation,
  estates: readonly Estate[],
  day: string,
) {
  const [site = "", tenant = ""] = target.split("/");
  const { tenants = {}, site: file } = estates.find(({ siteKey }) => siteKey === site) ?? {};
  const data = tenants[tenant];
  const free = (file && data && freeOf(data, file)) ?? amounts(() => 0);
  const added = addedBy(day, target, register);
  const home = Object.values(register.platforms).filter(
    (platform) => platform.status === "home" && targetOf(platform.target) === target,
  );
  return amounts((field) =>
    Math.max(
      0,
      home.reduce((left, { size }) => left - size[field], free[field] + added[field]),
    ),
  );
}
