/** What the atlas shows: the reports of `estate`, unchanged, and the files that they are computed from. */
import type { Estate } from "../../estate/estate.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import type { Report as DriftReport } from "../../operations/drift/model.ts";
import type { AvailabilityReport } from "../../planning/availability/report.ts";
import type { CapacityReport } from "../../planning/capacity/model.ts";
import type { Failover } from "../../planning/continuity/model.ts";
import type { EnergyReport } from "../../planning/energy/report.ts";
import type { Progress } from "../../planning/repatriation/progress.ts";
import type { Waiver } from "../../policies/waivers/model.ts";
import type { Statement } from "../compliance/model.ts";

/** The reports whose figures the atlas shows; each value equals the `--json` of the command of the same name. */
export interface Reports {
  readonly capacity: CapacityReport;
  readonly availability: AvailabilityReport;
  readonly energy: EnergyReport;
  readonly repatriation: Progress;
  /** By site: the consequences of its loss. */
  readonly failover: Readonly<Record<string, Failover>>;
  /** By site: the drift report that was given; the cloud of any other site was not compared. */
  readonly drift: Readonly<Record<string, DriftReport>>;
  /** The compliance statement that was given; without one, no recorded state was evaluated. */
  readonly compliance?: Statement;
}

/** One contract on copies of data, as the program reads it on the day of the atlas. */
export interface ContractState {
  readonly name: string;
  /** Whether the day is within its term; the check of the files has compared its countersignatures. */
  readonly inTerm: boolean;
}

export interface Atlas {
  /** Day (UTC) of the computation. */
  readonly day: string;
  /** Commit of the files, if the caller knows it. */
  readonly revision?: string;
  /** Every open site. */
  readonly estates: readonly Estate[];
  readonly alliance: Estate["alliance"];
  readonly repatriation?: Repatriation | undefined;
  readonly waivers: Readonly<Record<string, Waiver>>;
  readonly contracts: readonly ContractState[];
  readonly reports: Reports;
}
