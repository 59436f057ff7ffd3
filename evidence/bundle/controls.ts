/** Each control of each framework: satisfied, not satisfied, waived or not assessed. */
import type { Rule } from "../../policies/rule.ts";
import { RULES } from "../../policies/rules/index.ts";
import type { Report } from "../audit/model.ts";
import { controlId, FRAMEWORKS, type FrameworkKey } from "./frameworks.ts";

export const RESULTS = ["satisfied", "notSatisfied", "waived", "notAssessed"] as const;
export type ControlResult = (typeof RESULTS)[number];

/** A rule under a control. */
export interface ControlRule {
  readonly name: string;
  readonly result: ControlResult;
  /** Resources that it evaluated. */
  readonly evaluated: number;
}

export interface Control {
  readonly framework: FrameworkKey;
  readonly number: string;
  /** Its name in the OSCAL documents. */
  readonly id: string;
  readonly result: ControlResult;
  readonly rules: readonly ControlRule[];
}

/** What the results of controls follow from. */
export interface Audited extends Pick<Report, "result"> {
  readonly rules: readonly Pick<Report["rules"][number], "name" | "subjects">[];
  readonly violations: readonly Pick<Report["violations"][number], "rule" | "status">[];
}

/**
 * The result of one rule. Without a resource to evaluate, or if the audit proves nothing, it is not assessed: that
 * nothing was found is no proof then.
 */
export function ruleResult(name: string, { result, rules, violations }: Audited): ControlRule {
  const found = violations.filter(({ rule }) => rule === name);
  const evaluated = rules.find((rule) => rule.name === name)?.subjects.length ?? 0;
  const is = (): ControlResult => {
    if (found.some(({ status }) => status === "failed")) return "notSatisfied";
    if (result === "invalid" || evaluated === 0) return "notAssessed";
    return found.length > 0 ? "waived" : "satisfied";
  };
  return { name, result: is(), evaluated };
}

/** Every control that a rule refers to, by framework and number. */
export function controlsOf(report: Audited, rules: readonly Rule[] = RULES): Control[] {
  return FRAMEWORKS.flatMap((framework) => {
    const { key } = framework;
    const numbers = new Set(rules.flatMap(({ metadata }) => metadata.references[key] ?? []));
    return [...numbers].sort(byNumber).map((number) => {
      const its = rules
        .filter(({ metadata }) => metadata.references[key]?.includes(number))
        .map(({ name }) => ruleResult(name, report));
      const id = controlId(framework, number);
      return { framework: key, number, id, result: together(its), rules: its };
    });
  });
}

/** The worst of the rules; those without a resource only count where no other was evaluated. */
function together(rules: readonly ControlRule[]): ControlResult {
  const order = ["notSatisfied", "waived", "satisfied"] as const;
  const found = order.find((result) => rules.some((rule) => rule.result === result));
  return found ?? "notAssessed";
}

/** `9.7` before `12.10`. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
