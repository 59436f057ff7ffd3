/** A day on the command line. */
import { InvalidArgumentError } from "commander";

/** The day as it is written (UTC, `2026-11-24`); rejects any other text. */
export function knownDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T`)) return day;
  throw new InvalidArgumentError("YYYY-MM-DD");
}
