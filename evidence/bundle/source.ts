/** Everything from which the documents of a bundle follow: nothing else of this machine or this moment is in them. */
import type { Report as DriftReport } from "../../operations/drift/model.ts";
import type { Language } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import type { Waiver, WaiverProblem } from "../../policies/waivers/index.ts";
import type { Report } from "../audit/model.ts";
import type { Contracts } from "./contracts.ts";
import type { Facts } from "./facts.ts";
import type { Digests } from "./model.ts";

export interface BundleSource {
  readonly digests: Digests;
  /** The audit's report in each language; they differ in their texts only. */
  readonly reports: Readonly<Record<Language, Report>>;
  /** Contracts from or to the site, with who signed them. */
  readonly contracts: Contracts;
  /** The drift report of the site; absent: the cloud was not compared. */
  readonly drift?: DriftReport | undefined;
  /** The waivers without faults, by their keys. */
  readonly waivers: Readonly<Record<string, Waiver>>;
  /** What is wrong in the waivers' file on any day. */
  readonly waiverProblems: readonly WaiverProblem[];
  /** The registry with all contracts, as it was written. */
  readonly registry: Alliance;
  /** What the compliance statement takes from the files and the state. */
  readonly facts: Facts;
}
