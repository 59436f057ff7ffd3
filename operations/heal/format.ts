/** Prints what was repaired before a run. */
import { type Language, render } from "../../output/message.ts";
import type { Healing } from "./heal.ts";
import { TEXTS } from "./messages.ts";

/** Prints one line for each kind of repair; nothing if nothing was repaired. */
export function printHealing(healing: Healing, site: string, language: Language): void {
  const { locks, pending, removed, failed, aside } = healing;
  if (aside !== undefined) console.log(render(TEXTS.aside, { site, aside }, language));
  if (locks + pending > 0) console.log(render(TEXTS.healed, { locks, pending }, language));
  for (const what of removed) console.log(render(TEXTS.removed, { what }, language));
  for (const cluster of failed) console.log(render(TEXTS.failed, { cluster }, language));
}
