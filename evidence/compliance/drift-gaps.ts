/** What a drift report did not look at, and on which day and state it did. Pure. */
import { formatTime } from "../../output/day.ts";
import { type MessageValues, oneLine } from "../../output/message.ts";
import type { DriftFile } from "../drift/read.ts";
import { otherLanguage } from "./drift.ts";
import type { NOT_LOOKED_AT } from "./messages.ts";
import type { NotLookedAt } from "./model.ts";
import type { RecordedSite } from "./recorded.ts";
import type { Subject } from "./request.ts";

/** The state that was evaluated. */
export type Evaluated = Pick<RecordedSite, "time" | "digest">;

/** A message about the site. */
type Say = (key: keyof typeof NOT_LOOKED_AT, values?: MessageValues) => NotLookedAt;

/** Of one site; without a report its cloud was not looked at. */
export function gapsOfDrift(
  file: Pick<DriftFile, "report"> | undefined,
  recorded: Evaluated | undefined,
  { asOf, language }: Pick<Subject, "asOf" | "language">,
  say: Say,
): NotLookedAt[] {
  if (file === undefined) return [say("drift")];
  const { site, at, result, notAssessed, language: own } = file.report;
  return [
    ...(at.slice(0, 10) === asOf ? [] : [say("driftDay", { asOf, at: formatTime(at) })]),
    ...(recorded === undefined ? [] : ofState(file, recorded, say)),
    ...(result === "incomplete" ? [say("driftIncomplete")] : []),
    ...notAssessed.map(({ key, what }) => {
      return { key: `drift.${key}`, site, what: oneLine(what), ...otherLanguage(own, language) };
    }),
  ];
}

/** Of a rehearsal only times are compared: an export of its state has other bytes than the state in its cloud. */
function ofState(
  { report }: Pick<DriftFile, "report">,
  recorded: Evaluated,
  say: Say,
): NotLookedAt[] {
  const { at, rehearsal, state } = report;
  const { time, digest } = recorded;
  if (time !== undefined && Date.parse(time) > Date.parse(at)) {
    return [say("driftOlder", { at: formatTime(at), time: formatTime(time) })];
  }
  return rehearsal || digest === state.digest ? [] : [say("driftState")];
}
