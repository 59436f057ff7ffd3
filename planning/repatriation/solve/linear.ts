/** The problem as a mixed-integer linear program in CPLEX's LP format, and a solver's answer as a plan. */
import {
  homesOf,
  type Move,
  type Plan,
  type Problem,
  quarterAt,
  RESOURCES,
  type Resource,
} from "./problem.ts";

/** Goals of a program besides a valid plan. */
export interface Goal {
  /** The move to complete as early as possible, at any cost for the others. @default all, by their weight */
  readonly earliest?: string;
  /** The target that may get more headroom than it has, as little as possible. */
  readonly enlarged?: string;
}

/** The program; `undefined` if some move has no slot to end in, so that no plan is possible. */
export function linearProgram(
  problem: Problem,
  { earliest, enlarged }: Goal = {},
): string | undefined {
  const { moves } = problem;
  const chosen = moves.map((move) => ({ move, homes: homesOf(problem, move) }));
  if (chosen.some(({ homes }) => homes.length === 0)) return undefined;
  const name = namesOf(problem);
  const cost = chosen.flatMap(({ move, homes }) => {
    const weight = earliest === undefined ? move.weight : Number(move.key === earliest);
    return homes.map((home) => `${weight * (quarterAt(problem, home) + 1)} ${name(move, home)}`);
  });
  const goal = enlarged === undefined ? cost : RESOURCES.map((resource) => `1 more_${resource}`);
  const rows = [
    ...chosen.map(({ move, homes }) => `${homes.map((home) => name(move, home)).join(" + ")} = 1`),
    ...chosen.flatMap(({ move }) => order(problem, move, name)),
    ...Object.entries(problem.teams).flatMap(([team, most]) => teamRows(problem, team, most, name)),
    ...Object.keys(problem.headroom).flatMap((target) =>
      headroomRows(problem, target, name, target === enlarged),
    ),
  ];
  return [
    "Minimize",
    ` goal: ${goal.join(" + ")}`,
    "Subject To",
    ...rows.map((row, index) => ` r${index}: ${row}`),
    "Binary",
    ...chosen.flatMap(({ move, homes }) => homes.map((home) => ` ${name(move, home)}`)),
    "End",
    "",
  ].join("\n");
}

/** The plan of a solver's answer, from the values of its variables. */
export function planOf(problem: Problem, value: (name: string) => number): Plan {
  const name = namesOf(problem);
  return Object.fromEntries(
    problem.moves.map((move) => {
      const home = homesOf(problem, move).find((slot) => value(name(move, slot)) > 0.5);
      return [move.key, home ?? -1];
    }),
  );
}

type Name = (move: Move, home: number) => string;

/** `x3_7`: the fourth move is home at the end of slot 7. */
function namesOf({ moves }: Problem): Name {
  const index = new Map(moves.map(({ key }, position) => [key, position]));
  return ({ key }, home) => `x${index.get(key)}_${home}`;
}

/** A move is home by a slot only if its dependencies are home by then. */
function order(problem: Problem, move: Move, name: Name): string[] {
  return move.after.flatMap((key) => {
    const other = problem.moves.find((candidate) => candidate.key === key);
    if (other === undefined) return [];
    return homesOf(problem, move)
      .filter((slot) => slot < other.last)
      .map((slot) => {
        const by = (one: Move) => homesOf(problem, one).filter((home) => home <= slot);
        const own = by(move).map((home) => name(move, home));
        const others = by(other).map((home) => ` - ${name(other, home)}`);
        return `${own.join(" + ")}${others.join("")} <= 0`;
      });
  });
}

function teamRows(problem: Problem, team: string, most: number, name: Name): string[] {
  const { moves, slots } = problem;
  const own = moves.filter((move) => move.team === team);
  if (own.length <= most) return [];
  return Array.from({ length: slots }, (_, slot) => slot).flatMap((slot) => {
    const busy = own.flatMap((move) =>
      homesOf(problem, move)
        .filter((home) => home - move.slots < slot && slot <= home)
        .map((home) => name(move, home)),
    );
    return busy.length <= most ? [] : [`${busy.join(" + ")} <= ${most}`];
  });
}

/** Headroom only grows and nothing leaves, so only the last slot of each step constrains. */
function headroomRows(problem: Problem, target: string, name: Name, enlarged: boolean) {
  const { moves, headroom, slots } = problem;
  const own = moves.filter((move) => move.target === target);
  const has = headroom[target] ?? [];
  const at = (slot: number, resource: Resource) => has[slot]?.[resource] ?? 0;
  return RESOURCES.flatMap((resource) =>
    Array.from({ length: slots }, (_, slot) => slot)
      .filter((slot) => slot === slots - 1 || at(slot, resource) !== at(slot + 1, resource))
      .flatMap((slot) => {
        const taken = own
          .filter(({ size }) => size[resource] > 0)
          .flatMap((move) =>
            homesOf(problem, move)
              .filter((home) => home - move.slots < slot)
              .map((home) => `${move.size[resource]} ${name(move, home)}`),
          );
        if (taken.length === 0) return [];
        return [
          `${taken.join(" + ")}${enlarged ? ` - more_${resource}` : ""} <= ${at(slot, resource)}`,
        ];
      }),
  );
}
