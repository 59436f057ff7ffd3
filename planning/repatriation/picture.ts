/** Repatriation as pictures: progress of the platforms, and the plan of the work. */

import { toSvg } from "../../output/chart.ts";
import { COLOURS, countryColour, INK } from "../../output/colours.ts";
import { formatDay, today as thisDay } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import type { PlanReport } from "./plan.ts";
import { type Classes, classTitle, type Progress } from "./progress.ts";
import { formatQuarter } from "./quarters.ts";

const WIDTH = 960;
/** Height of one bar with its spacing, pixels. */
const LINE = 26;
/** Left margin of the labels: a viewer's font may be wider than the one the picture was measured with. */
const LEFT = 40;
/** Quarters drawn after the last work. */
const FAR = 40;
/** Most marks on an axis of quarters. */
const MARKS = 200;
/** The axis labels are part of the grid's size, however long they are. */
const AROUND_LABELS = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };
/** Bottom margin, pixels: the axis, and the line of the frame. */
const [BELOW_AXIS, BELOW_NAME] = [60, 76];
const REGISTER = "stacks/repatriation.yaml";
/** A plan also depends on the targets' headroom. */
const PLANNED = `${REGISTER}, stacks/*/`;

export function progressSvg(
  { today, rows }: Progress,
  classes: Classes,
  language: Language,
): string {
  const states = [
    ["home", COLOURS.done],
    ["moving", COLOURS.doing],
    ["planned", COLOURS.waiting],
    ["late", COLOURS.limit],
  ] as const;
  const title = render(TEXTS.chartTitle, { today: formatDay(today, language) }, language);
  const chart = {
    title: { text: title, left: 16, top: 10 },
    legend: {
      top: 42,
      left: 16,
      itemGap: 24,
      data: states.map(([state]) => TEXTS[state][language]),
    },
    grid: { left: LEFT, right: 32, top: 84, bottom: BELOW_NAME, ...AROUND_LABELS },
    xAxis: {
      type: "value",
      minInterval: 1,
      nameLocation: "middle",
      nameGap: 28,
      name: TEXTS.platforms[language],
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(
        ({ owner, dataClass }) => `${owner}  ${classTitle(classes, dataClass, language)}`,
      ),
    },
    series: states.map(([state, color]) => ({
      type: "bar",
      stack: "all",
      barWidth: 16,
      name: TEXTS[state][language],
      itemStyle: { color },
      data: rows.map((row) => row[state] || null),
      label: { show: true, color: INK, fontWeight: "bold", textBorderWidth: 0 },
    })),
  };
  const height = 140 + LINE * Math.max(4, rows.length);
  return toSvg(chart, { width: WIDTH, height, title, source: REGISTER, date: today, language });
}

/**
 * One line for each platform: a bar for the work, a mark for the deadline; no mark for a deadline long after all the
 * work, which would make the bars too narrow.
 */
export function planSvg(
  { waves, start, register }: PlanReport,
  language: Language,
  date = thisDay(),
): string {
  const all = waves.flatMap(({ platforms }) => platforms);
  const owners = Object.keys(register.teams);
  const farthest = Math.max(...all.map(({ quarter }) => quarter)) + FAR;
  const marks = all
    .filter(({ quarter, spare }) => quarter + spare <= farthest)
    .map(({ quarter, spare, platform }) => [quarter + spare + 1 - start, platform] as const);
  const ends = [...all.map(({ quarter }) => quarter + 1 - start), ...marks.map(([end]) => end)];
  const last = Math.max(1, ...ends);
  const interval = Math.ceil(last / MARKS);
  const bars = owners.map((owner) => ({
    type: "bar",
    stack: "work",
    barWidth: 14,
    name: owner,
    itemStyle: { color: countryColour(owner) },
    data: all.map((one) => (one.owner === owner ? one.quarter - one.from + 1 : null)),
  }));
  const chart = {
    title: { text: TEXTS.planTitle[language], left: 16, top: 10 },
    legend: { top: 42, left: 16, itemGap: 24, data: [...owners, TEXTS.deadline[language]] },
    grid: { left: LEFT, right: 48, top: 84, bottom: BELOW_AXIS, ...AROUND_LABELS },
    xAxis: {
      type: "value",
      min: 0,
      max: last,
      interval,
      splitLine: { lineStyle: { color: "#e6e6e6" } },
      axisLabel: {
        hideOverlap: true,
        formatter: (slot: number) =>
          interval > 1 || (start + slot) % 4 === 0 || slot === 0
            ? formatQuarter(start + slot, language)
            : "",
      },
    },
    yAxis: { type: "category", inverse: true, data: all.map(({ platform }) => platform) },
    series: [
      {
        type: "bar",
        stack: "work",
        silent: true,
        name: "",
        itemStyle: { color: "transparent" },
        data: all.map(({ from }) => from - start),
      },
      ...bars,
      {
        type: "line",
        name: TEXTS.deadline[language],
        symbol: "diamond",
        symbolSize: 11,
        lineStyle: { width: 0, opacity: 0 },
        itemStyle: { color: COLOURS.limit },
        data: marks,
      },
    ],
  };
  const height = 130 + LINE * Math.max(4, all.length);
  const title = TEXTS.planTitle[language];
  return toSvg(chart, { width: WIDTH, height, title, source: PLANNED, date, language });
}
