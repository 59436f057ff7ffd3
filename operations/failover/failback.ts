/** The site is back: data written elsewhere are copied home, then its standby sites release its tenants. */
import { setTimeout } from "node:timers/promises";
import type { Estate } from "../../estate/estate.ts";
import { stacksFolder } from "../../estate/project.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import type { Failover } from "../../planning/continuity/model.ts";
import { up } from "../deploy/up.ts";
import { writeActiveStandby } from "./active-standby.ts";
import { answers, atStandby, notLevel, open, type Pair, pairsOf, thawAll } from "./copies.ts";
import { FAILURES, STEPS } from "./messages.ts";
import { freeze, objectsOf, withoutParts } from "./objects.ts";
import type { Step } from "./run-steps.ts";

const DEADLINE_MS = 15 * 60_000;
const PAUSE_MS = 2_000;

/** The steps; nothing is removed from a standby site before home has everything that was written there. */
export function backSteps(home: Estate, plan: Failover, language: Language): Step[] {
  const site = home.siteKey;
  const standbys = [...new Set(plan.moves.map(({ to }) => to))];
  const pairs = pairsOf(home);
  const level = async (started: string) => {
    const count = await untilHome(pairs, started);
    return [render(STEPS.isLevel, { site, count }, language)];
  };
  return [
    {
      name: "answers",
      title: STEPS.answers,
      values: { site },
      run: async () => {
        const { urls, there } = await answers(site);
        if (there === undefined) {
          throw new UserError(FAILURES.silent, { site, url: urls.join(", ") });
        }
        return [render(STEPS.doesAnswer, { url: there }, language)];
      },
    },
    {
      name: "served",
      title: STEPS.served,
      values: { site },
      run: async () => {
        await up(site, language, { supersede: "any" });
        // If home was recreated, its tenants have other accounts, to which the standby sites must send.
        for (const standby of standbys) await up(standby, language, { supersede: "any" });
        return [];
      },
    },
    { name: "levelled", title: STEPS.levelled, values: {}, until: "withdrawn", run: level },
    {
      name: "frozen",
      title: STEPS.frozen,
      values: { standbys: standbys.join(", ") },
      until: "withdrawn",
      run: async (started) => {
        await atStandby(pairs, (account, container) => freeze(account, container));
        return level(started);
      },
    },
    {
      name: "withdrawn",
      title: STEPS.withdrawn,
      values: { site, standbys: standbys.join(", ") },
      run: async () => {
        for (const standby of standbys) {
          await writeActiveStandby(stacksFolder, standby, site, false);
          await up(standby, language, { withdrawn: site, supersede: "any" });
        }
        return standbys.map((standby) => render(STEPS.unwrote, { standby, site }, language));
      },
    },
    {
      name: "thawed",
      title: STEPS.thawed,
      values: { standbys: standbys.join(", ") },
      run: async (started) => {
        await thawAll(home, pairs);
        return level(started);
      },
    },
  ];
}

/**
 * Waits until home has everything that was written at either end before the return began, or at the standby sites
 * since; returns how many objects it has. What home itself has written since then may be missing at the standby sites,
 * which may not accept it.
 */
async function untilHome(pairs: readonly Pair[], started: string): Promise<number> {
  const opened = await open(pairs);
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const left = await notLevel(opened, started);
    if (left.length === 0) break;
    if (Date.now() > deadline) {
      const minutes = DEADLINE_MS / 60_000;
      throw new UserError(FAILURES.notLevel, { minutes, count: left.length, first: left[0] ?? "" });
    }
    await setTimeout(PAUSE_MS);
  }
  let count = 0;
  for (const { tenant, atHome, containers } of opened) {
    for (const container of containers) {
      const objects = await objectsOf(atHome, container);
      const [first, ...others] = await withoutParts(atHome, container, objects);
      if (first !== undefined) {
        const values = { tenant, container, count: others.length + 1, first };
        throw new UserError(FAILURES.lacksParts, values);
      }
      count += objects.length;
    }
  }
  return count;
}
