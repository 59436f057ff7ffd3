/** The drift report that a bundle has: read from a file, and only one of the same site that is not older than the state. */
import { formatTime } from "../../output/day.ts";
import { Misuse } from "../../output/user-error.ts";
import { placeOf } from "../documents/json.ts";
import { type DriftFile, readDriftReports, rejectRehearsal } from "../drift/read.ts";
import { TEXTS } from "./messages.ts";

/** The state that a drift report is beside. */
export interface BesideState {
  readonly site: string;
  /** Its name in messages. */
  readonly shown: string;
  readonly rehearsal: boolean;
  /** When it was recorded, if it says so. */
  readonly time?: string | undefined;
}

/** The report of a file; nothing if none was given. @throws Misuse */
export function readDrift(
  files: readonly string[],
  { site, shown, rehearsal, time }: BesideState,
): DriftFile | undefined {
  const [one] = readDriftReports(files, [site]);
  if (one === undefined) return undefined;
  rejectRehearsal(one, shown, rehearsal);
  const { name, text, report } = one;
  if (time !== undefined && Date.parse(time) > Date.parse(report.at)) {
    const values = { at: formatTime(report.at), time: formatTime(time), state: shown, site };
    throw new Misuse(TEXTS.olderDrift, { file: placeOf(name, text, "at"), ...values });
  }
  return one;
}
