/** Minutes of outage of each site and its tenants as a picture: bars by owner, with the demand's or tier's limit. */

import { type Chart, filesOf, scale, toSvg } from "../../output/chart.ts";
import { COLOURS, countryColour } from "../../output/colours.ts";
import { today } from "../../output/day.ts";
import type { Language } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { outageMinutes } from "./graph/figures.ts";
import { TEXTS } from "./messages.ts";
import { toPercent } from "./percent.ts";
import type { AvailabilityReport, SiteReport } from "./report.ts";

const [WIDTH, ROW, HEAD, GAP] = [900, 26, 110, 80];
const LIMIT = COLOURS.limit;

/** SVG text; one panel a site: first the site, then its tenants, worst first; the same scale in every panel. */
export function picture({ sites }: AvailabilityReport, language: Language, date = today()): string {
  const panels = sites.map((site) => rowsOf(site, language));
  const heights = panels.map((rows) => rows.length * ROW);
  const top = (panel: number) =>
    HEAD + heights.slice(0, panel).reduce((sum, height) => sum + height + GAP, 0);
  const most = Math.max(1, ...panels.flat().flatMap(({ minutes, limit }) => [minutes, limit ?? 0]));
  const owners = [
    ...new Set(panels.flat().flatMap(({ owner }) => (owner === undefined ? [] : [owner]))),
  ].sort();
  const kinds = [
    { owner: undefined, name: TEXTS.theSite[language], color: COLOURS.site },
    ...owners.map((owner) => ({ owner, name: owner, color: countryColour(owner) })),
  ];
  const chart: Chart = {
    title: [
      { text: TEXTS.chart[language], left: "center", top: 8 },
      ...sites.map(({ site }, panel) => ({
        text: site,
        left: 20,
        top: top(panel) - 28,
        textStyle: { fontSize: 14 },
      })),
    ],
    legend: {
      data: [
        ...kinds.map(({ name, color }) => ({ name, itemStyle: { color } })),
        { name: TEXTS.allowed[language], icon: "rect", itemStyle: { color: LIMIT } },
      ],
      top: 38,
      itemGap: 24,
      selectedMode: false,
    },
    grid: sites.map((_, panel) => ({
      left: 210,
      right: 150,
      top: top(panel),
      height: heights[panel],
    })),
    xAxis: sites.map((_, gridIndex) => ({
      type: "value",
      gridIndex,
      ...scale(most),
      axisLabel: { formatter: (value: number) => formatNumber(value, language) },
    })),
    // Names on the left; figures on the right, where no limit mark crosses them.
    yAxis: panels.flatMap((rows, gridIndex) =>
      (["left", "right"] as const).map((position) => ({
        type: "category",
        gridIndex,
        position,
        inverse: true,
        data: rows.map(({ name, label }) => (position === "left" ? name : label)),
        axisLine: { show: position === "left" },
        axisLabel: { interval: 0 },
        axisTick: { show: false },
      })),
    ),
    series: panels.flatMap((rows, panel) => [
      ...kinds.map(({ owner, name, color }) => ({
        type: "bar",
        name,
        stack: `row-${panel}`,
        xAxisIndex: panel,
        yAxisIndex: 2 * panel,
        barWidth: ROW - 10,
        itemStyle: { color },
        data: rows.map((row) => (row.owner === owner ? row.minutes : null)),
      })),
      {
        name: TEXTS.allowed[language],
        type: "custom",
        xAxisIndex: panel,
        yAxisIndex: 2 * panel,
        itemStyle: { color: LIMIT },
        z: 3,
        data: rows.flatMap(({ limit }, row) => (limit === undefined ? [] : [[limit, row]])),
        renderItem: tick,
      },
    ]),
  };
  const height = top(panels.length) - GAP + 50;
  const [title, source] = [TEXTS.chart[language], filesOf(sites.map(({ site }) => site))];
  return toSvg(chart, { width: WIDTH, height, title, source, date, language });
}

/** A row of the picture; `limit` is the minutes that a demand allows. */
interface Row {
  readonly name: string;
  readonly minutes: number;
  readonly label: string;
  readonly limit: number | undefined;
  /** Member state that owns the tenant; `undefined` for the site itself. */
  readonly owner: string | undefined;
}

function rowsOf(site: SiteReport, language: Language): Row[] {
  const row = (
    name: string,
    { availability, outageMinutes: minutes }: SiteReport | SiteReport["tenants"][number],
    demand: number | null,
    owner?: string,
  ) => ({
    name,
    minutes,
    label: `${formatNumber(Math.ceil(minutes), language)} (${toPercent(availability, language)})`,
    limit: demand === null ? undefined : outageMinutes(demand),
    owner,
  });
  const tenants = [...site.tenants].sort((a, b) => b.outageMinutes - a.outageMinutes);
  return [
    row(TEXTS.theSite[language], site, site.tier.availability),
    ...tenants.map((tenant) => row(tenant.tenant, tenant, tenant.demand, tenant.owner)),
  ];
}

interface Drawing {
  value(dimension: number): number;
  coord(point: readonly number[]): readonly [number, number];
}

/** A vertical mark across the row, at the minutes allowed. */
function tick(_: unknown, drawing: Drawing) {
  const [x, y] = drawing.coord([drawing.value(0), drawing.value(1)]);
  const shape = { x: x - 1.5, y: y - ROW / 2 + 2, width: 3, height: ROW - 4 };
  return { type: "rect", shape, style: { fill: LIMIT } };
}
