/** The registry the tests judge by, and the samples of a rule. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  type Alliance,
  clusterLaw,
  type Fact,
  type LawContext,
  parseAlliance,
  type StateFact,
  UNKNOWN,
} from "../../sovereignty/index.ts";

export const ALLIANCE_FILE = join(import.meta.dirname, "fixtures/alliance.yaml");

/** The registry as plain data, to be broken by a test. */
export function allianceData(): Record<string, unknown> {
  return parse(readFileSync(ALLIANCE_FILE, "utf8"));
}

/** A day on which the contracts that have not ended are in force. */
export const TODAY = "2026-11-24";

export const alliance: Alliance = parseAlliance(allianceData());

export interface Sample {
  readonly name: string;
  readonly case?: string;
  readonly site?: string;
  readonly rehearsal?: boolean;
  /** The day of the judgement; `null` for none. */
  readonly today?: string | null;
  readonly fact?: Partial<Fact>;
  readonly state?: StateFact;
}

/** A rule's samples; `!unknown` stands for a value the gate could not see. */
export function samplesOf(rule: string): { allowed: Sample[]; denied: Sample[] } {
  const file = join(import.meta.dirname, "../../sovereignty/rules", rule, "samples.yaml");
  const unknown = { tag: "!unknown", resolve: () => UNKNOWN };
  return parse(readFileSync(file, "utf8"), { customTags: [unknown], merge: true });
}

/** What the gate knows of one cluster: citizen data of Mali, load balancers in namespace `front`. */
export const appsLaw = clusterLaw(
  alliance,
  {
    site: "bamako",
    tenant: "tax",
    cluster: "apps",
    owner: "ML",
    dataClass: "citizen",
    loadBalancers: ["front"],
  },
  TODAY,
);

export function contextOf(sample: Sample): LawContext {
  const { site = "bamako", rehearsal = false, today = TODAY } = sample;
  const clusters = { "bamako/tax/apps": appsLaw };
  return { alliance, site, rehearsal, today: today ?? undefined, clusters };
}

/** A sample's fact with what the sample leaves out. */
export function factOf({ name, fact }: Sample): Fact {
  return { subject: name, type: "test:index:Thing", effects: undefined, ...fact };
}
