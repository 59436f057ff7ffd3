/**
 * The policies that report waivers: waived violations as advice with the waiver's last day, and waivers that cover
 * nothing.
 */
import type { Policies, ReportViolation } from "@pulumi/policy";
import type { Violation } from "../../violations.ts";
import {
  type AppliedWaivers,
  applyWaivers,
  formatWaived,
  formatWaiverProblem,
  type Waived,
  type Waivers,
} from "../../waivers/index.ts";
import type { StackContext } from "../registry.ts";

/** The results of one run so far. */
export interface PackResults {
  enter(urn: string, applied: AppliedWaivers): void;
  /** The waived violations of a resource; returned once. */
  take(urn: string): readonly Waived[];
  /** The waived violations not taken yet: found about the stack as a whole, after its resources were evaluated. */
  rest(): readonly Waived[];
  /** Whether a resource was evaluated at all. */
  knows(urn: string): boolean;
  /** All violations, waived or not. */
  readonly raw: readonly Violation[];
}

/** Empty results. */
export function openResults(): PackResults {
  const raw: Violation[] = [];
  const evaluated = new Set<string>();
  const waived = new Map<string, Waived[]>();
  return {
    raw,
    enter(urn, applied) {
      evaluated.add(urn);
      raw.push(...applied.raw);
      waived.set(urn, [...(waived.get(urn) ?? []), ...applied.waived]);
    },
    take(urn) {
      const found = waived.get(urn) ?? [];
      waived.delete(urn);
      return found;
    },
    rest() {
      const found = [...waived.values()].flat();
      waived.clear();
      return found;
    },
    knows: (urn) => evaluated.has(urn),
  };
}

/** The policies that report waivers; none without waivers, because each policy costs a reading of every resource. */
export function waiverPolicies(
  waivers: Waivers,
  results: PackResults,
  stackContextFor: (urn: string) => StackContext,
): Policies {
  if (Object.keys(waivers.sound).length === 0) return [];
  const advise = (urn: string, found: readonly Waived[], report: ReportViolation) => {
    const { language } = stackContextFor(urn);
    const lines = found.map((waived) => formatWaived(waived, language));
    if (lines.length > 0) report(lines.join("\n"));
  };
  return [
    {
      ...ADVICE,
      name: "waived",
      validateResource: ({ urn }, report) => advise(urn, results.take(urn), report),
    },
    {
      ...ADVICE,
      name: "waived-in-stack",
      validateStack: ({ resources: [first] }, report) => {
        if (first !== undefined) advise(first.urn, results.rest(), report);
      },
    },
    {
      name: "waivers",
      description: "Dérogations sans objet / Waivers that cover nothing",
      enforcementLevel: "mandatory",
      severity: "critical",
      validateStack: ({ resources }, report) => {
        const [first] = resources;
        if (first === undefined) return;
        const { context, language } = stackContextFor(first.urn);
        const whole = `${first.urn.split("::", 2).join("::")}::`;
        const view = { today: context.today ?? "", whole };
        const { problems } = applyWaivers(
          results.raw,
          reportable(waivers, resources, results),
          view,
        );
        const lines = problems.map((problem) => formatWaiverProblem(problem, language));
        if (lines.length > 0) report(lines.join("\n"));
      },
    },
  ];
}

const ADVICE = {
  description: "Dérogations en cours / Waivers in force",
  enforcementLevel: "advisory",
} as const;

/**
 * The waivers that can be reported as covering nothing: resources that were read, or left alone by a targeted run, were
 * not evaluated.
 */
function reportable(
  waivers: Waivers,
  resources: readonly { readonly urn: string }[],
  results: PackResults,
): Waivers {
  const unevaluated = new Set(resources.map(({ urn }) => urn).filter((urn) => !results.knows(urn)));
  const sound = Object.entries(waivers.sound).filter(([, { scope }]) => !unevaluated.has(scope));
  return { ...waivers, sound: Object.fromEntries(sound) };
}
