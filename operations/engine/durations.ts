/** How long steps take, by type of resource, and from that the time that a run still takes. */

/** Seconds of work below which an estimate would be a guess. */
const ENOUGH = 5;

/** Usual seconds of a step, by its operation and type: `create openstack:networking/router:Router`. */
export type UsualSeconds = Readonly<Record<string, number>>;

/** Steps of one kind that have ended. */
interface Ended {
  count: number;
  seconds: number;
}

/** A step of a resource. */
interface Kind {
  readonly op: string;
  readonly type: string;
}

/** What is still to do: the types of what waits, and what is under way since when. */
export interface Rest {
  readonly waiting: readonly string[];
  readonly underWay: readonly (Kind & { readonly since: number })[];
}

export class Durations {
  readonly #earlier: UsualSeconds;
  readonly #byType = new Map<string, Ended>();
  readonly #byStep = new Map<string, Ended>();
  readonly #all: Ended = { count: 0, seconds: 0 };
  #begun: number | undefined;

  /** @param earlier what steps took in earlier runs. */
  constructor(earlier: UsualSeconds = {}) {
    this.#earlier = earlier;
  }

  /** A step begins; times are the engine's, in seconds. */
  begin(at: number): void {
    this.#begun ??= at;
  }

  /** A step has ended well. */
  end(step: Kind, seconds: number): void {
    const { type } = step;
    for (const ended of [entry(this.#byType, type), entry(this.#byStep, keyOf(step)), this.#all]) {
      ended.count += 1;
      ended.seconds += seconds;
    }
  }

  /** What steps take: those of this run, and of earlier ones where this one had none. */
  usual(): UsualSeconds {
    const own = [...this.#byStep].map(([key, ended]) => [key, meanOf(ended)] as const);
    return { ...this.#earlier, ...Object.fromEntries(own) };
  }

  /**
   * Seconds until the rest is done if as many steps run at the same time as until now; `undefined` while too little is
   * known. No step is expected to end before its usual time; one that is overdue, or the first of its type, takes
   * as long again.
   */
  left(now: number, { waiting, underWay }: Rest): number | undefined {
    const elapsed = this.#begun === undefined ? 0 : now - this.#begun;
    const usual = this.usual();
    const current = underWay.map(({ since, ...step }) => ({
      spent: now - since,
      left: Math.abs((usual[keyOf(step)] ?? 0) - (now - since)),
    }));
    const busy = this.#all.seconds + sum(current.map(({ spent }) => spent));
    if (elapsed < ENOUGH || this.#all.count === 0 || busy <= 0) return undefined;
    const work = sum([
      ...waiting.map((type) => meanOf(this.#byType.get(type) ?? this.#all)),
      ...current.map(({ left }) => left),
    ]);
    const atOnce = Math.max(busy / elapsed, Math.min(1, current.length));
    return Math.max(work / atOnce, ...current.map(({ left }) => left));
  }
}

function keyOf({ op, type }: Kind): string {
  return `${op} ${type}`;
}

function entry(map: Map<string, Ended>, key: string): Ended {
  const known = map.get(key) ?? { count: 0, seconds: 0 };
  map.set(key, known);
  return known;
}

function meanOf({ count, seconds }: Ended): number {
  return seconds / count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
