/** Why no plan holds: the demands that contradict each other, none of which could be left out, and what would settle it. */
import type { Goal } from "./linear.ts";
import { type Move, type Plan, type Problem, RESOURCES, type Room } from "./problem.ts";

/** One thing a plan must keep. */
export type Demand =
  | { readonly kind: "order"; readonly key: string; readonly after: string }
  | { readonly kind: "room"; readonly target: string }
  | { readonly kind: "deadline"; readonly key: string }
  | { readonly kind: "team"; readonly team: string };

/** A demand of a conflict, and the least change of it alone that would settle the conflict. */
export type Remedy =
  | (Extract<Demand, { kind: "order" }> & { readonly drop: true })
  | (Extract<Demand, { kind: "room" }> & { readonly more: Room })
  | (Extract<Demand, { kind: "deadline" }> & { readonly home: number })
  | (Extract<Demand, { kind: "team" }> & { readonly more: number });

/** The best plan, nothing where there is none, `"unanswered"` where the time did not suffice. */
export type Answer =
  | { readonly plan: Plan; readonly proven: boolean; readonly more?: Room | undefined }
  | "none"
  | "unanswered";
export type Solve = (problem: Problem, goal?: Goal) => Promise<Answer>;

/** Conflicts that have no demand in common, one after the other, at most so many. */
export async function conflictsOf(problem: Problem, solve: Solve, most = 3): Promise<Remedy[][]> {
  const conflicts: Remedy[][] = [];
  let demands = demandsOf(problem);
  while (conflicts.length < most) {
    if ((await solve(keeping(problem, demands))) !== "none") break;
    const conflict = await smallest(problem, demands, solve);
    conflicts.push(await remedies(problem, conflict, solve));
    demands = demands.filter((demand) => !conflict.includes(demand));
  }
  return conflicts;
}

/** Those tried first are left out first, so that what people decide on more easily remains. */
function demandsOf({ moves, teams, room }: Problem): Demand[] {
  return [
    ...moves.flatMap(({ key, after }) =>
      after.map((other): Demand => ({ kind: "order", key, after: other })),
    ),
    ...Object.keys(room).map((target): Demand => ({ kind: "room", target })),
    ...moves.map(({ key }): Demand => ({ kind: "deadline", key })),
    ...Object.keys(teams).map((team): Demand => ({ kind: "team", team })),
  ];
}

/** Leaves out whatever can be left out without a plan becoming possible, large parts first. */
async function smallest(problem: Problem, all: readonly Demand[], solve: Solve): Promise<Demand[]> {
  let kept = [...all];
  const shrink = async (part: readonly Demand[]): Promise<void> => {
    const rest = kept.filter((demand) => !part.includes(demand));
    if ((await solve(keeping(problem, rest))) === "none") {
      kept = rest;
    } else if (part.length > 1) {
      const half = Math.ceil(part.length / 2);
      await shrink(part.slice(0, half));
      await shrink(part.slice(half));
    }
  };
  await shrink(all);
  return kept;
}

async function remedies(problem: Problem, conflict: Demand[], solve: Solve): Promise<Remedy[]> {
  const all: Remedy[] = [];
  for (const demand of conflict) {
    const found = await remedy(problem, conflict, demand, solve);
    if (found !== undefined) all.push(found);
  }
  return all;
}

async function remedy(
  problem: Problem,
  conflict: readonly Demand[],
  demand: Demand,
  solve: Solve,
): Promise<Remedy | undefined> {
  const without = keeping(
    problem,
    conflict.filter((other) => other !== demand),
  );
  switch (demand.kind) {
    case "order":
      return { ...demand, drop: true };
    case "deadline": {
      const kept = keeping(problem, conflict);
      const moves = kept.moves.map((move) =>
        move.key === demand.key ? { ...move, last: problem.slots - 1 } : move,
      );
      const answer = await solve({ ...kept, moves }, { earliest: demand.key });
      const home = typeof answer === "string" ? undefined : answer.plan[demand.key];
      return home === undefined ? undefined : { ...demand, home };
    }
    case "room": {
      const answer = await solve(keeping(problem, conflict), { enlarged: demand.target });
      const more = typeof answer === "string" ? undefined : answer.more;
      return more && { ...demand, more };
    }
    case "team": {
      const now = problem.teams[demand.team] ?? 0;
      for (let more = 1; more <= problem.moves.length; more++) {
        const teams = { ...without.teams, [demand.team]: now + more };
        if (typeof (await solve({ ...without, teams })) !== "string") return { ...demand, more };
      }
      return undefined;
    }
  }
}

/** The problem with these demands alone. */
export function keeping(problem: Problem, demands: readonly Demand[]): Problem {
  const kept = new Set(demands.map((demand) => JSON.stringify(demand)));
  const has = (demand: Demand) => kept.has(JSON.stringify(demand));
  const moves = problem.moves.map((move): Move => {
    const { key, after, last } = move;
    return {
      ...move,
      after: after.filter((other) => has({ kind: "order", key, after: other })),
      last: has({ kind: "deadline", key }) ? last : problem.slots - 1,
    };
  });
  const only = <T>(map: Readonly<Record<string, T>>, demand: (key: string) => Demand) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => has(demand(key))));
  const room = only(problem.room, (target) => ({ kind: "room", target }));
  const teams = only(problem.teams, (team) => ({ kind: "team", team }));
  return {
    ...problem,
    moves: bound(moves, room, (key) => has({ kind: "deadline", key })),
    teams,
    room,
  };
}

/** What has no deadline, nobody with one waits for and takes no scarce room can come last: it is left out. */
function bound(
  moves: readonly Move[],
  room: Readonly<Record<string, unknown>>,
  due: (key: string) => boolean,
): Move[] {
  const needed = new Set<string>();
  const need = (key: string): void => {
    if (needed.has(key)) return;
    needed.add(key);
    for (const other of moves.find((move) => move.key === key)?.after ?? []) need(other);
  };
  for (const { key, target, size } of moves) {
    const scarce = Object.hasOwn(room, target) && RESOURCES.some((resource) => size[resource] > 0);
    if (due(key) || scarce) need(key);
  }
  return moves.filter(({ key }) => needed.has(key));
}
