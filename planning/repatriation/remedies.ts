/** The demands of a plan's conflict and their resolutions, in a sentence each. */

import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import type { PlanReport } from "./plan.ts";
import { firstDay, lastDay } from "./quarters.ts";
import type { Remedy } from "./solve/remedy.ts";

/** One demand of a conflict, and the change of it that would resolve the conflict. */
export function remedyText(
  remedy: Remedy,
  { problem, start, register }: PlanReport,
  language: Language,
): string {
  const say = (message: Message, values: MessageValues) => render(message, values, language);
  switch (remedy.kind) {
    case "order":
      return say(TEXTS.orderRemedy, { platform: remedy.key, after: remedy.after });
    case "deadline":
      return say(TEXTS.deadlineRemedy, {
        platform: remedy.key,
        deadline: register.platforms[remedy.key]?.deadline ?? "?",
        until: lastDay(start + remedy.home),
      });
    case "team": {
      const { team, more } = remedy;
      return say(TEXTS.teamRemedy, { team, more, now: problem.teams[team] ?? 0 });
    }
    case "headroom": {
      const { cores, ramGiB, volumeGiB } = remedy.more;
      const parts = [
        [TEXTS.amountCores, cores],
        [TEXTS.amountRamGiB, ramGiB],
        [TEXTS.amountVolumeGiB, volumeGiB],
      ] as const;
      const amounts = parts
        .filter(([, count]) => count > 0)
        .map(([message, count]) => say(message, { count }));
      return say(TEXTS.headroomRemedy, {
        target: remedy.target,
        amounts: amounts.join(TEXTS.and[language]),
        start: firstDay(start),
      });
    }
  }
}
