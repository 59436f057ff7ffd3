/** The energy of each month, by member state, as a picture: one panel for each site, all with the same scale. */

import { type Chart, filesOf, scale, toSvg } from "../../output/chart.ts";
import { COLOURS, countryColour } from "../../output/colours.ts";
import { today } from "../../output/day.ts";
import type { Language } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { TEXTS } from "./messages.ts";
import type { EnergyReport, SiteEnergy } from "./report.ts";

const [WIDTH, PANEL, MARGIN] = [900, 270, 106];

/** SVG text; unreserved energy has no country's colour. */
export function picture({ sites }: EnergyReport, language: Language, date = today()): string {
  const members = [
    ...new Set(sites.flatMap((site) => site.members.map(({ name }) => name))),
  ].sort();
  const names = [...members, TEXTS.unreserved[language]];
  const most = Math.max(1, ...sites.flatMap((site) => site.kWhByMonth.map((kWh) => kWh / 1000)));
  const top = (panel: number) => MARGIN + panel * PANEL;
  const chart: Chart = {
    title: [
      { text: TEXTS.chart[language], left: "center", top: 8 },
      ...sites.map(({ site }, panel) => ({
        text: site,
        left: 20,
        top: top(panel) - 36,
        textStyle: { fontSize: 14 },
      })),
    ],
    legend: { data: names, top: 36, itemGap: 24 },
    grid: sites.map((_, panel) => ({ left: 70, right: 30, top: top(panel), height: PANEL - 80 })),
    xAxis: sites.map((_, gridIndex) => ({ type: "category", gridIndex, data: months(language) })),
    yAxis: sites.map((_, gridIndex) => ({
      type: "value",
      gridIndex,
      ...scale(most),
      axisLabel: { formatter: (value: number) => formatNumber(value, language) },
    })),
    series: sites.flatMap((site, panel) =>
      names.map((name) => ({
        name,
        type: "bar",
        stack: site.site,
        itemStyle: { color: members.includes(name) ? countryColour(name) : COLOURS.neutral },
        xAxisIndex: panel,
        yAxisIndex: panel,
        data: site.kWhByMonth.map((kWh) => (kWh * partIn(site, name)) / 1000),
      })),
    ),
  };
  const height = MARGIN + sites.length * PANEL;
  const [title, source] = [TEXTS.chart[language], filesOf(sites.map(({ site }) => site))];
  return toSvg(chart, { width: WIDTH, height, title, source, date, language });
}

/** A member's part of a site's energy; any other name is the unreserved part. */
function partIn({ members, unreserved }: SiteEnergy, name: string): number {
  const member = members.find((one) => one.name === name);
  if (member !== undefined) return member.part;
  return /^[A-Z]{2}$/.test(name) ? 0 : unreserved.part;
}

function months(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
}
