/** The progress of a run, in one line. */
import { type Language, render } from "../../output/message.ts";
import type { EngineEvent, Step } from "./events.ts";
import { TEXTS } from "./messages.ts";
import { shortType } from "./tenant.ts";

export class Progress {
  /** Resources in the stack before, which a removal goes through one by one. */
  readonly #expected: number;
  readonly #known = new Set<string>();
  readonly #underWay = new Map<string, { step: Step; since: number }>();
  readonly #done = new Set<string>();

  constructor(expected = 0) {
    this.#expected = expected;
  }

  take(event: EngineEvent): void {
    if (event.is === "declared") this.#known.add(`${event.type}::${event.name}`);
    if (!("step" in event)) return;
    const { step, at } = event;
    this.#known.add(`${step.type}::${step.name}`);
    if (event.is === "begun" && !isWhole(step.type))
      this.#underWay.set(step.urn, { step, since: at });
    else this.#underWay.delete(step.urn);
    if (event.is === "done") this.#done.add(`${step.type}::${step.name}`);
  }

  /**
   * How much of the known work is done, and what has been waited for longest; `now` in seconds by the engine's clock.
   */
  line(now: number, language: Language): string {
    if (this.#known.size <= 1) return render(TEXTS.begins, {}, language);
    const done = this.#done.size;
    const total = Math.max(this.#expected, this.#known.size);
    const longest = [...this.#underWay.values()].sort((a, b) => a.since - b.since)[0];
    if (longest === undefined) return render(TEXTS.done, { done, total }, language);
    const { step, since } = longest;
    const what = `${shortType(step.type)} ${step.name}`;
    const seconds = Math.max(0, Math.round(now - since));
    const values = { done, total, underWay: this.#underWay.size, what, seconds };
    return render(TEXTS.underWay, values, language);
  }
}

/** A component, which is in progress as long as its parts are. */
function isWhole(type: string): boolean {
  return type === "pulumi:pulumi:Stack" || type.startsWith("aes-estate:");
}
