/** The progress of one build in packages, for people. */
import { duration, roughly } from "../output/duration.ts";
import { formatNumber } from "../output/numbers.ts";
import { TimeLeft } from "../output/time-left.ts";
import type { GoModule } from "./modules.ts";

/** Seconds and packages below which a time left would be a guess. */
const ENOUGH = { seconds: 5, packages: 10 };

export class Packages {
  readonly #linking: number;
  readonly #clock: () => number;
  readonly #timeLeft = new TimeLeft();
  #total: { readonly count: number; readonly since: number } | undefined;
  #compiled = 0;
  #now = "";

  /** @param clock the time in seconds. */
  constructor({ seconds }: GoModule, clock: () => number) {
    this.#linking = seconds.warm;
    this.#clock = clock;
  }

  /** How many packages the build will compile. */
  expect(count: number): void {
    this.#total = { count, since: this.#clock() };
  }

  /** A package is compiled. */
  take(name: string): void {
    this.#compiled += 1;
    this.#now = name;
  }

  /** `412 of 1,367 packages, about 3 min left`. */
  line(): string {
    if (this.#total === undefined) return `${formatNumber(this.#compiled, "en")} compiled`;
    const { count, since } = this.#total;
    const total = Math.max(count, this.#compiled);
    if (total === 0) return "only linking is left";
    const now = this.#clock();
    const left = this.#timeLeft.at(now, this.#estimate(total, now - since));
    const counted = `${formatNumber(this.#compiled, "en")} of ${formatNumber(total, "en")} packages`;
    return left === undefined ? counted : `${counted}, about ${roughly(left)} left`;
  }

  /** The line with the package that was begun last. */
  fullLine(): string {
    return this.#now === "" ? this.line() : `${this.line()}, now ${this.#now}`;
  }

  #estimate(total: number, seconds: number): number | undefined {
    if (seconds < ENOUGH.seconds || this.#compiled < ENOUGH.packages) return undefined;
    const rest = total - this.#compiled;
    return rest === 0 ? undefined : (rest * seconds) / this.#compiled + this.#linking;
  }
}

/** The usual duration of a module's build. */
export function expected(module: GoModule): string {
  const { cold, warm } = module.seconds;
  return `usually ${duration(warm)}, the first time ${duration(cold)}`;
}
