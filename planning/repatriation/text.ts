/** The repatriation reports as text. */

import { type Language, type Message, render } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { TEXTS } from "./messages.ts";
import type { PlanReport } from "./plan.ts";
import { UNDER_WAY } from "./problem.ts";
import { type Classes, type Count, classTitle, type Progress } from "./progress.ts";
import { formatQuarter, WEEKS } from "./quarters.ts";
import { remedyText } from "./remedies.ts";

export function progressText(progress: Progress, classes: Classes, language: Language): string {
  const { today, total, countries, rows, deadlines } = progress;
  const say = (message: Message) => message[language];
  const number = (value: number) => formatNumber(value, language);
  if (total.platforms === 0) return say(TEXTS.none);
  const { home, platforms, moving, planned, late } = total;
  const effort = total.effortWeeks;
  const counts = (count: Count) =>
    [
      count.platforms,
      count.home,
      count.moving,
      count.planned,
      count.late,
      count.effortWeeks,
      count.abroad.cores,
      count.abroad.ramGiB,
      count.abroad.volumeGiB,
    ].map(number);
  const numeric = ["platforms", "home", "moving", "planned", "late", "effort", "cores"] as const;
  const columns = [...numeric, "ramGiB", "volumeGiB"] as const;
  return [
    render(TEXTS.summary, { today, home, platforms, moving, planned, late, effort }, language),
    "",
    toTable(
      [
        { title: say(TEXTS.owner) },
        { title: say(TEXTS.dataClass) },
        ...columns.map((name) => ({ title: say(TEXTS[name]), numeric: true })),
      ],
      [
        ...countries.flatMap((country) => [
          ...rows
            .filter(({ owner }) => owner === country.owner)
            .map((row) => [
              row.owner,
              classTitle(classes, row.dataClass, language),
              ...counts(row),
            ]),
          [country.owner, say(TEXTS.allClasses), ...counts(country)],
        ]),
        [say(TEXTS.total), "", ...counts(total)],
      ],
    ),
    say(TEXTS.abroad),
    ...(deadlines.length === 0
      ? []
      : ["", say(TEXTS.nextDeadlines), deadlineTable(progress, language)]),
  ].join("\n");
}

function deadlineTable({ deadlines }: Progress, language: Language): string {
  const title = (name: keyof typeof TEXTS) => ({ title: TEXTS[name][language] });
  return toTable(
    [
      title("deadline"),
      { ...title("days"), numeric: true },
      title("platform"),
      title("owner"),
      title("hosted"),
      title("target"),
      title("status"),
    ],
    deadlines.map(({ deadline, days, platform, owner, hosted, target, status }) => [
      deadline,
      formatNumber(days, language),
      platform,
      owner,
      `${hosted.country}, ${hosted.provider}`,
      target,
      days < 0 ? TEXTS.late[language] : TEXTS[status][language],
    ]),
  );
}

export function planText(report: PlanReport, language: Language): string {
  const { outcome, waves, start, proven, register, conflicts } = report;
  const say = (message: Message) => message[language];
  const quarter = (value: number) => formatQuarter(value, language);
  const assumptions = render(TEXTS.assumptions, { weeks: WEEKS, start: quarter(start) }, language);
  if (Object.keys(register.platforms).length === 0) return say(TEXTS.none);
  if (outcome === "unanswered") return say(TEXTS.unanswered);
  if (outcome === "conflict") {
    const groups = conflicts.flatMap((remedies, index) => [
      "",
      render(TEXTS.conflict, { number: index + 1 }, language),
      ...remedies.map((remedy) => `- ${remedyText(remedy, report, language)}`),
    ]);
    return [say(TEXTS.impossible), ...groups, "", assumptions].join("\n");
  }
  if (waves.length === 0) return say(TEXTS.allHome);
  const title = (name: keyof typeof TEXTS) => ({ title: say(TEXTS[name]) });
  const table = toTable(
    [
      title("wave"),
      title("work"),
      title("platform"),
      title("owner"),
      title("target"),
      { ...title("effort"), numeric: true },
      title("deadline"),
      { ...title("spare"), numeric: true },
    ],
    waves.flatMap(({ platforms }) =>
      platforms.map((one, index) => [
        index === 0 ? quarter(one.quarter) : "",
        quarter(one.from),
        one.platform,
        one.owner,
        one.target,
        formatNumber(one.effortWeeks, language),
        one.deadline,
        formatNumber(one.spare, language),
      ]),
    ),
  );
  return [
    table,
    "",
    render(proven ? TEXTS.best : TEXTS.notProven, { underWay: UNDER_WAY }, language),
    assumptions,
  ].join("\n");
}
