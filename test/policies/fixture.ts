/** The registry that the tests evaluate with, and the samples of a rule. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Alliance } from "../../policies/alliance/model.ts";
import { parseAlliance } from "../../policies/alliance/registry.ts";
import { clusterPolicy } from "../../policies/cluster-policy.ts";
import type { EvaluationContext } from "../../policies/context.ts";
import { type Fact, type StackFact, type StateFact, UNKNOWN } from "../../policies/facts/fact.ts";

export const ALLIANCE_FILE = join(import.meta.dirname, "fixtures/alliance.yaml");

/** The registry as plain data, for tests that break it. */
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
  /** The day of the evaluation; `null` for none. */
  readonly today?: string | null;
  readonly fact?: Partial<Fact>;
  readonly state?: StateFact;
  /** A whole stack: its facts, which may leave out fields. `whole` is true by default. */
  readonly stack?: { readonly facts: readonly Partial<Fact>[]; readonly whole?: boolean };
}

/** A sample that is evaluated with a registry in which one list or map is empty. */
export interface VoidSample extends Sample {
  /** The path of the emptied list or map, `sites.bamako.workloads.registries`. */
  readonly empty: string;
}

export interface Samples {
  readonly allowed: readonly Sample[];
  readonly denied: readonly Sample[];
  readonly void: readonly VoidSample[];
}

/** A rule's samples; `!unknown` stands for a value that the enforcement point cannot see. */
export function samplesOf(rule: string): Samples {
  const file = join(import.meta.dirname, "../../policies/rules", rule, "samples.yaml");
  const unknown = { tag: "!unknown", resolve: () => UNKNOWN };
  return parse(readFileSync(file, "utf8"), { customTags: [unknown], merge: true });
}

/** The policy of one cluster: citizen data of Mali, load balancers in namespace `front`. */
export const appsPolicy = clusterPolicy(
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

export function contextOf(sample: Sample, registry: Alliance = alliance): EvaluationContext {
  const { site = "bamako", rehearsal = false, today = TODAY } = sample;
  const clusters = { "bamako/tax/apps": appsPolicy };
  const tenants = {
    tax: { owner: "ML", dataClass: "citizen" },
    portal: { owner: "ML", dataClass: "public" },
  };
  return { alliance: registry, site, rehearsal, today: today ?? undefined, clusters, tenants };
}

/** The registry with the list or map at a path emptied. */
export function emptied(path: string): Alliance {
  const copy = structuredClone(alliance);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const holder = steps.reduce((here, step) => here[step] as Fields, copy as unknown as Fields);
  if (holder[last] === undefined) throw new Error(`${path} is not in the registry`);
  holder[last] = Array.isArray(holder[last]) ? [] : {};
  return copy;
}

type Fields = Record<string, unknown>;

/** A sample's stack, with the defaults that its facts leave out. */
export function stackOf({ stack }: Sample): StackFact {
  const facts = (stack?.facts ?? []).map((fact, index) => factOf({ name: `fact ${index}`, fact }));
  return { facts, whole: stack?.whole ?? true };
}

/** A sample's fact, with the defaults that the sample leaves out. */
export function factOf({ name, fact }: Sample): Fact {
  return { subject: name, type: "test:index:Thing", effects: undefined, ...fact };
}
