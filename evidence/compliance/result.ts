/** The result of a statement, and the one sentence that says what it covers and what is still abroad. */
import { type Language, render } from "../../output/message.ts";
import type { SiteDrift } from "./drift-model.ts";
import { DRIFT_TEXTS, RESULT_TEXTS } from "./messages.ts";
import type { Statement } from "./model.ts";

/** The parts of a statement that its result depends on. */
export type Decided = Pick<
  Statement,
  "findings" | "problems" | "sites" | "owners" | "abroad" | "assessed" | "drift"
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
    ...driftTexts(decided, language),
    ...(allOwners ? [] : [render(RESULT_TEXTS.owners, { owners: owners.join(", ") }, language)]),
    abroadText(decided.abroad, language),
  ].join(" ");
}

/** What was changed by hand and denied by no rule, and the clouds that were not compared: beside the result. */
function driftTexts({ sites, drift }: Decided, language: Language): string[] {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const titled = (keep: (found: SiteDrift | undefined) => boolean) =>
    sites.flatMap(({ key, title }) => {
      const found = drift.find(({ site }) => site === key);
      if (!keep(found)) return [];
      return found === undefined ? title : `${title} (${found.at.slice(0, 10)})`;
    });
  const text = (key: keyof typeof DRIFT_TEXTS, names: readonly string[], count = 0) =>
    names.length === 0
      ? []
      : [render(DRIFT_TEXTS[key], { sites: list.format(names), count }, language)];
  const count = drift.reduce((sum, { findings }) => sum + findings.filter(isPermitted).length, 0);
  return [
    ...text(
      "permitted",
      titled((found) => found?.findings.some(isPermitted) ?? false),
      count,
    ),
    ...text("clean", titled(isClean)),
    ...text(
      "incomplete",
      titled((found) => found?.result === "incomplete"),
    ),
    ...text(
      "notCompared",
      titled((found) => found === undefined),
    ),
  ];
}

/** Nothing was found that concerns the statement's owners, and all that should be there was read. */
function isClean(found: SiteDrift | undefined): boolean {
  if (found === undefined || found.result === "incomplete") return false;
  return found.findings.length === 0 && found.counts.failed === 0;
}

function isPermitted({ violations }: SiteDrift["findings"][number]): boolean {
  return violations.length === 0;
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
