/** Decides when each module is built: a few at a time, each after the one it follows; the first failure ends all. */
import type { GoModule } from "./modules.ts";

/** One run of the builds. */
export class Schedule {
  readonly #done = new Map<string, Promise<void>>();
  readonly #queue: (() => void)[] = [];
  readonly #abort = new AbortController();
  #free: number;

  /** @param slots how many builds run at once. */
  constructor(slots: number) {
    this.#free = slots;
  }

  /** Runs a build when its turn comes. Modules must be given in the order of the table. */
  run(module: GoModule, build: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const before = module.after ? this.#done.get(module.after) : undefined;
    const done = this.#turn(before, build);
    this.#done.set(module.name, done);
    return done;
  }

  async #turn(
    before: Promise<void> | undefined,
    build: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await before;
    await this.#takeSlot();
    try {
      this.#abort.signal.throwIfAborted();
      await build(this.#abort.signal);
    } catch (error) {
      // Builds cancelled by this fail with the same reason, so that it does not matter which error is handled first.
      this.#abort.abort(error);
      throw this.#abort.signal.reason;
    } finally {
      this.#freeSlot();
    }
  }

  async #takeSlot(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
  }

  #freeSlot(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free += 1;
  }
}
