/** The quarters that a plan has to consider, so that a day in the far future does not make the problem larger. */
import type { Headroom, Move, Problem } from "./problem.ts";

/** A problem before its slots are chosen; quarters are counted from the first that can be planned. */
export interface Outlook {
  /** With `last` as a quarter. */
  readonly moves: readonly Move[];
  readonly teams: Problem["teams"];
  /** Headroom of each target in a quarter, never less than in the quarter before. */
  readonly headroomAt: Readonly<Record<string, (quarter: number) => Headroom>>;
  /** The quarters in which some target gains headroom. */
  readonly growth: readonly number[];
}

/**
 * The quarters in which a best plan can work, ascending. If no team works in a quarter and headroom does not grow
 * before later work begins, that work could move one quarter earlier and the plan would cost less. So from the first
 * quarter, and from each growth of headroom, a best plan works without a break, at most as long as all work takes one
 * after the other; a move that ends then began at most the longest work before.
 */
export function quartersThatMatter({ moves, growth }: Pick<Outlook, "moves" | "growth">): number[] {
  const work = moves.reduce((sum, { slots }) => sum + slots, 0);
  const longest = Math.max(1, ...moves.map(({ slots }) => slots));
  const windows = [0, ...growth].map((from) =>
    Array.from({ length: longest - 1 + work }, (_, step) => from - longest + 1 + step),
  );
  return [...new Set(windows.flat())].filter((quarter) => quarter >= 0).sort((a, b) => a - b);
}

/** The problem with these quarters as its slots. */
export function problemOver(quarters: readonly number[], outlook: Outlook): Problem {
  const { moves, teams, headroomAt } = outlook;
  return {
    moves: moves.map((move) => ({
      ...move,
      last: quarters.findLastIndex((quarter) => quarter <= move.last),
    })),
    teams,
    headroom: Object.fromEntries(
      Object.entries(headroomAt).map(([target, at]) => [
        target,
        quarters.map((quarter) => at(quarter)),
      ]),
    ),
    slots: quarters.length,
    quarters,
  };
}
