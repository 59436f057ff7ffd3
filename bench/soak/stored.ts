/** A soak's rounds as they are stored: the processes' names once, their figures as a list for each round. Pure. */
import type { Figures, Sample } from "./growth.ts";

/** In this order in each list of figures. */
const FIGURES = ["memory", "files", "sql", "amqp"] as const satisfies readonly (keyof Figures)[];

type Listed = readonly number[];

/** In the order of the header's names; with names of its own if the round had other processes. */
interface StoredRound {
  readonly processes?: readonly Listed[] | Readonly<Record<string, Listed>>;
}

export interface Stored<Round> {
  readonly figures: readonly (keyof Figures)[];
  /** Names of the processes of the first round that was measured. */
  readonly processes: readonly string[];
  readonly rounds: readonly (Omit<Round, "processes"> & StoredRound)[];
}

/** What is written of these rounds. */
export function toStored<Round extends Partial<Sample>>(rounds: readonly Round[]): Stored<Round> {
  const first = rounds.find((round) => round.processes !== undefined)?.processes ?? {};
  const names = Object.keys(first);
  const stored = rounds.map((round) => {
    if (round.processes === undefined) return round as Omit<Round, "processes">;
    const listed = Object.entries(round.processes).map(
      ([name, figures]) => [name, FIGURES.map((figure) => figures[figure])] as const,
    );
    const same = listed.map(([name]) => name).join("\n") === names.join("\n");
    const processes = same ? listed.map(([, figures]) => figures) : Object.fromEntries(listed);
    return { ...round, processes };
  });
  return { figures: FIGURES, processes: names, rounds: stored };
}

/** The rounds that were written. */
export function fromStored<Round extends Partial<Sample>>(stored: Stored<Round>): Round[] {
  const { figures: kinds, processes: names } = stored;
  return stored.rounds.map((round) => {
    if (round.processes === undefined) return round as unknown as Round;
    const { processes: written } = round;
    const listed = Array.isArray(written)
      ? written.map((figures: Listed, at) => [names[at], figures] as const)
      : Object.entries(written as Readonly<Record<string, Listed>>);
    const processes = Object.fromEntries(
      listed.map(([name, figures]) => [
        name,
        Object.fromEntries(kinds.map((kind, at) => [kind, figures[at]])),
      ]),
    );
    return { ...round, processes } as unknown as Round;
  });
}
