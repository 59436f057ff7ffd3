/** How available one thing is, and the textbook sums of things that fail independently. All parts are of 1. */

/** Steady-state availability, said outright or by its two times. */
export type Figure =
  | {
      /** Part of the time it is there, %. */
      readonly availability: number;
    }
  | {
      /** Mean time from a repair to the next failure, hours. */
      readonly mtbfHours: number;
      /** Mean time to repair, hours. */
      readonly mttrHours: number;
    };

const MINUTES_A_YEAR = 365.25 * 24 * 60;

/** Part of the time that a thing is there, 0 to 1. */
export function partOf(figure: Figure): number {
  if ("availability" in figure) return figure.availability / 100;
  return figure.mtbfHours / (figure.mtbfHours + figure.mttrHours);
}

/** Failures an hour, of all hours; nothing where only a percentage was said, for that hides how often. */
export function failuresAnHour(figure: Figure): number | undefined {
  return "availability" in figure ? undefined : 1 / (figure.mtbfHours + figure.mttrHours);
}

/** Minutes of outage to expect in a year. */
export function outageMinutes(part: number): number {
  return (1 - part) * MINUTES_A_YEAR;
}

/** What binary fractions add or take, in per cent. */
const TINY = 1e-9;

/** Whether a part of 1 is at least a percentage. */
export function reaches(part: number, percent: number): boolean {
  return part * 100 >= percent - TINY;
}

/** A part of 1 in per cent, cut after four digits, so that it never says more than there is. */
export function cutPercent(part: number): number {
  return Math.floor((part * 100 + TINY) * 1e4) / 1e4;
}

/** All of them are needed. Of none: 1. */
export function series(parts: readonly number[]): number {
  return parts.reduce((product, part) => product * part, 1);
}

/** One of them is enough. Of none: 0. */
export function parallel(parts: readonly number[]): number {
  return 1 - series(parts.map((part) => 1 - part));
}

/** At least `required` of them are needed, each with its own figure. */
export function kOfN(parts: readonly number[], required: number): number {
  // up[j]: chance that exactly j of those looked at so far are there.
  let up = [1];
  for (const part of parts) {
    up = [...up, 0].map((chance, j) => chance * (1 - part) + (up[j - 1] ?? 0) * part);
  }
  return up.slice(Math.max(0, required)).reduce((sum, chance) => sum + chance, 0);
}
