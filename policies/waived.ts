/** What the pack tells of waivers: what they bear, as advice with its last day, and which of them bear nothing. */
import type { Policies } from "@pulumi/policy";
import type { Violation } from "../sovereignty/index.ts";
import {
  formatWaived,
  formatWaiverProblem,
  type Settled,
  settle,
  type Waived,
  type Waivers,
} from "../sovereignty/waivers/index.ts";
import type { Jurisdiction } from "./registry.ts";

/** What one run has found so far. */
export interface Docket {
  enter(urn: string, settled: Settled): void;
  /** What is borne of a resource, once. */
  take(urn: string): readonly Waived[];
  /** Whether a resource was judged at all. */
  knows(urn: string): boolean;
  /** All that was found, borne or not. */
  readonly raw: readonly Violation[];
}

/** An empty docket. */
export function openDocket(): Docket {
  const raw: Violation[] = [];
  const judged = new Set<string>();
  const borne = new Map<string, Waived[]>();
  return {
    raw,
    enter(urn, settled) {
      judged.add(urn);
      raw.push(...settled.raw);
      borne.set(urn, [...(borne.get(urn) ?? []), ...settled.waived]);
    },
    take(urn) {
      const found = borne.get(urn) ?? [];
      borne.delete(urn);
      return found;
    },
    knows: (urn) => judged.has(urn),
  };
}

/** The policies that tell of waivers; none where there are none, for each policy costs a reading of every resource. */
export function waiverPolicies(
  waivers: Waivers,
  docket: Docket,
  jurisdictionFor: (urn: string) => Jurisdiction,
): Policies {
  if (Object.keys(waivers.sound).length === 0) return [];
  return [
    {
      name: "waived",
      description: "Dérogations en cours / Waivers in force",
      enforcementLevel: "advisory",
      validateResource: ({ urn }, report) => {
        const found = docket.take(urn);
        const { language } = jurisdictionFor(urn);
        const lines = found.map((waived) => formatWaived(waived, language));
        if (lines.length > 0) report(lines.join("\n"));
      },
    },
    {
      name: "waivers",
      description: "Dérogations sans objet / Waivers of nothing",
      enforcementLevel: "mandatory",
      severity: "critical",
      validateStack: ({ resources }, report) => {
        const [first] = resources;
        // What a targeted run or a read left unjudged may hold what a waiver is about.
        if (first === undefined || !resources.every(({ urn }) => docket.knows(urn))) return;
        const { context, language } = jurisdictionFor(first.urn);
        const whole = `${first.urn.split("::", 2).join("::")}::`;
        const { problems } = settle(docket.raw, waivers, { today: context.today ?? "", whole });
        const lines = problems.map((problem) => formatWaiverProblem(problem, language));
        if (lines.length > 0) report(lines.join("\n"));
      },
    },
  ];
}
