/** The law as CrossGuard policies: one a rule, all mandatory, and what cannot be judged is a violation. */
import {
  type ReportViolation,
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
  UnknownValueError,
} from "@pulumi/policy";
import { UNKNOWN } from "../sovereignty/facts.ts";
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
import { READ } from "./read.ts";
import { type Bench, benchOf } from "./registry.ts";

/** The policies; `folders` are where the judged program may be. */
export function policies(
  alliance: Alliance,
  folders: readonly string[],
): ResourceValidationPolicy[] {
  const benches = new Map<string, Bench>();
  const benchFor = (urn: string) => {
    const stack = urn.split("::", 2).join("::");
    const bench = benches.get(stack) ?? benchOf(urn, alliance, folders);
    benches.set(stack, bench);
    return bench;
  };
  return [
    ...RESOURCE_RULES.map((rule) =>
      policy(rule, (args, report) =>
        tell(rule.name, args, report, benchFor, ({ context }) => {
          return judgeBy(rule, factOf(args), context);
        }),
      ),
    ),
    // The stack's own resource comes first, so a wrong state stops an update before anything else.
    ...STATE_RULES.map((rule) =>
      policy(rule, (args, report) => {
        if (args.type !== "pulumi:pulumi:Stack") return;
        tell(rule.name, args, report, benchFor, ({ context, state }) => {
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
  benchFor: (urn: string) => Bench,
  violationsOf: (bench: Bench) => Violation[],
): void {
  let bench: Bench | undefined;
  try {
    bench = benchFor(urn);
    const violations = violationsOf(bench);
    if (violations.length > 0) report(formatViolations(violations, bench.language));
  } catch (error) {
    report(formatViolation(crashed(rule, urn, error), bench?.language ?? "fr"));
  }
}

function factOf({ urn, type, name, props, provider }: ResourceValidationArgs) {
  const properties = seen(props);
  if (type === OPENSTACK_PROVIDER) {
    return toFact(urn, type, properties, toConnection(name, properties));
  }
  const connection = provider && toConnection(provider.name, seen(provider.props));
  return toFact(urn, type, properties, connection ?? DEFAULT_CONNECTION);
}

/** The properties the law reads, with `UNKNOWN` where looking at one throws. */
function seen(props: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(READ.map((key) => [key, look(() => props[key])]));
}

function look(get: () => unknown): unknown {
  let value: unknown;
  try {
    value = get();
  } catch (error) {
    if (error instanceof UnknownValueError) return UNKNOWN;
    throw error;
  }
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    return Array.from({ length: list.length }, (_, index) => look(() => list[index]));
  }
  if (typeof value !== "object" || value === null) return value;
  const map = value as Record<string, unknown>;
  return Object.fromEntries(Object.keys(map).map((key) => [key, look(() => map[key])]));
}
