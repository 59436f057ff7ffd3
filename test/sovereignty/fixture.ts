/** The registry the tests judge by, and the samples of a rule. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  type Alliance,
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

export const alliance: Alliance = parseAlliance(allianceData());

export interface Sample {
  readonly name: string;
  readonly case?: string;
  readonly site?: string;
  readonly rehearsal?: boolean;
  readonly fact?: Partial<Fact>;
  readonly state?: StateFact;
}

/** A rule's samples; `!unknown` stands for a value the gate could not see. */
export function samplesOf(rule: string): { allowed: Sample[]; denied: Sample[] } {
  const file = join(import.meta.dirname, "../../sovereignty/rules", rule, "samples.yaml");
  const unknown = { tag: "!unknown", resolve: () => UNKNOWN };
  return parse(readFileSync(file, "utf8"), { customTags: [unknown] });
}

export function contextOf({ site = "bamako", rehearsal = false }: Sample): LawContext {
  return { alliance, site, rehearsal };
}

/** A sample's fact with what the sample leaves out. */
export function factOf({ name, fact }: Sample): Fact {
  return { subject: name, type: "test:index:Thing", effects: undefined, ...fact };
}
