/** The energy of each month, by member state, as a picture: one panel a site. */
import type { Language } from "../../sovereignty/text.ts";
import { type Chart, toSvg } from "../report/chart.ts";
import { TEXTS } from "./messages.ts";
import type { EnergyReport, SiteEnergy } from "./report.ts";

const [WIDTH, PANEL, MARGIN] = [900, 270, 100];

/** SVG text; members have the same colour in every panel. */
export function picture({ sites }: EnergyReport, language: Language): string {
  const members = [
    ...new Set(sites.flatMap((site) => site.members.map(({ name }) => name))),
  ].sort();
  const names = [...members, TEXTS.unreserved[language]];
  const top = (panel: number) => MARGIN + panel * PANEL;
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
    legend: { data: names, top: 36 },
    grid: sites.map((_, panel) => ({ left: 70, right: 30, top: top(panel), height: PANEL - 80 })),
    xAxis: sites.map((_, gridIndex) => ({ type: "category", gridIndex, data: months(language) })),
    yAxis: sites.map((_, gridIndex) => ({ type: "value", gridIndex })),
    series: sites.flatMap((site, panel) =>
      names.map((name) => ({
        name,
        type: "bar",
        stack: site.site,
        xAxisIndex: panel,
        yAxisIndex: panel,
        data: site.kWhByMonth.map((kWh) => (kWh * partIn(site, name)) / 1000),
      })),
    ),
  };
  return toSvg(chart, WIDTH, MARGIN + sites.length * PANEL);
}

/** A member's part of a site's energy; whoever is no member is what nobody reserved. */
function partIn({ members, unreserved }: SiteEnergy, name: string): number {
  const member = members.find((one) => one.name === name);
  if (member !== undefined) return member.part;
  return /^[A-Z]{2}$/.test(name) ? 0 : unreserved.part;
}

function months(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
}
