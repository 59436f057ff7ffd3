/** The credentials as tables for people. */
import { type Language, type Message, render, renderEach } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { REASONS, STEPS, TEXTS } from "./messages.ts";
import type { Credential, SiteCredentials } from "./model.ts";

export function toText(sites: readonly SiteCredentials[], language: Language): string {
  return sites.map((site) => siteText(site, language)).join("\n\n");
}

function siteText(of: SiteCredentials, language: Language): string {
  const { site, credentials, begun, unread } = of;
  const [all, overdue, unknown] = [
    credentials.length,
    credentials.filter(({ result }) => result === "overdue").length,
    credentials.filter(({ result }) => result === "not assessed").length,
  ];
  const waiting = begun.map(({ step, since, id }) =>
    render(
      step === "overlap" ? TEXTS.waits : TEXTS.begun,
      { site, id, since: day(since) },
      language,
    ),
  );
  const left = unread.map(({ source, reason }) =>
    render(source === "state" ? TEXTS.unreadState : TEXTS.unreadCloud, { reason }, language),
  );
  return [
    render(TEXTS.heading, { site }, language),
    table(credentials, language),
    "",
    ...steps(credentials, language),
    ...waiting,
    ...(of.state === "kept" ? [TEXTS.kept[language]] : []),
    ...left,
    render(TEXTS.count, { site, all, overdue, unknown }, language),
  ].join("\n");
}

function table(credentials: readonly Credential[], language: Language): string {
  const { credential, owner, since, days, limit, result, replaced } = TEXTS;
  const columns = [
    ...[credential, owner, since].map((text) => ({ title: text[language] })),
    ...[days, limit].map((text) => ({ title: text[language], numeric: true })),
    ...[result, replaced].map((text) => ({ title: text[language] })),
  ];
  const number = (value: number | undefined) =>
    value === undefined ? "—" : formatNumber(value, language);
  const rows = credentials.map((one) => [
    one.id,
    one.owner,
    one.since === undefined ? "—" : day(one.since),
    number(one.days),
    number(one.limitDays),
    resultOf(one, language),
    replacedBy(one)[language],
  ]);
  return toTable(columns, rows);
}

function resultOf(one: Credential, language: Language): string {
  if (one.result === "not assessed") {
    const until = day(one.until ?? "");
    return render(
      TEXTS.notAssessed,
      { reason: renderEach(REASONS[one.reason], { until }) },
      language,
    );
  }
  return TEXTS[one.result === "overdue" ? "overdue" : "inTime"][language];
}

function replacedBy({ rotates, overlap }: Credential): Message {
  if (!rotates) return TEXTS.person;
  return overlap ? TEXTS.overlap : TEXTS.rotates;
}

/** The steps of each kind that a person replaces, once. */
function steps(credentials: readonly Credential[], language: Language): string[] {
  const kinds = new Set(credentials.filter(({ rotates }) => !rotates).map(({ kind }) => kind));
  const lines = [...kinds].flatMap((kind) => {
    const step = STEPS[kind];
    return step === undefined ? [] : [`  ${kind}: ${step[language]}`];
  });
  return lines.length === 0 ? [] : [TEXTS.steps[language], ...lines];
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
