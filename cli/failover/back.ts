/** The site is there again: what was written elsewhere comes home, then its standby sites let go of its tenants. */
import { setTimeout } from "node:timers/promises";
import { type Language, render } from "../../sovereignty/text.ts";
import type { Estate } from "../../stacks/estate/index.ts";
import { stacksFolder } from "../places.ts";
import { up } from "../rehearsal/commands.ts";
import { Refusal } from "../rehearsal/refusal.ts";
import { answers, atStandby, notLevel, open, type Pair, pairsOf, thawAll } from "./ends.ts";
import { REFUSALS, STEPS } from "./messages.ts";
import type { Failover } from "./model.ts";
import { freeze, objectsOf } from "./objects.ts";
import { writeStandIn } from "./stand-in.ts";
import type { Step } from "./steps.ts";

const DEADLINE_MS = 15 * 60_000;
const PAUSE_MS = 2_000;

/** The steps; nothing is taken away at a standby site before home has all that was written there. */
export function backSteps(home: Estate, plan: Failover, language: Language): Step[] {
  const site = home.siteKey;
  const standbys = [...new Set(plan.moves.map(({ to }) => to))];
  const pairs = pairsOf(home);
  const level = async () => [render(STEPS.isLevel, { count: await untilLevel(pairs) }, language)];
  return [
    {
      name: "answers",
      title: STEPS.answers,
      values: { site },
      always: true,
      run: async () => {
        const { url, there } = await answers(site);
        if (!there) throw new Refusal(REFUSALS.silent, { site, url });
        return [render(STEPS.doesAnswer, { url }, language)];
      },
    },
    {
      name: "served",
      title: STEPS.served,
      values: { site },
      run: async () => {
        await up(site, language);
        return [];
      },
    },
    { name: "levelled", title: STEPS.levelled, values: {}, run: level },
    {
      name: "frozen",
      title: STEPS.frozen,
      values: { standbys: standbys.join(", ") },
      run: async () => {
        await atStandby(pairs, (robot, container) => freeze(robot, container));
        return level();
      },
    },
    {
      name: "withdrawn",
      title: STEPS.withdrawn,
      values: { site, standbys: standbys.join(", ") },
      run: async () => {
        for (const standby of standbys) {
          await writeStandIn(stacksFolder, standby, site, false);
          await up(standby, language);
        }
        return standbys.map((standby) => render(STEPS.unwrote, { standby, site }, language));
      },
    },
    {
      name: "thawed",
      title: STEPS.thawed,
      values: { standbys: standbys.join(", ") },
      run: async () => {
        await thawAll(home, pairs);
        return level();
      },
    },
  ];
}

/** Waits until both ends hold the same objects; gives how many home has. */
async function untilLevel(pairs: readonly Pair[]): Promise<number> {
  const opened = await open(pairs);
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const left = await notLevel(opened);
    if (left.length === 0) break;
    if (Date.now() > deadline) {
      const minutes = DEADLINE_MS / 60_000;
      throw new Refusal(REFUSALS.notLevel, { minutes, count: left.length, first: left[0] ?? "" });
    }
    await setTimeout(PAUSE_MS);
  }
  let count = 0;
  for (const { atHome, containers } of opened) {
    for (const container of containers) count += (await objectsOf(atHome, container)).length;
  }
  return count;
}
