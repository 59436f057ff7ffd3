/** The report as a picture: for each site and resource, the promised amount beside the capacity after each loss. */

import { type Chart, filesOf, scale, toSvg } from "../../output/chart.ts";
import { COLOURS, countryColour } from "../../output/colours.ts";
import { today } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { TEXTS } from "./messages.ts";
import type { CapacityReport, LossCapacity, Names, SiteCapacity } from "./model.ts";

const PARTS = ["cores", "ramGiB", "volumeGiB"] as const;
const WIDTH = 1200;
/** Pixels: title and legend at the top, one line of panels for each site. */
const LEGEND = 78;
const PANEL = { left: 150, width: 270, gap: 85, title: 62, bar: 34, foot: 40 };

/** Three dashes, as a legend shows a dashed line. */
const DASHES = "path://M0 4h8v3H0zM12 4h8v3h-8zM24 4h8v3h-8z";

/** Capacity that can still be promised: a bar without fill. */
const OPEN = { color: "#ffffff", borderColor: "#777777", borderWidth: 1 };

/** SVG text; a resource has the same scale at every site. */
export function toPicture(
  { sites }: CapacityReport,
  names: Names,
  language: Language,
  date = today(),
): string {
  const heights = sites.map((site) => PANEL.title + PANEL.bar * rowsOf(site).length + PANEL.foot);
  const tops = heights.map((_, index) =>
    heights.slice(0, index).reduce((total, height) => total + height, LEGEND),
  );
  const panels = sites.flatMap((site, index) =>
    PARTS.map((part, column) => ({ site, part, column, top: tops[index] ?? LEGEND })),
  );
  const chart: Chart = {
    legend: { top: 44, left: "center", itemGap: 32, data: legend(names, language) },
    title: [
      { text: TEXTS.title[language], left: "center", top: 10 },
      ...panels.flatMap((panel) => titles(panel, language)),
    ],
    grid: panels.map(({ site, column, top }) => ({
      left: leftOf(column),
      width: PANEL.width,
      top: top + PANEL.title,
      height: PANEL.bar * rowsOf(site).length,
    })),
    xAxis: panels.map(({ part }, gridIndex) => ({
      gridIndex,
      ...scale(most(sites, part)),
      axisLabel: { formatter: (value: number) => formatNumber(value, language) },
    })),
    yAxis: panels.map(({ site, column }, gridIndex) => ({
      gridIndex,
      type: "category",
      inverse: true,
      axisTick: { show: false },
      axisLabel: { show: column === 0 },
      data: [
        TEXTS.promises[language],
        ...rowsOf(site)
          .slice(1)
          .map((row) => short(row, language)),
      ],
    })),
    series: panels.flatMap((panel, index) => series(panel, index, names, language)),
  };
  const height = heights.reduce((total, each) => total + each, LEGEND);
  const [title, source] = [TEXTS.title[language], filesOf(sites.map(({ site }) => site))];
  return toSvg(chart, { width: WIDTH, height, title, source, date, language });
}

/** The largest figure of a resource at any of the sites. */
function most(sites: readonly SiteCapacity[], part: Panel["part"]): number {
  const figures = sites.flatMap((site) => [
    site.offered[part],
    site.promised[part],
    ...rowsOf(site).map((row) => row?.placeable[part] ?? 0),
  ]);
  return Math.max(1, ...figures);
}

interface Panel {
  readonly site: SiteCapacity;
  readonly part: (typeof PARTS)[number];
  readonly column: number;
  readonly top: number;
}

/** The promised amounts, and below them each loss. */
function rowsOf({ building }: SiteCapacity): readonly (LossCapacity | undefined)[] {
  return [undefined, ...(building?.losses ?? [])];
}

function leftOf(column: number): number {
  return PANEL.left + column * (PANEL.width + PANEL.gap);
}

function legend({ members }: Names, language: Language) {
  const countries = Object.values(members).map(({ title }) => title[language]);
  const notPromised = { name: TEXTS.notPromised[language], itemStyle: OPEN };
  const offered = {
    name: TEXTS.offeredLine[language],
    icon: DASHES,
    itemStyle: { color: COLOURS.limit },
  };
  return [...countries, notPromised, TEXTS.carries[language], offered];
}

function titles({ site, part, column, top }: Panel, language: Language) {
  const small = { fontSize: 12, fontWeight: "normal" };
  const heading = {
    text: render(TEXTS.chart, { site: site.site }, language),
    left: 20,
    top: top + 6,
    textStyle: { fontSize: 16 },
  };
  const of = { text: TEXTS[part][language], left: leftOf(column), top: top + 36, textStyle: small };
  return column === 0 ? [heading, of] : [of];
}

function short(row: LossCapacity | undefined, language: Language): string {
  const texts = {
    none: TEXTS.noneShort,
    hosts: TEXTS.hostsShort,
    zone: TEXTS.zoneShort,
    reserve: TEXTS.reserveShort,
  };
  if (row === undefined) return "";
  return render(texts[row.loss], { zone: row.zone ?? "", hosts: row.hostsPerZone }, language);
}

function series({ site, part }: Panel, index: number, { members }: Names, language: Language) {
  const axes = { xAxisIndex: index, yAxisIndex: index };
  const bar = { type: "bar", stack: `stack-${index}`, barWidth: PANEL.bar - 12, ...axes };
  const rows = rowsOf(site);
  const first = (value: number) => rows.map((_, row) => (row === 0 ? value : "-"));
  const number = (value: number) => formatNumber(value, language);
  const label = { show: true, position: "right", color: "#333333", textBorderWidth: 0 };
  const offered = { xAxis: site.offered[part] };
  return [
    ...Object.entries(members).map(([country, { title }]) => ({
      ...bar,
      name: title[language],
      itemStyle: { color: countryColour(country) },
      data: first(site.countries.find((each) => each.country === country)?.promised[part] ?? 0),
    })),
    {
      ...bar,
      name: TEXTS.notPromised[language],
      itemStyle: OPEN,
      label: {
        ...label,
        formatter: `${number(site.promised[part])} / ${number(site.offered[part])}`,
      },
      data: first(Math.max(0, site.free[part])),
    },
    {
      ...bar,
      name: TEXTS.carries[language],
      itemStyle: { color: COLOURS.neutral },
      label: { ...label, formatter: ({ value }: { value: number }) => number(value) },
      data: rows.map((row) => row?.placeable[part] ?? "-"),
      markLine: {
        symbol: "none",
        silent: true,
        label: { show: false },
        lineStyle: { color: COLOURS.limit, type: "dashed" },
        data: [offered],
      },
    },
    // For the legend only: the line itself is a mark of the bars.
    { ...axes, type: "line", name: TEXTS.offeredLine[language], data: [] },
  ];
}
