/**
 * The rules as CrossGuard policies, all mandatory: one evaluates every rule about a resource, because the policy
 * library reads a resource's inputs again for each policy; one is about the state and one about the stack as a whole. A
 * resource that cannot be evaluated is a violation.
 */
import type {
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Alliance } from "../../alliance/model.ts";
import { evaluate, evaluateStack, evaluateState } from "../../evaluate.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { type Pack, packOf, within } from "../../packs.ts";
import { FloatingAddresses } from "../../resources/floating.ts";
import { asResource, groupingFact, isGrouping } from "../../resources/grouping.ts";
import type { Things } from "../../resources/thing.ts";
import { DEFAULT_DESTINATION, isProvider, toDestination, toFact } from "../../resources/to-fact.ts";
import { crashed, formatViolation, formatViolations, type Violation } from "../../violations.ts";
import {
  applyWaivers,
  formatWaiverProblem,
  NO_WAIVERS,
  type Waivers,
} from "../../waivers/index.ts";
import type { EstateThings } from "../estate-things.ts";
import { EarlyRelations } from "../guard/early.ts";
import { withSecrets } from "../recorded/secrets.ts";
import { BLINDED } from "../recorded/values.ts";
import { type StackContext, stackContexts } from "../registry.ts";
import { seen } from "./seen.ts";
import { toStack } from "./stack.ts";
import type { PackResults } from "./waived.ts";

/** A policy about each resource, or one about the stack. */
export type EnginePolicy = ResourceValidationPolicy & Partial<StackValidationPolicy>;

/** Options of a pack besides the registry. */
export interface PolicyOptions {
  /** @default none */
  readonly waivers?: Waivers;
  /** @default the full one */
  readonly pack?: Pack;
  /** Results for the policies that report waivers. */
  readonly results?: PackResults;
  /** The owners of the estate's things, where they are known or can be queried. @default unknown */
  readonly things?: EstateThings;
}

/** The policies; `folders` are where the evaluated program may be. */
export function policies(
  alliance: Alliance,
  folders: readonly string[],
  options: PolicyOptions = {},
): EnginePolicy[] {
  const stackContextFor = stackContexts(alliance, folders);
  const input = { stackContextFor, waivers: NO_WAIVERS, pack: packOf(undefined), ...options };
  const facts = new Map<string, Fact>();
  const addresses = new FloatingAddresses();
  const early = new EarlyRelations();
  return [
    {
      ...MANDATORY,
      name: POLICIES,
      description:
        "Chaque règle de policies/rules/, par ressource / Every rule of policies/rules/, by resource",
      validateResource: (args, report) =>
        evaluateFor(POLICIES, args, report, input, (stackContext) => {
          const { context, state } = stackContext;
          // A recorded state was created in another environment than this one.
          const cloud = state === undefined ? undefined : process.env.OS_CLOUD;
          const fact = addresses.enter(factOf(args, cloud));
          facts.set(args.urn, fact);
          // The engine gives a pack no ids during the run: only at its end can an id be matched to the stack's own
          // things.
          const known = input.things?.(stackContext, "known");
          return [...evaluate(fact, context), ...early.evaluate(fact, context, false, known)];
        }),
    },
    {
      ...MANDATORY,
      name: STATE,
      description: "L'état et sa clé / The state and its key",
      validateResource: (args, report) => {
        // The stack's own resource comes first, so a wrong state stops an update before anything else.
        if (args.type !== "pulumi:pulumi:Stack") return;
        evaluateFor(STATE, args, report, input, ({ context, state }) => {
          return state === undefined ? [] : evaluateState(state, context);
        });
      },
    },
    {
      ...MANDATORY,
      name: STACK,
      description: "La pile entière / The stack as a whole",
      validateStack: ({ resources }, report) => {
        const [first] = resources;
        if (first === undefined) return; // Nothing is left to evaluate.
        evaluateFor(STACK, first, report, input, (stackContext) => {
          const { context, state } = stackContext;
          const cloud = state === undefined ? undefined : process.env.OS_CLOUD;
          const inStack = (things: Things | undefined) =>
            evaluateStack(
              toStack(resources, facts, (args) => factOf(args, cloud), things),
              context,
            );
          const known = input.things?.(stackContext, "known");
          const found = inStack(known);
          if (known !== undefined || !found.some(({ rule }) => BY_THINGS.includes(rule)))
            return found;
          // The estate is queried only now: a stack that needs nothing of it does not wait.
          const queried = input.things?.(stackContext, "ask");
          return queried === undefined ? found : inStack(queried);
        });
      },
    },
  ];
}

/** The input of every policy. */
interface PolicyInput extends PolicyOptions {
  readonly stackContextFor: (urn: string) => StackContext;
  readonly waivers: Waivers;
  readonly pack: Pack;
}

/** Rules that need to know whose a thing is that a stack uses but does not create. */
const BY_THINGS = ["data-owner", "zone-boundary"];

const POLICIES = "policies";
const STATE = "state";
const STACK = "stack";
const MANDATORY = { enforcementLevel: "mandatory", severity: "critical" } as const;

/** CrossGuard would turn an unknown value into advice, and a crash into a stack trace. */
function evaluateFor(
  rule: string,
  { urn }: Pick<ResourceValidationArgs, "urn">,
  report: ReportViolation,
  { stackContextFor, waivers, pack, results }: PolicyInput,
  violationsOf: (stackContext: StackContext) => Violation[],
): void {
  let stackContext: StackContext | undefined;
  try {
    stackContext = stackContextFor(urn);
    const { context, language } = stackContext;
    const found = within(pack, violationsOf(stackContext));
    const applied = applyWaivers(found, waivers, { today: context.today ?? "" });
    results?.enter(urn, applied);
    const problems = applied.problems.map((problem) => formatWaiverProblem(problem, language));
    const lines = [formatViolations(applied.failed, language), ...problems].filter(Boolean);
    if (lines.length > 0) report(lines.join("\n"));
  } catch (error) {
    report(formatViolation(crashed(rule, urn, error), stackContext?.language ?? "fr"));
  }
}

function factOf(
  {
    urn,
    type,
    name,
    props,
    provider,
  }: Pick<ResourceValidationArgs, "urn" | "type" | "name" | "props" | "provider">,
  ambientCloud: string | undefined,
): Fact {
  // The engine gives each custom resource a provider, its own default one where the program names none.
  if (isGrouping(type, provider !== undefined)) return groupingFact(urn, type);
  let secret = false;
  const properties = seen(type, props, () => {
    secret = true;
    return UNKNOWN;
  });
  if (isProvider(type)) {
    return toFact(urn, type, properties, toDestination(type, name, properties, ambientCloud));
  }
  const { type: kind = "", name: called = "", props: inputs = {} } = provider ?? {};
  const known = provider && toDestination(kind, called, seen(kind, inputs), ambientCloud);
  const fact = toFact(urn, type, properties, known ?? DEFAULT_DESTINATION);
  const shown = secret
    ? withSecrets(
        fact,
        seen(type, props, () => BLINDED),
      )
    : fact;
  return asResource(shown, provider !== undefined);
}
