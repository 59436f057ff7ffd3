/** Bringing platforms home as a problem to solve: what moves, who moves it, where there is room, and when. Slots are the quarters that can matter. */

/** What a platform takes and a target has. */
export const RESOURCES = ["cores", "ramGiB", "volumeGiB"] as const;
export type Resource = (typeof RESOURCES)[number];
export type Headroom = Readonly<Record<Resource, number>>;

/** One platform that is still abroad. */
export interface Move {
  readonly key: string;
  /** Country whose teams move it. */
  readonly team: string;
  /** Where it goes. */
  readonly target: string;
  /** What it takes there from the first slot of the work on. */
  readonly size: Headroom;
  /** Slots of work, 1 or more; it is home at the end of the last of them. */
  readonly slots: number;
  /** Last slot at whose end it may come home; negative for one that is late already. */
  readonly last: number;
  /** Keys of the moves that must be home no later. */
  readonly after: readonly string[];
  /** How much a slot of waiting costs, 1 or more. */
  readonly weight: number;
}

export interface Problem {
  /** By key, sorted. */
  readonly moves: readonly Move[];
  /** Moves that a country's teams can do at once; no limit for a country that is absent. */
  readonly teams: Readonly<Record<string, number>>;
  /** By target, slot by slot, never less than the slot before; no limit for a target that is absent. */
  readonly room: Readonly<Record<string, readonly Headroom[]>>;
  /** How many slots there are: enough for a best plan (horizon.ts). */
  readonly slots: number;
  /** Which quarter from the first each slot is, ascending; work goes on without a gap. @default each slot's own number */
  readonly quarters?: readonly number[];
}

/** The quarter from the first that a slot is. */
export function quarterAt({ quarters }: Problem, slot: number): number {
  return quarters?.[slot] ?? slot;
}

/** Whether work that is done at the end of a slot can be done without a gap. */
function isUnbroken(problem: Problem, { slots }: Move, home: number): boolean {
  const first = home - slots + 1;
  return first >= 0 && quarterAt(problem, home) - quarterAt(problem, first) === slots - 1;
}

/** The slot at whose end each platform is home. */
export type Plan = Readonly<Record<string, number>>;

/** The slots at whose end it may come home. */
export function homesOf(problem: Problem, move: Move): number[] {
  const { slots, last } = move;
  const homes = Array.from(
    { length: Math.max(0, last - slots + 2) },
    (_, step) => slots - 1 + step,
  );
  return homes.filter((home) => isUnbroken(problem, move, home));
}

/** What waiting costs; the best plan costs least: what weighs most is home first. */
export function costOf(problem: Problem, plan: Plan): number {
  const quarters = (key: string) => quarterAt(problem, plan[key] ?? 0) + 1;
  return problem.moves.reduce((sum, { key, weight }) => sum + weight * quarters(key), 0);
}

/** What a plan breaks; a plan that holds breaks nothing. */
export function faultsOf(problem: Problem, plan: Plan): string[] {
  const { moves, teams, room, slots } = problem;
  const home = (key: string) => plan[key] ?? Number.POSITIVE_INFINITY;
  const at = Array.from({ length: slots }, (_, slot) => slot);
  return [
    ...moves.flatMap((move) => {
      const { key, last, after } = move;
      const inTime = home(key) <= last && isUnbroken(problem, move, home(key));
      return [
        ...(inTime ? [] : [`deadline ${key}`]),
        ...after.filter((other) => home(other) > home(key)).map((other) => `order ${key} ${other}`),
      ];
    }),
    ...Object.entries(teams).flatMap(([team, most]) =>
      at
        .filter(
          (slot) =>
            moves.filter((move) => move.team === team && works(move, plan, slot)).length > most,
        )
        .map((slot) => `team ${team} ${slot}`),
    ),
    ...Object.entries(room).flatMap(([target, has]) =>
      at.flatMap((slot) =>
        RESOURCES.filter((resource) => {
          const here = moves.filter((move) => move.target === target && stands(move, plan, slot));
          return (
            here.reduce((sum, { size }) => sum + size[resource], 0) > (has[slot]?.[resource] ?? 0)
          );
        }).map((resource) => `room ${target} ${resource} ${slot}`),
      ),
    ),
  ];
}

/** Whether a team works on it in a slot. */
function works({ key, slots }: Move, plan: Plan, slot: number): boolean {
  const home = plan[key];
  return home !== undefined && home - slots < slot && slot <= home;
}

/** Whether it takes room in a slot: from the first slot of the work on, and for ever. */
function stands({ key, slots }: Move, plan: Plan, slot: number): boolean {
  const home = plan[key];
  return home !== undefined && home - slots < slot;
}
