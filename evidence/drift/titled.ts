/** A finding of a report in a person's language: of its texts, this program knows the kind's title in each. */
import { KINDS } from "../../operations/drift/kinds/index.ts";
import type { ReportedFinding } from "../../operations/drift/model.ts";
import type { Language } from "../../output/message.ts";

/** The same finding with the title of its kind in a language. */
export function titled<Found extends Pick<ReportedFinding, "kind" | "title">>(
  found: Found,
  language: Language,
): Found {
  const kind = KINDS.find(({ kind }) => kind === found.kind);
  return kind === undefined ? found : { ...found, title: kind.title[language] };
}
