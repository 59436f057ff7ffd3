/** The review as Markdown for the comment of a merge request, in at most 60,000 characters. */
import { colonIn, type Language, render, semicolonIn } from "../../../output/message.ts";
import { EFFECT, MARKDOWN, STATE } from "../messages.ts";
import { EFFECTS, type Review, type Signature } from "../model.ts";
import { within } from "./budget.ts";
import { changeEntries, figureEntries, violationEntries, wayEntries } from "./entries.ts";
import { code } from "./escape.ts";

/** The most characters of a section; together with the rest they stay below the limit of the platforms. */
const MOST = {
  signatures: 8_000,
  violations: 16_000,
  changes: 18_000,
  ways: 7_000,
  figures: 6_000,
};
const FEW = 10;

export function toMarkdown(review: Review): string {
  const { language, ways, figures } = review;
  const parts = [
    ...head(review),
    ...section(MARKDOWN.signatures, signatureLines(review), language),
    ...folded(MARKDOWN.violations, violationEntries(review), MOST.violations, language, true),
    ...folded(MARKDOWN.changes, changeEntries(review), MOST.changes, language, false),
    ...folded(MARKDOWN.ways, wayEntries(ways, language), MOST.ways, language, false),
    ...folded(MARKDOWN.figures, figureEntries(figures, language), MOST.figures, language, false),
    ...section(
      MARKDOWN.notAssessed,
      review.notAssessed.map((text) => `- ${text}`),
      language,
    ),
  ];
  return `${parts.join("\n")}\n`;
}

function head(review: Review): string[] {
  const { base, head, today, counts, result, language, changesEstate } = review;
  const say = (message: Parameters<typeof render>[0], values = {}) =>
    render(message, values, language);
  const outcome =
    result === "failed"
      ? say(MARKDOWN.failed, { count: counts.violations.new })
      : say(MARKDOWN.passed);
  const effects = EFFECTS.filter((effect) => counts.effects[effect] > 0);
  const shown = effects.map((effect) => `${EFFECT[effect][language]} ×${counts.effects[effect]}`);
  const states = Object.entries(counts.violations)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => say(STATE[state as keyof typeof STATE], { count }));
  const { files, tenants } = counts;
  const summary = [say(MARKDOWN.summary, { files, tenants }), shown.join(", ")]
    .filter((part) => part)
    .join(" — ");
  return [
    `## ${MARKDOWN.title[language]}`,
    "",
    `${code(base)} → ${code(head)}, ${say(MARKDOWN.evaluated, { today })}.`,
    "",
    `**${outcome}**`,
    ...(states.length > 0 ? ["", say(MARKDOWN.states, { states: states.join(", ") })] : []),
    "",
    changesEstate ? `${summary}.` : MARKDOWN.nothing[language],
    ...formOnly(review),
    ...others(review),
  ];
}

function formOnly({ files, language }: Review): string[] {
  const count = files.filter(({ status }) => status === "reformatted").length;
  return count === 0 ? [] : ["", `${render(MARKDOWN.reformatted, { count }, language)}.`];
}

function others({ otherFiles, language }: Review): string[] {
  if (otherFiles.length === 0) return [];
  const text = render(MARKDOWN.otherFiles, { count: otherFiles.length }, language);
  return ["", `${text}${colonIn(language)} ${few(otherFiles, language)}`];
}

function few(files: readonly string[], language: Language): string {
  const shown = files.slice(0, FEW).map((file) => code(short(file)));
  const count = files.length - shown.length;
  const rest = count > 0 ? [render(MARKDOWN.more, { count }, language)] : [];
  return [...shown, ...rest].join(", ");
}

/** The longest name that is shown whole. */
const short = (text: string) => (text.length <= 120 ? text : `${text.slice(0, 120)}…`);

function signatureLines({ signatures, language }: Review): string[] {
  if (signatures.length === 0) return [MARKDOWN.noSignature[language]];
  return within(
    signatures.map((one) => `- ${signatureLine(one, language)}`),
    MOST.signatures,
    language,
  );
}

function signatureLine(
  { role, countries, offices, reasons, files }: Signature,
  language: Language,
) {
  const where = countries.length > 0 ? ` (${countries.map(code).join(", ")})` : "";
  const who =
    offices.length > 0
      ? `${colonIn(language)} ${offices.map((office) => code(office)).join(", ")}`
      : "";
  const why = reasons.map((reason) => code(reason)).join(`${semicolonIn(language)} `);
  return `**${code(role)}**${where}${who} — ${why} — ${few(files, language)}`;
}

function section(
  title: { readonly [language in Language]: string },
  lines: readonly string[],
  language: Language,
) {
  return ["", `### ${title[language]}`, "", ...lines];
}

/** A section that the reader opens; open at once if it decides. */
function folded(
  title: { readonly [language in Language]: string },
  entries: readonly string[],
  most: number,
  language: Language,
  open: boolean,
): string[] {
  if (entries.length === 0) return [];
  const tag = open ? "<details open>" : "<details>";
  const summary = `<summary>${title[language]} (${entries.length})</summary>`;
  return ["", tag, summary, "", ...within(entries, most, language), "", "</details>"];
}
