/** The report as tables for people. */
import { type Language, render } from "../../output/message.ts";
import { formatNumber, formatPercent } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { TEXTS } from "./messages.ts";
import { toPercent } from "./percent.ts";
import type { AvailabilityReport, PartReport, SiteReport, TenantReport } from "./report.ts";

export function toText({ sites, undescribed }: AvailabilityReport, language: Language): string {
  return [
    ...sites.map((site) => siteText(site, language)),
    ...undescribed.map((site) => render(TEXTS.undescribed, { site }, language)),
    ...(sites.length > 0 ? [assumptions(language)] : []),
  ].join("\n\n");
}

function siteText(report: SiteReport, language: Language): string {
  const { site, availability, outageMinutes, tier, singlePoints, parts } = report;
  const values = {
    site,
    figure: toPercent(availability, language),
    minutes: Math.ceil(outageMinutes),
    level: tier.level,
    demanded: formatPercent(tier.availability, language, 3),
  };
  const named = parts
    .filter(({ name }) => singlePoints.includes(name))
    .map(({ name, kind }) => (kind === "cause" ? render(TEXTS.cause, { name }, language) : name));
  const names = named.join(", ") || TEXTS.none[language];
  return [
    render(TEXTS.heading, values, language),
    render(TEXTS.singlePoints, { names }, language),
    TEXTS[report.concurrentlyMaintainable ? "maintainable" : "notMaintainable"][language],
    "",
    tenantTable(report.tenants, language),
    "",
    partTable(report, language),
  ].join("\n");
}

function tenantTable(tenants: readonly TenantReport[], language: Language): string {
  const columns = [
    { title: TEXTS.tenant[language] },
    { title: TEXTS.figure[language], numeric: true },
    { title: TEXTS.minutes[language], numeric: true },
    { title: TEXTS.demand[language], numeric: true },
    { title: TEXTS.met[language] },
    { title: TEXTS.alone[language] },
  ];
  const rows = tenants.map(({ tenant, availability, outageMinutes, demand, met, ...rest }) => [
    tenant,
    toPercent(availability, language),
    formatNumber(Math.ceil(outageMinutes), language),
    demand === null ? "—" : formatPercent(demand, language, 3),
    met === null ? "—" : TEXTS[met ? "yes" : "no"][language],
    rest.standby
      ? render(TEXTS.standby, { site: rest.standby.site }, language)
      : rest.singlePoints.join(", ") || TEXTS.none[language],
  ]);
  return toTable(columns, rows);
}

function partTable({ parts }: SiteReport, language: Language): string {
  const columns = [
    { title: TEXTS.element[language] },
    { title: TEXTS.own[language], numeric: true },
    { title: TEXTS.removable[language] },
    { title: TEXTS.without[language], numeric: true },
    { title: TEXTS.owed[language], numeric: true },
  ];
  const shown = (part: PartReport) => Math.round(part.minutesOwed * 10);
  const most = [...parts].sort((a, b) => shown(b) - shown(a)); // stable: equal ones stay sorted by name
  const rows = most.map(({ name, kind, own, maintainable, without, minutesOwed }) => [
    kind === "cause" ? render(TEXTS.cause, { name }, language) : name,
    toPercent(own, language),
    maintainable === null ? "—" : TEXTS[maintainable ? "yes" : "no"][language],
    toPercent(without, language),
    formatNumber(minutesOwed, language, 1),
  ]);
  return toTable(columns, rows);
}

function assumptions(language: Language): string {
  const lines = [TEXTS.independent, TEXTS.saved, TEXTS.placing, TEXTS.servers];
  return [TEXTS.assumptions[language], ...lines.map((line) => `- ${line[language]}`)].join("\n");
}
