/** Computes everything that the atlas shows from checked estates. Pure. */
import type { Estate } from "../../estate/estate.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import { availabilityReport } from "../../planning/availability/report.ts";
import { capacityOf } from "../../planning/capacity/report.ts";
import { failoverPlan } from "../../planning/continuity/failover-plan.ts";
import { energyReport } from "../../planning/energy/report.ts";
import { progressOf } from "../../planning/repatriation/progress.ts";
import type { Waiver } from "../../policies/waivers/model.ts";
import type { Statement } from "../compliance/model.ts";
import type { DriftFile } from "../drift/read.ts";
import type { Atlas } from "./model.ts";

/** The sources of an atlas. */
export interface Sources {
  /** Every open site, at least one. */
  readonly estates: readonly Estate[];
  readonly repatriation?: Repatriation | undefined;
  readonly waivers: Readonly<Record<string, Waiver>>;
  /** Day (UTC), `2026-11-30`. */
  readonly day: string;
  /** Commit of the files. @default unknown */
  readonly revision?: string;
  /** Drift reports, one for each site at most. @default none */
  readonly drift?: readonly DriftFile[];
  /** @default none */
  readonly statement?: Statement | undefined;
}

/** Throws if there is no estate: an atlas of nothing would say that all is well. */
export function atlasOf(sources: Sources): Atlas {
  const { estates, repatriation, waivers, day, revision, drift = [], statement } = sources;
  const [first] = estates;
  if (first === undefined) throw new Error("an atlas has at least one estate");
  const { alliance } = first;
  const owners = Object.keys(alliance.members);
  return {
    day,
    ...(revision !== undefined && { revision }),
    estates,
    alliance,
    repatriation,
    waivers,
    contracts: Object.entries(alliance.contracts).map(([name, { start, end }]) => ({
      name,
      inTerm: start <= day && day <= end,
    })),
    reports: {
      capacity: { sites: estates.map((estate) => capacityOf(estate, estates)) },
      availability: availabilityReport(estates, estates),
      energy: energyReport(estates),
      repatriation: progressOf(repatriation, day, owners, Object.keys(alliance.classes)),
      failover: Object.fromEntries(
        estates.map((estate) => [estate.siteKey, failoverPlan(estate, estates)]),
      ),
      drift: Object.fromEntries(drift.map(({ report }) => [report.site, report])),
      ...(statement && { compliance: statement }),
    },
  };
}
