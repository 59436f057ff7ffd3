/** Lists everything that an audit could not evaluate, and why. */

import { type Language, render } from "../../output/message.ts";
import type { Recording } from "../../policies/enforce/recorded/index.ts";
import type { StateFact } from "../../policies/facts/fact.ts";
import { RULES, STATE_RULES } from "../../policies/rules/index.ts";
import { NOT_ASSESSED } from "./messages.ts";
import type { Report } from "./model.ts";
import type { AuditResults } from "./results.ts";

/** Everything the audit could not assess, in one language. */
export function notAssessed(
  { kind, deletions, resources, whole }: Recording,
  { evaluated }: AuditResults,
  state: StateFact | undefined,
  language: Language,
): Report["notAssessed"] {
  const hidden = resources.filter((one) => one.hidden).length;
  const say = (key: keyof typeof NOT_ASSESSED, values = {}) => {
    return { key, what: render(NOT_ASSESSED[key], values, language) };
  };
  return [
    ...(whole ? [] : [say("partial")]),
    ...(state && !state.keyOnly ? [] : [say(kind === "state" ? "statePlace" : "planState")]),
    ...(hidden > 0 ? [say("hidden", { count: hidden })] : []),
    ...(deletions > 0 ? [say("deletions", { count: deletions })] : []),
    ...(kind === "state" ? [say("drift")] : []),
    say("lookups"),
    say("environment"),
    say("tenants"),
    ...idleRules(evaluated, state !== undefined, language),
  ];
}

/** Rules that had nothing to evaluate; those about a state only where there is one. */
export function idleRules(
  evaluated: AuditResults["evaluated"],
  hasState: boolean,
  language: Language,
): Report["notAssessed"] {
  const left = new Set(hasState ? [] : STATE_RULES.map(({ name }) => name));
  return RULES.filter(({ name }) => !evaluated.has(name) && !left.has(name)).map(({ name }) => {
    return { key: "rule", what: render(NOT_ASSESSED.rule, { rule: name }, language) };
  });
}
