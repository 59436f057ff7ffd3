/** The self-test: before any evaluation, every rule must deny its non-compliant cases and admit its compliant ones. */

import { type Language, type Message, render } from "../output/message.ts";
import type { Alliance } from "./alliance/model.ts";
import { evaluate, evaluateStack, evaluateState } from "./evaluate.ts";
import { RULES } from "./rules/index.ts";
import { COMPLIANT, type Place, type SelfTest } from "./self-test-cases.ts";
import type { Violation } from "./violations.ts";

/** An enforcement point's conversion of input to violations. */
export interface Evaluations {
  readonly fact: (...args: Parameters<typeof evaluate>) => readonly Violation[];
  readonly state: (...args: Parameters<typeof evaluateState>) => readonly Violation[];
  /** Absent where an enforcement point never sees a whole stack: those cases are left out. */
  readonly stack?: (...args: Parameters<typeof evaluateStack>) => readonly Violation[];
}

/** Part of each report; without `passed` the report is invalid. */
export interface SelfTestResult {
  readonly selfTest: "passed" | "failed";
  /** Number of evaluated cases. */
  readonly cases: number;
  /** Cases that were not denied, or wrongly denied: `rule: case`. */
  readonly missed: readonly string[];
}

/** A case of a rule that this rule must deny. */
export type DeniedCase = SelfTest & { readonly rule: string };

/** The cases of every rule. */
export const DENIED: readonly DeniedCase[] = RULES.flatMap(({ name, selfTests }) =>
  selfTests.map((selfTest) => ({ ...selfTest, rule: name })),
);

const PLAIN: Evaluations = { fact: evaluate, state: evaluateState, stack: evaluateStack };

/**
 * Evaluates every case as an enforcement point does, in the registry's own terms. `rules` are the names of the rules
 * that the enforcement point evaluates. A registry under which nothing could be compliant fails, too.
 * @default every rule
 */
export function runSelfTest(
  alliance: Alliance,
  evaluations: Evaluations = PLAIN,
  rules?: ReadonlySet<string>,
): SelfTestResult {
  const place = compliantPlace(alliance);
  if (place === undefined) return { selfTest: "failed", cases: 0, missed: ["registry: no place"] };
  const evaluated = (selfTest: SelfTest) =>
    selfTest.stack === undefined || evaluations.stack !== undefined;
  const denied = DENIED.filter((one) => evaluated(one) && (rules?.has(one.rule) ?? true));
  const compliant = COMPLIANT.filter(evaluated);
  const missed = [
    ...denied.flatMap((one) =>
      isDenied(one, place, evaluations) ? [] : [`${one.rule}: ${one.name}`],
    ),
    ...compliant.flatMap((one) =>
      violationsOf(one, place, evaluations).length === 0 ? [] : [`compliant: ${one.name}`],
    ),
  ];
  const passed = missed.length === 0 && denied.length > 0;
  const cases = denied.length + compliant.length;
  return { selfTest: passed ? "passed" : "failed", cases, missed };
}

/** A crash does not count as a denial here: it would hide that the rule no longer evaluates. */
function isDenied(one: DeniedCase, place: Place, evaluations: Evaluations): boolean {
  return violationsOf(one, place, evaluations).some(
    ({ rule, case: kind }) => rule === one.rule && kind !== "crashed",
  );
}

function violationsOf(one: SelfTest, place: Place, { fact, state, stack }: Evaluations) {
  if (one.fact) return fact(one.fact(place), place.context);
  if (one.state) return state(one.state, place.context);
  return stack?.(one.stack(place), place.context) ?? [];
}

function compliantPlace(alliance: Alliance): Place | undefined {
  for (const [site, { status, country, region, endpoints }] of Object.entries(alliance.sites)) {
    const [authUrl] = endpoints.identity;
    if (status !== "open" || authUrl === undefined) continue;
    for (const [dataClass, { reside, process }] of Object.entries(alliance.classes)) {
      const owner = Object.keys(alliance.members).find((member) =>
        [reside, process].every((right) => right[member]?.includes(country)),
      );
      const context = { alliance, site, rehearsal: false };
      if (owner !== undefined) return { context, region, authUrl, dataClass, owner };
    }
  }
  return undefined;
}

const FAILED: Message = {
  fr: "échec de l'autotest : les règles n'évaluent plus ces cas comme il faut ({missed}) ; aucun résultat de cette exécution ne compte",
  en: "self-test failed: the rules no longer evaluate these cases correctly ({missed}); no result of this run counts",
};

/** The message that stops a run whose self-test failed. */
export function formatSelfTest({ missed }: SelfTestResult, language: Language): string {
  return render(FAILED, { missed: missed.join("; ") || "—" }, language);
}
