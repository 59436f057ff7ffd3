/** The law as CrossGuard policies: one a rule, all mandatory, and what cannot be judged is a violation. */
import type {
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
} from "@pulumi/policy";
import type { Fact } from "../sovereignty/facts.ts";
import {
  type Alliance,
  crashed,
  formatViolation,
  formatViolations,
  judgeBy,
  judgeStateBy,
  RESOURCE_RULES,
  STATE_RULES,
  type Violation,
} from "../sovereignty/index.ts";
import type { RuleMessages } from "../sovereignty/law.ts";
import { DEFAULT_CONNECTION, OPENSTACK_PROVIDER, toConnection, toFact } from "./fact.ts";
import { type Jurisdiction, jurisdictionOf } from "./registry.ts";
import { seen } from "./seen.ts";

/** The policies; `folders` are where the judged program may be. */
export function policies(
  alliance: Alliance,
  folders: readonly string[],
): ResourceValidationPolicy[] {
  const jurisdictions = new Map<string, Jurisdiction>();
  const jurisdictionFor = (urn: string) => {
    const stack = urn.split("::", 2).join("::");
    const jurisdiction = jurisdictions.get(stack) ?? jurisdictionOf(urn, alliance, folders);
    jurisdictions.set(stack, jurisdiction);
    return jurisdiction;
  };
  return [
    ...RESOURCE_RULES.map((rule) =>
      policy(rule, (args, report) =>
        tell(rule.name, args, report, jurisdictionFor, ({ context, state }) => {
          // A recorded state was made in another environment than this one.
          const cloud = state === undefined ? undefined : process.env.OS_CLOUD;
          return judgeBy(rule, factOf(args, cloud), context);
        }),
      ),
    ),
    // The stack's own resource comes first, so a wrong state stops an update before anything else.
    ...STATE_RULES.map((rule) =>
      policy(rule, (args, report) => {
        if (args.type !== "pulumi:pulumi:Stack") return;
        tell(rule.name, args, report, jurisdictionFor, ({ context, state }) => {
          return state === undefined ? [] : judgeStateBy(rule, state, context);
        });
      }),
    ),
  ];
}

function policy(
  { name, messages }: { name: string; messages: RuleMessages },
  validateResource: (args: ResourceValidationArgs, report: ReportViolation) => void,
): ResourceValidationPolicy {
  const description = `${messages.title.fr} / ${messages.title.en}`;
  return {
    name,
    description,
    enforcementLevel: "mandatory",
    severity: "critical",
    validateResource,
  };
}

/** CrossGuard would turn an unknown value into advice, and a crash into a stack trace. */
function tell(
  rule: string,
  { urn }: ResourceValidationArgs,
  report: ReportViolation,
  jurisdictionFor: (urn: string) => Jurisdiction,
  violationsOf: (jurisdiction: Jurisdiction) => Violation[],
): void {
  let jurisdiction: Jurisdiction | undefined;
  try {
    jurisdiction = jurisdictionFor(urn);
    const violations = violationsOf(jurisdiction);
    if (violations.length > 0) report(formatViolations(violations, jurisdiction.language));
  } catch (error) {
    report(formatViolation(crashed(rule, urn, error), jurisdiction?.language ?? "fr"));
  }
}

function factOf(
  { urn, type, name, props, provider }: ResourceValidationArgs,
  ambientCloud: string | undefined,
): Fact {
  const properties = seen(props);
  if (type === OPENSTACK_PROVIDER) {
    return toFact(urn, type, properties, toConnection(name, properties, ambientCloud));
  }
  const connection = provider && toConnection(provider.name, seen(provider.props), ambientCloud);
  return toFact(urn, type, properties, connection ?? DEFAULT_CONNECTION);
}
