/** The time that a run still takes, as people are shown it: it counts down steadily. */

/** In how many seconds two thirds of a change of the estimate are shown. */
const FOLLOWS = 20;

export class TimeLeft {
  #shown: { readonly at: number; readonly left: number } | undefined;

  /**
   * The seconds left at `now`. Between two calls the clock counts down, and a part of the difference to the new
   * estimate is made up, so that no figure jumps. Without an estimate there is no figure.
   */
  at(now: number, estimate: number | undefined): number | undefined {
    if (estimate === undefined) this.#shown = undefined;
    else this.#shown = { at: now, left: this.#next(now, estimate) };
    return this.#shown?.left;
  }

  #next(now: number, estimate: number): number {
    if (this.#shown === undefined) return estimate;
    const passed = Math.max(0, now - this.#shown.at);
    const counted = Math.max(0, this.#shown.left - passed);
    return counted + (estimate - counted) * (1 - Math.exp(-passed / FOLLOWS));
  }
}
