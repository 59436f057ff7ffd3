/** Violations in two recorded states, each evaluated as by `estate audit` with HEAD's registry and waivers. */
import { type Language, render } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import { countersigned } from "../../../policies/alliance/countersignatures.ts";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { parseAlliance } from "../../../policies/alliance/registry.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { readPlain } from "../../../policies/values/plain-yaml.ts";
import type { Violation } from "../../../policies/violations.ts";
import { applyWaivers, readWaivers, type Waivers } from "../../../policies/waivers/index.ts";
import { stateFactOf } from "../../audit/audit.ts";
import { auditResults } from "../../audit/results.ts";
import type { Tree } from "../../history/tree.ts";
import type { StateRule, StateViolation } from "../model.ts";
import { TEXTS } from "./messages.ts";
import type { RecordedState, StatePair } from "./read.ts";
import { shownUrn } from "./resources.ts";

/** With what states are evaluated. */
export interface Policies {
  readonly alliance: Alliance;
  readonly waivers: Waivers;
  /** Day of the evaluation (UTC): of both states, so that only the states differ. */
  readonly today: string;
}

/** The registry and the waivers of a revision. @throws UserError */
export function policiesAt(tree: Tree, today: string, language: Language): Policies {
  const alliance = read(tree, "stacks/alliance.yaml", (data) =>
    countersigned(parseAlliance(data, language), (site) => contractsOf(tree, site)),
  );
  const waivers = read(tree, "policies/waivers.yaml", (data) => readWaivers(data, alliance));
  return { alliance, waivers, today };
}

function contractsOf(tree: Tree, site: string): unknown {
  const file = `stacks/${site}/site.yaml`;
  if (!tree.has(file)) return undefined;
  return read(tree, file, (data) => (data as { contracts?: unknown } | null)?.contracts);
}

function read<T>(tree: Tree, file: string, work: (data: unknown) => T): T {
  const text = tree.get(file)?.content?.toString("utf8");
  if (text === undefined) throw new UserError(TEXTS.registry, { file, reason: TEXTS.missing });
  try {
    return work(readPlain(file, text));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const [reason = ""] = (error as Error).message.split("\n");
    throw new UserError(TEXTS.registry, { file, reason });
  }
}

/** The rules with a violation that only one of the states has, and how many both have. */
export function comparedRules(
  { before, after }: StatePair,
  policies: Policies,
  ofTenant: (urn: string) => string | undefined,
  language: Language,
): { readonly rules: StateRule[]; readonly unchanged: number } {
  const left = Map.groupBy(violationsOf(before, policies), identityOf);
  const later = violationsOf(after, policies);
  const fresh = later.filter((one) => left.get(identityOf(one))?.shift() === undefined);
  const gone = [...left.values()].flat();
  const shown = (one: Found) => shownViolation(one, ofTenant(one.subject), language);
  const names = [...new Set([...fresh, ...gone].map(({ rule }) => rule))].sort();
  return {
    rules: names.map((rule) => ({
      rule,
      new: fresh.filter((one) => one.rule === rule).map(shown),
      gone: gone.filter((one) => one.rule === rule).map(shown),
    })),
    unchanged: later.length - fresh.length,
  };
}

interface Found extends Violation {
  /** The key of the waiver that covers it. */
  readonly key?: string | undefined;
}

function violationsOf(
  { recording, site, rehearsal }: RecordedState,
  { alliance, waivers, today }: Policies,
): Found[] {
  const state = stateFactOf(recording.secretsProvider);
  const { raw } = auditResults(recording, { alliance, site, rehearsal, today }, state);
  const { waived } = applyWaivers(raw, waivers, { today });
  const keys = new Map(waived.map(({ violation, key }) => [violation, key]));
  return raw.map((violation) => ({ ...violation, key: keys.get(violation) }));
}

/** A violation is the same one if its resource, its case and its values are. */
function identityOf({ rule, case: found, subject, values }: Violation): string {
  return JSON.stringify([rule, found, subject, values]);
}

function shownViolation(
  { rule, case: found, subject, what, values, key }: Found,
  tenant: string | undefined,
  language: Language,
): StateViolation {
  return {
    case: found,
    severity: RULES.find(({ name }) => name === rule)?.metadata.severity ?? "critical",
    status: key === undefined ? "failed" : "waived",
    subject: shownUrn(subject),
    ...(tenant !== undefined && { tenant }),
    what: render(what, values, language),
    ...(key !== undefined && { waiver: key }),
  };
}
