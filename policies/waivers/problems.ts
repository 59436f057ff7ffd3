/** Problems of waivers that do not depend on the day. */

import { choice } from "../../output/nearest.ts";
import type { Alliance } from "../alliance/model.ts";
import { nameOf } from "../alliance/problems/offices.ts";
import type { Rule } from "../rule.ts";
import { own } from "../values/own.ts";
import { type WaiverProblem, waiverProblem } from "./messages.ts";
import type { Waiver } from "./model.ts";

/** The parts of a rule that are needed here. */
export type WaivableRule = Pick<Rule, "name"> & {
  readonly metadata: Pick<Rule["metadata"], "waivable">;
};

/** Longest duration of a waiver, in days. */
export const LONGEST = 180;

const URN = /^urn:pulumi:([^:\s]+)::([^:\s]+)::([^\s]+?)::(\S.*)$/;

/** Problems of all waivers, each at its place. */
export function waiverProblems(
  waivers: Readonly<Record<string, Waiver>>,
  alliance: Alliance,
  rules: readonly WaivableRule[],
): WaiverProblem[] {
  const before = new Map<string, string>();
  return Object.entries(waivers).flatMap(([key, waiver]) => {
    const breach = `${waiver.rule} ${waiver.scope}`;
    const got = before.get(breach);
    before.set(breach, key);
    return [
      ...ruleProblems([key, "rule"], waiver, rules),
      ...scopeProblems([key, "scope"], waiver, alliance),
      ...peopleProblems([key], waiver, alliance),
      ...countryProblems([key, "approver", "office"], waiver, alliance),
      ...dateProblems([key, "expiry"], waiver),
      ...(got === undefined ? [] : [waiverProblem("twice", [key], { got })]),
    ];
  });
}

/** The stack and project that a scope lies in, `urn:pulumi:<stack>::<project>::`. */
export function stackOf(scope: string): string {
  return `${scope.split("::", 2).join("::")}::`;
}

function ruleProblems(path: string[], { rule: got }: Waiver, rules: readonly WaivableRule[]) {
  const found = rules.find(({ name }) => name === got);
  if (found?.metadata.waivable) return [];
  const list = found === undefined ? rules : rules.filter(({ metadata }) => metadata.waivable);
  const want = choice(
    list.map(({ name }) => name),
    got,
  );
  return [waiverProblem(found === undefined ? "unknownRule" : "notWaivable", path, { got, want })];
}

function scopeProblems(path: string[], { scope: got }: Waiver, { sites }: Alliance) {
  if (/[*?[\]{}]/.test(got)) return [waiverProblem("wildcard", path, { got })];
  const stack = URN.exec(got)?.[1];
  if (stack === undefined) return [waiverProblem("scope", path, { got })];
  const values = { got: stack, want: choice(Object.keys(sites), stack) };
  return Object.hasOwn(sites, stack) ? [] : [waiverProblem("elsewhere", path, values)];
}

function peopleProblems(path: string[], waiver: Waiver, { offices }: Alliance): WaiverProblem[] {
  const { owner, approver } = waiver;
  const strangers = (["owner", "approver"] as const).flatMap((role) => {
    const { name, office } = waiver[role];
    const known = Object.hasOwn(offices, office) ? offices[office] : undefined;
    if (known === undefined) {
      const values = { got: office, want: choice(Object.keys(offices), office) };
      return [waiverProblem("unknownOffice", [...path, role, "office"], values)];
    }
    const values = { got: name, want: choice(known.people, name) };
    return known.people.includes(name)
      ? []
      : [waiverProblem("unknownPerson", [...path, role, "name"], values)];
  });
  const [self, same] = [
    [...path, "approver", "name"],
    [...path, "approver", "office"],
  ];
  if (nameOf(owner.name) === nameOf(approver.name)) {
    return [...strangers, waiverProblem("selfApproved", self, { got: approver.name })];
  }
  if (owner.office !== approver.office) return strangers;
  return [...strangers, waiverProblem("sameOffice", same, { got: approver.office })];
}

/** A site's own country is responsible for its waivers: the owner or the approver speaks for it. */
function countryProblems(path: string[], waiver: Waiver, alliance: Alliance): WaiverProblem[] {
  const { office: got } = waiver.approver;
  const site = URN.exec(waiver.scope)?.[1] ?? "";
  const want = own(alliance.sites, site)?.country;
  const countryOf = (office: string) => own(alliance.offices, office)?.country;
  const country = countryOf(got);
  // An unknown site or office is already reported.
  if (want === undefined || country === undefined || country === want) return [];
  if (countryOf(waiver.owner.office) === want) return [];
  return [waiverProblem("foreignOffice", path, { got, country, want, site })];
}

function dateProblems(path: string[], { start, expiry: got }: Waiver): WaiverProblem[] {
  if (got < start) return [waiverProblem("backwards", path, { got, want: start })];
  const want = dayAfter(start, LONGEST);
  return got <= want ? [] : [waiverProblem("tooLong", path, { got, want, days: LONGEST })];
}

/** The day some days after another, `2026-11-24`. */
function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
