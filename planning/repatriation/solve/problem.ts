/**
 * Repatriation as an optimization problem: which platforms move, which teams move them, where and when headroom is
 * available. Slots are the quarters that can matter.
 */

/** Resources that a platform uses and a target offers. */
export const RESOURCES = ["cores", "ramGiB", "volumeGiB"] as const;
export type Resource = (typeof RESOURCES)[number];
export type Headroom = Readonly<Record<Resource, number>>;

/** One platform that is still abroad. */
export interface Move {
  readonly key: string;
  /** Country whose teams move it. */
  readonly team: string;
  /** Its target. */
  readonly target: string;
  /** Resources it uses there from the first slot of the work on. */
  readonly size: Headroom;
  /** Slots of work, 1 or more; it is home at the end of the last of them. */
  readonly slots: number;
  /** Last slot at whose end it may be home; negative if it is late already. */
  readonly last: number;
  /** Keys of the moves that must be home no later. */
  readonly after: readonly string[];
  /** Cost of waiting one slot, 1 or more. */
  readonly weight: number;
}

export interface Problem {
  /** By key, sorted. */
  readonly moves: readonly Move[];
  /** Moves that a country's teams can do in parallel; no limit for an absent country. */
  readonly teams: Readonly<Record<string, number>>;
  /** By target, slot by slot, never decreasing; no limit for an absent target. */
  readonly headroom: Readonly<Record<string, readonly Headroom[]>>;
  /** Number of slots: enough for a best plan (horizon.ts). */
  readonly slots: number;
  /** Quarter of each slot, counted from the first, ascending; work has no gaps. @default each slot's own number */
  readonly quarters?: readonly number[];
}

/** The quarter of a slot, counted from the first. */
export function quarterAt({ quarters }: Problem, slot: number): number {
  return quarters?.[slot] ?? slot;
}

/** Whether work that ends with a slot can be done without a gap. */
function isUnbroken(problem: Problem, { slots }: Move, home: number): boolean {
  const first = home - slots + 1;
  return first >= 0 && quarterAt(problem, home) - quarterAt(problem, first) === slots - 1;
}

/** The slot at whose end each platform is home. */
export type Plan = Readonly<Record<string, number>>;

/** The slots at whose end the move may be home. */
export function homesOf(problem: Problem, move: Move): number[] {
  const { slots, last } = move;
  const homes = Array.from(
    { length: Math.max(0, last - slots + 2) },
    (_, step) => slots - 1 + step,
  );
  return homes.filter((home) => isUnbroken(problem, move, home));
}

/** Cost of waiting; in the cheapest plan the moves with the most weight are home first. */
export function costOf(problem: Problem, plan: Plan): number {
  const quarters = (key: string) => quarterAt(problem, plan[key] ?? 0) + 1;
  return problem.moves.reduce((sum, { key, weight }) => sum + weight * quarters(key), 0);
}

/** Constraints that a plan violates; none for a valid plan. */
export function faultsOf(problem: Problem, plan: Plan): string[] {
  const { moves, teams, headroom, slots } = problem;
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
    ...Object.entries(headroom).flatMap(([target, has]) =>
      at.flatMap((slot) =>
        RESOURCES.filter((resource) => {
          const here = moves.filter((move) => move.target === target && stands(move, plan, slot));
          return (
            here.reduce((sum, { size }) => sum + size[resource], 0) > (has[slot]?.[resource] ?? 0)
          );
        }).map((resource) => `headroom ${target} ${resource} ${slot}`),
      ),
    ),
  ];
}

/** Whether a team works on it in a slot. */
function works({ key, slots }: Move, plan: Plan, slot: number): boolean {
  const home = plan[key];
  return home !== undefined && home - slots < slot && slot <= home;
}

/** Whether it uses headroom in a slot: from the first slot of the work on, permanently. */
function stands({ key, slots }: Move, plan: Plan, slot: number): boolean {
  const home = plan[key];
  return home !== undefined && home - slots < slot;
}
