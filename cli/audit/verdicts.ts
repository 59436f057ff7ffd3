/** A recording before the law: every violation, and what each rule was asked about. */

import type { Mark, Recorded, Recording } from "../../policies/recorded/index.ts";
import {
  type Fact,
  judge,
  judgeStack,
  judgeState,
  type LawContext,
  RESOURCE_RULES,
  type Rule,
  STACK_RULES,
  STATE_RULES,
  type StateFact,
  type Violation,
} from "../../sovereignty/index.ts";

/** A violation, and what the file says beside it. */
export interface Verdict extends Violation {
  /** Whether the program asked for it, or only the cloud's answers show it: somebody changed it by hand. */
  readonly seenIn: "inputs" | "outputs";
  readonly marks: readonly Mark[];
  /** Where its resource is in the file; absent for what is about the whole stack or its state. */
  readonly path?: readonly (string | number)[];
}

export interface Verdicts {
  readonly raw: readonly Verdict[];
  /** Subjects by rule, for each rule that had something to judge. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Judges every resource, the stack as a whole and, where its place is told, the state. */
export function verdictsOf(
  { resources, used, whole }: Recording,
  context: LawContext,
  state: StateFact | undefined,
): Verdicts {
  const asked = new Map<string, Set<string>>();
  const ask = (rule: string, subject: string) => {
    asked.set(rule, (asked.get(rule) ?? new Set()).add(subject));
  };
  for (const { declared, actual } of resources) {
    for (const rule of RESOURCE_RULES) {
      const facts = actual === undefined ? [declared] : [declared, actual];
      if (facts.some((fact) => concerns(rule, fact, context))) ask(rule.name, declared.subject);
    }
  }
  const lasting = resources.filter(
    ({ marks }) => !marks.some((mark) => mark.startsWith("pending")),
  );
  // Another site's things are of another cloud.
  const here = used.filter(({ labelledSite }) => labelledSite === context.site);
  const facts = [...lasting.map(({ declared, actual }) => actual ?? declared), ...here];
  const stack = { facts, whole };
  for (const rule of STACK_RULES) ask(rule.name, context.site);
  if (state !== undefined) for (const rule of STATE_RULES) ask(rule.name, context.site);

  const places = new Map(resources.map((one) => [one.declared.subject, one]));
  const aboutStack = [
    ...judgeStack(stack, context),
    ...(state === undefined ? [] : judgeState(state, context)),
  ].map((violation): Verdict => {
    const { marks = [], path } = places.get(violation.subject) ?? {};
    return { ...violation, seenIn: "inputs", marks, ...(path && { path }) };
  });
  return { raw: [...resources.flatMap((one) => judged(one, context)), ...aboutStack], asked };
}

/** What the program asked for is told first; of the cloud's answers only what is new. */
function judged({ declared, actual, marks, path }: Recorded, context: LawContext): Verdict[] {
  const asked = judge(declared, context);
  const known = new Set(asked.map(keyOf));
  const answered = actual === undefined ? [] : judge(actual, context);
  return [
    ...asked.map((violation): Verdict => ({ ...violation, seenIn: "inputs", marks, path })),
    ...answered
      .filter((violation) => !known.has(keyOf(violation)))
      .map((violation): Verdict => ({ ...violation, seenIn: "outputs", marks, path })),
  ];
}

function keyOf({ rule, case: found, values }: Violation): string {
  return JSON.stringify([rule, found, values]);
}

/** What every fact has, whatever it is: a rule that finds nothing but these had nothing to judge. */
const ALWAYS: ReadonlySet<PropertyKey> = new Set([
  "subject",
  "type",
  "effects",
  "labelledByParent",
  "asks",
]);

/**
 * Whether a rule had anything to judge in a fact: it found something in what it looked at, or looks
 * at nothing but the type. Rules do not say what they are about; what they read does.
 */
function concerns(rule: Rule<Fact>, fact: Fact, context: LawContext): boolean {
  const looked = { at: false, found: false };
  const watched = new Proxy(fact, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (!ALWAYS.has(key)) {
        looked.at = true;
        looked.found ||= value !== undefined;
      }
      return value;
    },
  });
  try {
    rule.find(watched, context);
  } catch {
    return true; // told as a violation of its own
  }
  return looked.found || !looked.at;
}
