/** Values of a statement as people read them, in text and in HTML. */
import { formatTime } from "../../output/day.ts";
import {
  colonIn,
  type Language,
  type MessageValues,
  render,
  semicolonIn,
} from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { own } from "../../policies/values/own.ts";
import { STANDING_TEXTS } from "../contracts/messages.ts";
import { COUNTED, DOCUMENT } from "./document-messages.ts";
import { DRIFT_COUNTS, type SiteDrift } from "./drift-model.ts";
import type {
  ContractEntry,
  DataStatement,
  Place,
  RuleEntry,
  Statement,
  ViolationEntry,
} from "./model.ts";

export type Say = (key: keyof typeof DOCUMENT, values?: MessageValues) => string;

/** The document's words in one language. */
export function wordsIn(language: Language): Say {
  return (key, values = {}) => render(DOCUMENT[key], values, language);
}

/** What was found at a place: `13 resources: 4 store data, 9 move data`. */
export function countsText({ counts }: Place, language: Language): string {
  const parts = Object.entries(counts).map(([name, count]) => {
    const message = own(COUNTED, name);
    return message === undefined ? `${name} ${count}` : render(message, { count }, language);
  });
  const [first = "—", ...more] = parts;
  return more.length === 0 ? first : `${first}${colonIn(language)} ${more.join(", ")}`;
}

/** A number of findings; a dash instead of a zero where no state was evaluated. */
export function foundText(
  count: number,
  { assessed, language }: Pick<Statement, "assessed" | "language">,
): string {
  return assessed.length === 0 && count === 0 ? "—" : formatNumber(count, language);
}

/** Countries, or a dash where there is none. */
export const listed = (names: readonly string[]) => names.join(", ") || "—";

export function encryptionText(
  { encrypted, attested }: DataStatement["volumeTypes"][number],
  say: Say,
): string {
  if (!encrypted) return say("plain");
  return attested === undefined ? say("unattested") : say("encrypted", attested);
}

/** A way out of a segment, as the registry names it. */
export function wayText(way: string, say: Say): string {
  return way === "none" || way === "government" || way === "internet" ? say(way) : way;
}

/** Who signed for each site, with which key, and whether that counts. */
export function signaturesText(
  { signatures }: Pick<ContractEntry, "signatures">,
  language: Language,
): string {
  return signatures
    .map(({ site, country, by = "—", signed = "—", office, key, standing }) => {
      const parts = [site, country, signed, office, key, STANDING_TEXTS[standing][language]];
      return `${by} (${parts.filter((part) => part !== undefined).join(", ")})`;
    })
    .join(`${semicolonIn(language)} `);
}

export function ruleStatus({ status, notAssessedAt }: RuleEntry, say: Say): string {
  if (status === "notAssessed") return say("notAssessed");
  const word = status === "passed" ? say("passed") : say(`status.${status}`);
  if (notAssessedAt.length === 0) return word;
  return say("notAssessedAt", { status: word, sites: notAssessedAt.join(", ") });
}

/** Whether there is anything of this owner and class, here or abroad. */
export function isEmpty({ places, abroad, copies, waivers, findings }: DataStatement): boolean {
  return [places, abroad, copies, waivers].every((list) => list.length === 0) && findings.raw === 0;
}

/** The counts of what was changed by hand, one a cell. */
export function countCells(counts: SiteDrift["counts"], language: Language): string[] {
  return DRIFT_COUNTS.map((name) => formatNumber(counts[name], language));
}

/** Where a violation was seen, if not in what the files declare. */
export function seenText(seenIn: ViolationEntry["seenIn"], say: Say): string | undefined {
  return seenIn === "inputs" ? undefined : say(seenIn === "cloud" ? "inCloud" : "byHand");
}

/** When which cloud of a site was read, and what else is to be known of the report. */
export function driftTitle(
  { site, cloud, at, rehearsal, language: own, result, findings }: SiteDrift,
  language: Language,
  say: Say,
): string {
  const notes = [
    ...(rehearsal ? [say("driftOfRehearsal")] : []),
    ...(own === language ? [] : [say("driftLanguage")]),
    ...(result === "incomplete" ? [say("driftPart")] : []),
    ...(findings.length === 0 ? [say("driftNothing")] : []),
  ];
  const title = say("driftAt", { site, cloud, at: formatTime(at) });
  return notes.length === 0
    ? title
    : say("line", { label: title, value: notes.join(`${semicolonIn(language)} `) });
}
