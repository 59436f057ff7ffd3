/** The entries of the sections, the most serious first. Pure. */
import { colonIn, type Language, render } from "../../../output/message.ts";
import { formatNumber, formatPercent } from "../../../output/numbers.ts";
import {
  DIRECTION,
  EFFECT,
  KIND,
  MARKDOWN,
  ONE_STATE,
  REACH,
  STATUS,
  SUBJECT,
} from "../messages.ts";
import {
  type Change,
  type ChangedFile,
  type ChangedWay,
  EFFECTS,
  type Figure,
  type Review,
  type ReviewedViolation,
} from "../model.ts";
import { block, code } from "./escape.ts";

/** Changes of one file that are shown. */
const FEW = 25;
const LONGEST = 600;

const order = (effect: Change["effect"]) => EFFECTS.indexOf(effect);

/** One entry a file. */
export function changeEntries({ files, language }: Review): string[] {
  return files
    .filter(({ status }) => status !== "reformatted")
    .toSorted((a, b) => order(a.effect) - order(b.effect) || (a.file < b.file ? -1 : 1))
    .map((file) => changeEntry(file, language));
}

function changeEntry(file: ChangedFile, language: Language): string {
  const { kind, site, tenant, owners = [], status, effect, changes } = file;
  const name = [site, tenant].filter((part) => part !== undefined).join("/") || file.file;
  const owner = owners.length > 0 ? ` (${owners.join(" → ")})` : "";
  const title = `- **${code(name)}**${owner}, ${KIND[kind][language]}, ${STATUS[status][language]}${colonIn(language)} ${EFFECT[effect][language]}`;
  const inside = changes.filter(({ path }) => path !== ".");
  const shown = inside
    .toSorted((a, b) => order(a.effect) - order(b.effect))
    .slice(0, FEW)
    .map((change) => `  - ${changeLine(change, language)}`);
  const count = inside.length - shown.length;
  const rest = count > 0 ? [`  - ${render(MARKDOWN.more, { count }, language)}`] : [];
  return [title, ...shown, ...rest].join("\n");
}

function changeLine({ path, before, after, effect }: Change, language: Language): string {
  const value = (text: string | undefined) =>
    text === undefined ? MARKDOWN.absent[language] : code(text);
  return `${code(path)}: ${value(before)} → ${value(after)} — ${EFFECT[effect][language]}`;
}

/** Ways that open first. */
export function wayEntries(ways: readonly ChangedWay[], language: Language): string[] {
  const line = ({ site, tenant, path, direction, reach, end, traffic, change }: ChangedWay) =>
    [
      `- **${MARKDOWN[change][language]}** ${code(`${site}/${tenant}`)}, ${DIRECTION[direction][language]}`,
      `${colonIn(language)} ${REACH[reach][language]} ${code(end)}${traffic === "" ? "" : ` ${code(traffic)}`} — ${code(path)}`,
    ].join("");
  const opened = ways.filter(({ change }) => change === "opened");
  const closed = ways.filter(({ change }) => change === "closed");
  return [...opened, ...closed].map(line);
}

export function figureEntries(figures: readonly Figure[], language: Language): string[] {
  const shown = (value: number | null, { subject }: Figure) => {
    if (value === null) return MARKDOWN.absent[language];
    // Availability in percent, with the digits that a year's minutes need.
    return subject === "availability"
      ? formatPercent(value, language, 4)
      : formatNumber(value, language, 2);
  };
  return figures.map((figure) => {
    const { subject, site, tenant, name, before, after } = figure;
    const whose = tenant === undefined ? site : `${site}/${tenant}`;
    const values = `${shown(before, figure)} → ${shown(after, figure)}`;
    return `- ${code(whose)}, ${SUBJECT[subject][language]}, ${code(name)}${colonIn(language)} ${values}`;
  });
}

/** New ones first, each with its position and its fix. */
export function violationEntries({ violations, language }: Review): string[] {
  return violations.map(({ state, ...one }) => {
    const lines = block(violationLines(one).map(cut));
    return `**${ONE_STATE[state][language]}**\n\n${lines}\n`;
  });
}

function violationLines({
  file,
  line,
  path,
  message,
  remediation,
}: Omit<ReviewedViolation, "state">): string[] {
  const text = `${file}:${line}: ${path}: ${message}`;
  return [...text.split("\n"), ...(remediation ?? "").split("\n").filter((part) => part !== "")];
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
