/** Availability of one thing, and the textbook formulas for independent failures. All parts are of 1. */

/** Steady-state availability, given directly or by its two times. */
export type Figure =
  | {
      /** Part of the time it is up, %. */
      readonly availability: number;
    }
  | {
      /** Mean time from a repair to the next failure, hours. */
      readonly mtbfHours: number;
      /** Mean time to repair, hours. */
      readonly mttrHours: number;
    };

const MINUTES_A_YEAR = 365.25 * 24 * 60;

/** Availability, 0 to 1. */
export function partOf(figure: Figure): number {
  if ("availability" in figure) return figure.availability / 100;
  return figure.mtbfHours / (figure.mtbfHours + figure.mttrHours);
}

/** Failures per hour, hours of repair included; `undefined` if only a percentage was given, which has no rate. */
export function failuresAnHour(figure: Figure): number | undefined {
  return "availability" in figure ? undefined : 1 / (figure.mtbfHours + figure.mttrHours);
}

/** Expected minutes of outage in a year. */
export function outageMinutes(part: number): number {
  return (1 - part) * MINUTES_A_YEAR;
}

/** Rounding error of binary fractions, in per cent. */
const TINY = 1e-9;

/** Whether a part of 1 is at least a percentage. */
export function reaches(part: number, percent: number): boolean {
  return part * 100 >= percent - TINY;
}

/** A part of 1 in per cent, cut after four digits, so that it never overstates. */
export function cutPercent(part: number): number {
  return Math.floor((part * 100 + TINY) * 1e4) / 1e4;
}

/** All of them are needed. For none: 1. */
export function series(parts: readonly number[]): number {
  return parts.reduce((product, part) => product * part, 1);
}

/** One of them is enough. For none: 0. */
export function parallel(parts: readonly number[]): number {
  return 1 - series(parts.map((part) => 1 - part));
}

/** At least `required` of them are needed, each with its own figure. */
export function kOfN(parts: readonly number[], required: number): number {
  // up[j]: probability that exactly j of those so far are up.
  let up = [1];
  for (const part of parts) {
    up = [...up, 0].map((chance, j) => chance * (1 - part) + (up[j - 1] ?? 0) * part);
  }
  return up.slice(Math.max(0, required)).reduce((sum, chance) => sum + chance, 0);
}
