/** The report as tables for people. */
import type { Language } from "../../output/message.ts";
import { render } from "../../output/message.ts";
import { formatNumber, formatPercent } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { TEXTS } from "./messages.ts";
import type { EnergyReport, Part, SiteEnergy } from "./report.ts";

export function toText({ sites, undeclared }: EnergyReport, language: Language): string {
  return [
    ...sites.map((site) => siteText(site, language)),
    ...undeclared.map((site) => render(TEXTS.undeclared, { site }, language)),
  ].join("\n\n");
}

function siteText(report: SiteEnergy, language: Language): string {
  const { site, power, kWh, pue, pueByMonth, averageLoad, tenants, members, source } = report;
  const number = (value: number, digits = 0) => formatNumber(value, language, digits);
  const unreserved = { name: TEXTS.unreserved[language], ...report.unreserved };
  const table = (title: string, parts: readonly Part[]) =>
    toTable(
      [
        { title },
        { title: TEXTS.kWh[language], numeric: true },
        { title: TEXTS.part[language], numeric: true },
      ],
      parts.map((part) => [part.name, number(part.kWh), formatPercent(part.part, language)]),
    );
  const powers = { ...power, cores: report.reservedCores };
  return [
    render(TEXTS.heading, { site, kWh, pue }, language),
    render(TEXTS.power, powers, language),
    "",
    table(TEXTS.member[language], [...members, unreserved]),
    "",
    table(TEXTS.tenant[language], [...tenants, unreserved]),
    "",
    TEXTS.assumptions[language],
    ...[
      render(TEXTS.load, { load: formatPercent(averageLoad, language, 0) }, language),
      render(TEXTS.year, { pue: pueByMonth.map((one) => number(one, 2)).join("; ") }, language),
      TEXTS.sharing[language],
      render(TEXTS.source, { source }, language),
    ].map((line) => `- ${line}`),
  ].join("\n");
}
