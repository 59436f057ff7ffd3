/** Bringing platforms home as a problem to solve: what moves, who moves it, where there is room, and when. Slots are quarters from the first. */

/** What a platform takes and a target has. */
export const RESOURCES = ["cores", "ramGiB", "volumeGiB"] as const;
export type Resource = (typeof RESOURCES)[number];
export type Room = Readonly<Record<Resource, number>>;

/** One platform that is still abroad. */
export interface Move {
  readonly key: string;
  /** Country whose teams move it. */
  readonly team: string;
  /** Where it goes. */
  readonly target: string;
  /** What it takes there from the first slot of the work on. */
  readonly size: Room;
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
  readonly room: Readonly<Record<string, readonly Room[]>>;
  /** How many slots there are: enough for all moves one after the other, behind everything that is expected. */
  readonly slots: number;
}

/** The slot at whose end each platform is home. */
export type Plan = Readonly<Record<string, number>>;

/** What waiting costs; the best plan costs least: what weighs most is home first. */
export function costOf({ moves }: Problem, plan: Plan): number {
  return moves.reduce((sum, { key, weight }) => sum + weight * ((plan[key] ?? 0) + 1), 0);
}

/** What a plan breaks; a plan that holds breaks nothing. */
export function faultsOf(problem: Problem, plan: Plan): string[] {
  const { moves, teams, room, slots } = problem;
  const home = (key: string) => plan[key] ?? Number.POSITIVE_INFINITY;
  const at = Array.from({ length: slots }, (_, slot) => slot);
  return [
    ...moves.flatMap(({ key, slots: work, last, after }) => [
      ...(home(key) >= work - 1 && home(key) <= last ? [] : [`deadline ${key}`]),
      ...after.filter((other) => home(other) > home(key)).map((other) => `order ${key} ${other}`),
    ]),
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
