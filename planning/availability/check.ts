/** Checks the availability of a site's topology: at least its tier's, and at least each tenant's demand. */

import { eachTenant, type SiteContext, type TenantContext } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import type { Source } from "../../estate/load/source.ts";
import type { Facility, SiteFile } from "../../estate/model/index.ts";
import { type Message, renderEach } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { facilityFaults } from "../capacity/check-facility.ts";
import { adviceFor } from "./advice.ts";
import { ADVICE, CHANGES } from "./change-messages.ts";
import { AVAILABILITY } from "./check-messages.ts";
import { cutPercent, outageMinutes, reaches } from "./graph/figures.ts";
import { type Place, serviceFigure } from "./service.ts";
import { analysisOf, siteGraph } from "./site.ts";
import { topologyFaults } from "./topology-faults.ts";

/** Most single points of failure that an issue about a tenant names. */
const NAMED = 6;

/**
 * A site with a facility file reaches its tier's figure, and from tier III on is maintainable without an outage.
 */
export function tier(context: SiteContext): Issue[] {
  const { allianceSite, facility } = context;
  if (facility === undefined) return [];
  const { level, availability: want } = allianceSite.tier;
  const graph = siteGraph(facility.data);
  if (isMissing(context)) return [issue(facility.at([]), AVAILABILITY.topologyMissing, { level })];
  if (graph === undefined) return [];
  const faults = topologyFaults(facility.data);
  if (faults.length > 0) {
    return faults.map(({ path, kind, values }) => issue(facility.at(path), kind, values));
  }
  const analysis = analysisOf(graph);
  if (analysis === undefined)
    return [issue(facility.at(["topology"]), AVAILABILITY.topologyIntricate)];
  const { availability, parts, singlePoints, unmaintainable } = analysis;
  const [best] = [...parts].sort((a, b) => b.doubled - a.doubled);
  const values = {
    got: cutPercent(availability),
    minutes: Math.ceil(outageMinutes(availability)),
    want,
    level,
    singles: choice(singlePoints),
    best: best?.name ?? "—",
    doubled: cutPercent(best?.doubled ?? availability),
  };
  return [
    ...(reaches(availability, want)
      ? []
      : [issue(facility.at(["topology", "service"]), AVAILABILITY.tierFigure, values)]),
    ...(level === "II" ? [] : unmaintainable).map((name) => {
      const users = Object.entries({ ...graph.elements, ...graph.groups }).filter(([, part]) =>
        ("of" in part ? part.of : (part.needs ?? [])).includes(name),
      );
      const at = facility.at(["topology", "elements", name]);
      const service = graph.root.includes(name) ? ["service"] : [];
      const named = choice([...users.map(([user]) => user), ...service]);
      return issue(at, AVAILABILITY.notMaintainable, { name, level, users: named });
    }),
  ];
}

/** From tier III on, a facility file must include a topology. */
function isMissing({ allianceSite, facility }: SiteContext): boolean {
  return facility !== undefined && !facility.data.topology && allianceSite.tier.level !== "II";
}

/** Whether the file contradicts itself or its site, so that a figure from it would be meaningless. */
function isFaulty(facility: Source<Facility>, site: SiteFile): boolean {
  return facilityFaults(facility, site).length > 0 || topologyFaults(facility.data).length > 0;
}

/** A tenant reaches its demanded availability with its declared servers and standby. */
export const demands = eachTenant((context) => {
  const { key, site, facility, tenant, sites } = context;
  const { availability: want, continuity } = tenant.data;
  if (want === undefined) return [];
  // Reported at its source; an issue for each tenant would bury that one.
  if (facility && (isMissing(context) || isFaulty(facility, site.data))) return [];
  if (!facility && sites.get(key)?.counted) return [];
  const at = tenant.at(["availability"]);
  const home = { site: site.data, facility: facility?.data };
  const faulty = continuity && isFaultyAt(context, continuity.standby);
  const standby = continuity && !faulty ? placeOf(context, continuity.standby) : undefined;
  const figure = serviceFigure(tenant.data, home, standby);
  if (figure === undefined)
    return [issue(at, AVAILABILITY.availabilityUnknown, { want, site: key })];
  const { availability } = figure;
  if (reaches(availability, want)) return [];
  if (faulty) {
    const values = { want, site: continuity.standby };
    return [issue(at, AVAILABILITY.availabilityUnknown, values)];
  }
  const { singlePoints } = figure.home;
  const rest = singlePoints.length > NAMED ? ["…"] : [];
  const values = {
    want,
    got: cutPercent(availability),
    minutes: Math.ceil(outageMinutes(availability)),
    singles: choice([...singlePoints.slice(0, NAMED), ...rest]),
  };
  const plan = { tenant: tenant.data, home, standby };
  const advice = adviceFor(plan, want, key, compliantStandbys(context));
  return [issue(at, AVAILABILITY.availabilityUnmet, { ...values, advice: adviceMessage(advice) })];
});

/** The same for another site, which may not be among the checked ones: then its figure cannot be known. */
function isFaultyAt({ sites }: SiteContext, key: string): boolean {
  const { site, facility } = sites.get(key) ?? {};
  return site !== undefined && facility !== undefined && isFaulty(facility, site.data);
}

/** A site as a place; `undefined` if its files cannot be read. */
function placeOf({ sites }: SiteContext, key: string): Place | undefined {
  const { site, facility } = sites.get(key) ?? {};
  return site && { site: site.data, facility: facility?.data };
}

/** Other open sites whose country may hold a copy of the tenant's data and process it. */
function compliantStandbys(context: TenantContext): Map<string, Place> {
  const { key, alliance, tenant } = context;
  const { classes, sites } = alliance.data;
  const { owner, dataClass } = tenant.data;
  const rights = Object.hasOwn(classes, dataClass) ? classes[dataClass] : undefined;
  const found = Object.entries(sites).flatMap(([name, { country, status }]) => {
    const place = placeOf(context, name);
    const compliant = [rights?.replicate[owner], rights?.process[owner]].every((countries) =>
      countries?.includes(country),
    );
    return place && compliant && status === "open" && name !== key ? [[name, place] as const] : [];
  });
  return new Map(found);
}

/** The advice in every language. */
function adviceMessage({ kind, changes, figures }: ReturnType<typeof adviceFor>): Message {
  if (changes.length === 0) return ADVICE.nothing;
  const figure = cutPercent(figures[0] ?? 0);
  const named = changes.map(({ key, values }, index) => {
    const change = renderEach(CHANGES[key], values);
    if (kind !== "alone") return change;
    return renderEach(ADVICE.change, { change, figure: cutPercent(figures[index] ?? 0) });
  });
  const list = {
    fr: named.map(({ fr }) => fr).join(" ; "),
    en: named.map(({ en }) => en).join("; "),
  };
  return renderEach(ADVICE[kind], { changes: list, figure });
}
