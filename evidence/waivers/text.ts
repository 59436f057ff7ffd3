/** The waivers for a terminal. */
import { type Language, type MessageValues, render, visible } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import type { CommitEntry } from "./history.ts";
import { TEXTS } from "./messages.ts";
import type { WaiversReport } from "./report.ts";

type Say = (key: keyof typeof TEXTS, values?: MessageValues) => string;

/** The whole report as text. */
export function toText(report: WaiversReport, language: Language): string {
  const { asOf, waivers, problems, past, notLookedAt } = report;
  const say: Say = (key, values = {}) => render(TEXTS[key], values, language);
  const count = (...wanted: string[]) =>
    waivers.filter(({ standing }) => wanted.includes(standing)).length;
  const figures = {
    inForce: count("inForce", "expiring"),
    expiring: count("expiring"),
    expired: count("expired"),
    past: past.length,
  };
  const lines = [
    say("title", { asOf }),
    say("counts", figures),
    ...section(say("now"), nowTable(report, language, say)),
    ...section(say("past"), pastTable(report, say)),
    ...section(
      say("problems"),
      problems.map((what) => `- ${what}`),
    ),
    ...section(
      say("notLookedAt"),
      notLookedAt.map((what) => `- ${what}`),
    ),
    "",
    say("authors"),
  ];
  return visible(lines.join("\n"));
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title.toUpperCase(), ...lines];
}

function nowTable({ waivers }: WaiversReport, language: Language, say: Say): string[] {
  if (waivers.length === 0) return [say("none")];
  return [
    toTable(
      [
        ...titles(say, "waiver", "rule", "start", "end"),
        { title: say("daysLeft"), numeric: true },
        ...titles(say, "standing", "owner", "approver", "since"),
      ],
      waivers.map((one) => [
        one.key,
        one.rule,
        one.start,
        one.expiry,
        formatNumber(one.daysLeft, language),
        say(one.standing),
        one.owner,
        one.approver,
        commitText(one.since, say),
      ]),
    ),
    ...waivers.flatMap(({ key, scope, ticket, reason }) => [
      `  ${key}, ${scope}, ${ticket}`,
      `    ${reason}`,
    ]),
  ];
}

function pastTable({ past }: WaiversReport, say: Say): string[] {
  if (past.length === 0) return [];
  return [
    toTable(
      titles(say, "waiver", "rule", "start", "end", "approver", "since", "until"),
      past.map((one) => [
        one.key,
        one.rule,
        one.start,
        one.expiry,
        one.approver,
        commitText(one.from, say),
        commitText(one.until, say),
      ]),
    ),
    ...past.flatMap(({ key, scope, ticket, reason }) => [
      `  ${key}, ${scope}, ${ticket}`,
      `    ${reason}`,
    ]),
  ];
}

function titles(say: Say, ...names: readonly (keyof typeof TEXTS)[]) {
  return names.map((name) => ({ title: say(name) }));
}

function commitText(commit: CommitEntry | undefined, say: Say): string {
  return commit === undefined ? "—" : say("commit", { ...commit });
}
