/** Compares the age of credentials with the registry's limits. Pure. */
import type { Alliance } from "../../policies/alliance/model.ts";
import { type Assessment, type Credential, type Known, ROTATED } from "./model.ts";

const DAY_MS = 86_400_000;

type Limits = Alliance["credentials"];

/** The results in the order of the ids. What is unknown is never in time. */
export function assess(known: readonly Known[], limits: Limits, now: Date): Credential[] {
  const all = known.map((one): Credential => {
    const rotated = one.recorded === false || one.until ? undefined : ROTATED[one.kind];
    const rotates = rotated !== undefined;
    return { ...one, ...assessed(one, limits, now), rotates, overlap: rotated?.overlap ?? false };
  });
  return all.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function assessed(
  { kind, since, until, recorded = true }: Known,
  limits: Limits,
  now: Date,
): Assessment {
  const limitDays = limits?.[kind];
  const limit = limitDays === undefined ? {} : { limitDays };
  const age = since === undefined ? Number.NaN : now.getTime() - Date.parse(since);
  const days = Math.floor(age / DAY_MS);
  if (!recorded) return { result: "not assessed", reason: "unrecorded", ...limit };
  if (Number.isNaN(age)) return { result: "not assessed", reason: "age", ...limit };
  // A clock that was wrong, or a file that was touched: the real age may be any.
  if (age < -DAY_MS) return { result: "not assessed", reason: "future", ...limit };
  const aged = { days: Math.max(0, days) };
  if (until !== undefined) return { result: "not assessed", reason: "replaced", ...aged };
  if (limitDays === undefined) return { result: "not assessed", reason: "limit", ...aged };
  return { result: aged.days > limitDays ? "overdue" : "in time", ...aged, limitDays };
}
