/** Everything from which the documents of a bundle follow: nothing else of this machine or this moment is in them. */
import type { Language } from "../../output/message.ts";
import type { Waiver } from "../../policies/waivers/index.ts";
import type { Report } from "../audit/model.ts";
import type { Digests } from "./model.ts";

export interface BundleSource {
  readonly digests: Digests;
  /** The audit's report in each language; they differ in their texts only. */
  readonly reports: Readonly<Record<Language, Report>>;
  /** The waivers without faults, by their keys. */
  readonly waivers: Readonly<Record<string, Waiver>>;
}
