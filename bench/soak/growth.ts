/** How much a cloud has grown between the first and the last quarter of the rounds, against stated bounds. Pure. */
import { spread } from "../statistics.ts";

/** What `sandbox status` shows after a round. */
export interface Sample {
  /** Process → its figures. */
  readonly processes: Readonly<Record<string, Figures>>;
  /** Folder of the data, or the logs → MiB on disk. */
  readonly disk: Readonly<Record<string, number>>;
}

export interface Figures {
  /** Resident memory, MiB. */
  readonly memory: number;
  readonly files: number;
  /** Connections to the database. */
  readonly sql: number;
  /** Connections to RabbitMQ. */
  readonly amqp: number;
}

/** The most by which a figure may grow: the larger of a fixed amount and a part of what it was. */
interface Bound {
  readonly amount: number;
  readonly part: number;
}

/** Of one process. Pools of connections fill up, and caches do, within their own limits. */
export const BOUNDS: Readonly<Record<keyof Figures, Bound>> = {
  memory: { amount: 24, part: 0.15 },
  files: { amount: 32, part: 0.2 },
  sql: { amount: 8, part: 0.25 },
  amqp: { amount: 4, part: 0.25 },
};
/** The most that the disk may take for each round, MiB: services keep what was deleted, and logs. */
export const DISK = 4;

export interface Growth {
  /** `nova-api memory`, `disk`. */
  readonly what: string;
  readonly first: number;
  readonly last: number;
  readonly bound: number;
  readonly tooMuch: boolean;
}

/** Every figure of every process that was there in both quarters, and the disk as a whole. At least four samples. */
export function growths(samples: readonly Sample[]): Growth[] {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) throw new Error(`${samples.length} rounds were measured, want at least 4`);
  const [early, late] = [samples.slice(0, quarter), samples.slice(-quarter)];
  const median = (of: readonly Sample[], value: (one: Sample) => number | undefined) => {
    const values = of.map(value).filter((each) => each !== undefined);
    return values.length === 0 ? undefined : spread(values).median;
  };
  const compare = (
    what: string,
    value: (one: Sample) => number | undefined,
    boundOf: (first: number) => number,
  ): Growth[] => {
    const [first, last] = [median(early, value), median(late, value)];
    if (first === undefined || last === undefined) return [];
    const bound = boundOf(first);
    return [{ what, first, last, bound, tooMuch: last - first > bound }];
  };
  const names = [...new Set(samples.flatMap(({ processes }) => Object.keys(processes)))].sort();
  const kinds = Object.keys(BOUNDS) as (keyof Figures)[];
  const ofProcesses = names.flatMap((name) =>
    kinds.flatMap((kind) => {
      const { amount, part } = BOUNDS[kind];
      return compare(
        `${name} ${kind}`,
        ({ processes }) => processes[name]?.[kind],
        (first) => Math.max(amount, part * first),
      );
    }),
  );
  const total = ({ disk }: Sample) => Object.values(disk).reduce((sum, one) => sum + one, 0);
  return [...ofProcesses, ...compare("disk", total, () => DISK * (samples.length - quarter))];
}

/** The part of `sandbox status --json` that is measured. */
interface Status {
  readonly processes: readonly {
    readonly name: string;
    readonly state: string;
    readonly rss_mib: number;
    readonly open_files: number;
    readonly sql: number;
    readonly amqp: number;
  }[];
  readonly data_mib?: Readonly<Record<string, number>>;
}

/** A sample of what `sandbox status --json` printed. */
export function sampleOf(json: string): Sample {
  const { processes, data_mib: disk = {} } = JSON.parse(json) as Status;
  const figures = processes.map(({ name, rss_mib: memory, open_files: files, sql, amqp }) => [
    name,
    { memory, files, sql, amqp },
  ]);
  return { processes: Object.fromEntries(figures) as Sample["processes"], disk };
}
