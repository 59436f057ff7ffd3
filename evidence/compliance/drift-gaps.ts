/** What a drift report did not look at, and on which day and state it did. Pure. */
import { oneLine } from "../../operations/drift/text.ts";
import { formatTime } from "../../output/day.ts";
import type { MessageValues } from "../../output/message.ts";
import type { DriftFile } from "../drift/read.ts";
import { otherLanguage } from "./drift.ts";
import type { NOT_LOOKED_AT } from "./messages.ts";
import type { NotLookedAt } from "./model.ts";
import type { RecordedSite } from "./recorded.ts";
import type { StatementRequest } from "./request.ts";

/** A message about the site. */
type Say = (key: keyof typeof NOT_LOOKED_AT, values?: MessageValues) => NotLookedAt;

/** Of one site; without a report its cloud was not looked at. */
export function gapsOfDrift(
  file: DriftFile | undefined,
  recorded: RecordedSite | undefined,
  { asOf, language }: Pick<StatementRequest, "asOf" | "language">,
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

/** A rehearsal's report has the digest of the stored object, which may be compressed: only times are compared. */
function ofState({ report }: DriftFile, recorded: RecordedSite, say: Say): NotLookedAt[] {
  const { at, rehearsal, state } = report;
  const { time, digest, bareDigest } = recorded;
  if (time !== undefined && Date.parse(time) > Date.parse(at)) {
    return [say("driftOlder", { at: formatTime(at), time })];
  }
  const isSame = [digest, bareDigest].includes(state.digest);
  return rehearsal || isSame ? [] : [say("driftState")];
}
