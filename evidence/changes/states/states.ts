/** The part of the report on two recorded states. */
import { type Language, type Message, renderEach } from "../../../output/message.ts";
import { prove } from "../../audit/proof.ts";
import type { Tree } from "../../history/tree.ts";
import { placeOf } from "../../review/side.ts";
import type { StatesPart } from "../model.ts";
import { dayOf } from "../period.ts";
import { TEXTS } from "./messages.ts";
import type { RecordedState, StatePair } from "./read.ts";
import { comparedResources, countsOf, recordedTenants, tenantIn } from "./resources.ts";
import { comparedRules, type Policies } from "./rules.ts";

export interface StatesRequest {
  readonly pair: StatePair;
  readonly policies: Policies;
  /** The files of both ends of the period: tenants whose names resources may have. */
  readonly trees: readonly Tree[];
  /** First day (UTC) of the period. */
  readonly from: string;
}

/** What differs between the two states, in one language. */
export function statesOf(
  { pair, policies, trees, from }: StatesRequest,
  language: Language,
): StatesPart {
  const { before, after } = pair;
  const { site, recording } = after;
  const tenants = new Set([
    ...trees.flatMap((tree) => tenantsIn(tree, site)),
    ...[before, after].flatMap(({ deployment }) => recordedTenants(deployment, site)),
  ]);
  const ofTenant = tenantIn(site, tenants);
  const changed = comparedResources(before.deployment, after.deployment, ofTenant);
  const { rules, unchanged } = comparedRules(pair, policies, ofTenant, language);
  const { today } = policies;
  const notes = [...proof(policies), ...periodNotes(pair, { from, today })];
  return {
    site,
    project: recording.project,
    stack: recording.stack,
    before: fileOf(before),
    after: fileOf(after),
    counts: {
      ...countsOf(changed.flatMap(({ resources }) => resources)),
      violations: {
        new: rules.reduce((sum, rule) => sum + rule.new.length, 0),
        gone: rules.reduce((sum, rule) => sum + rule.gone.length, 0),
        unchanged,
      },
    },
    notes: notes.map((note) => note[language]),
    tenants: changed,
    rules,
  };
}

function tenantsIn(tree: Tree, site: string): string[] {
  return [...tree.keys()].flatMap((path) => {
    const place = placeOf(path);
    return place?.site === site && place.tenant !== undefined ? [place.tenant] : [];
  });
}

function fileOf({ name, time, digest }: RecordedState): StatesPart["before"] {
  return { file: name, time, sha256: digest };
}

/** What is wrong with the policies themselves: rules that no longer deny their own cases, and faulty waivers. */
export function proof({ alliance, waivers, today }: Policies): Message[] {
  const { passed, missed } = prove(alliance, waivers, today);
  const faults = waivers.problems.length;
  return [
    ...(passed ? [] : [renderEach(TEXTS.selfTest, { missed: missed.join(", ") })]),
    ...(faults > 0 ? [renderEach(TEXTS.faulty, { count: faults })] : []),
  ];
}

/** Where the states do not show the whole period. */
export function periodNotes(
  { before, after }: { readonly [side in keyof StatePair]: Pick<RecordedState, "time"> },
  { from, today }: { readonly from: string; readonly today: string },
): Message[] {
  const [first, last] = [dayOf(before.time), dayOf(after.time)];
  return [
    ...(first > from ? [renderEach(TEXTS.within, { day: first, from })] : []),
    ...(last < from || last > today ? [renderEach(TEXTS.outside, { day: last, from, today })] : []),
  ];
}
