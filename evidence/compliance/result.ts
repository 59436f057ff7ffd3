/** The result of a statement, and the one sentence that says what it covers and what is still abroad. */
import { type Language, render } from "../../output/message.ts";
import { RESULT_TEXTS } from "./messages.ts";
import type { Statement } from "./model.ts";

/** The parts of a statement that its result depends on. */
export type Decided = Pick<
  Statement,
  "findings" | "problems" | "sites" | "owners" | "abroad" | "assessed"
> & {
  /** Whether it covers all member states. */
  readonly allOwners: boolean;
};

/** Something that failed decides; else everything that it covers must have been read. */
export function resultOf({ findings, problems, sites, assessed }: Decided): Statement["result"] {
  if (findings.failed > 0 || problems.length > 0) return "nonCompliant";
  return sites.every(({ key }) => assessed.includes(key)) ? "compliant" : "notAssessed";
}

/** What the result covers is never without what is abroad: both are one sentence. */
export function summaryOf(decided: Decided, language: Language): string {
  const { findings, problems, sites, assessed, owners, allOwners } = decided;
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const titles = (of: Statement["sites"]) => list.format(of.map(({ title }) => title)) || "—";
  const result = resultOf(decided);
  const covered = render(
    RESULT_TEXTS[result],
    {
      sites: titles(sites),
      missing: titles(sites.filter(({ key }) => !assessed.includes(key))),
      failed: findings.failed,
      problems: problems.length,
    },
    language,
  );
  const { waived } = findings;
  return [
    covered,
    ...(waived === 0 ? [] : [render(RESULT_TEXTS.waived, { waived }, language)]),
    ...(allOwners ? [] : [render(RESULT_TEXTS.owners, { owners: owners.join(", ") }, language)]),
    abroadText(decided.abroad, language),
  ].join(" ");
}

/** How much is still abroad, and until when. */
export function abroadText(
  { known, platforms, late, byOwner, until = "—" }: Statement["abroad"],
  language: Language,
): string {
  if (!known) return RESULT_TEXTS.abroadUnknown[language];
  const owners = Object.entries(byOwner)
    .filter(([, count]) => count > 0)
    .map(([owner, count]) => `${owner} ${count}`)
    .join(", ");
  if (platforms === 0) return RESULT_TEXTS.noneAbroad[language];
  const text = render(RESULT_TEXTS.abroad, { platforms, owners, until }, language);
  return late === 0 ? text : `${text} ${render(RESULT_TEXTS.late, { late }, language)}`;
}
