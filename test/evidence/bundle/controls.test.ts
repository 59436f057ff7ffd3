/** The result of a control follows from its rules; what was not evaluated is never satisfied. */
import test from "ava";
import { controlsOf, ruleResult } from "../../../evidence/bundle/controls.ts";
import { controlId, FRAMEWORKS } from "../../../evidence/bundle/frameworks.ts";
import { uuidOf } from "../../../evidence/bundle/ids.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { sourceOf, VIOLATED, WAIVERS } from "./fixture.ts";

const resultOf = (report: Parameters<typeof controlsOf>[0], number: string) =>
  controlsOf(report).find((one) => one.number === number)?.result;

test("each control that a rule refers to is there once, with a name of its own", (t) => {
  const { en } = sourceOf({}).reports;
  const controls = controlsOf(en);
  for (const { key } of FRAMEWORKS) {
    const wanted = new Set(RULES.flatMap(({ metadata }) => metadata.references[key] ?? []));
    const own = controls.filter(({ framework }) => framework === key);
    t.deepEqual(own.map(({ number }) => number).sort(), [...wanted].sort());
  }
  t.is(new Set(controls.map(({ id }) => id)).size, controls.length);
  t.true(controls.every(({ id }) => /^[a-z][a-z0-9.-]+$/.test(id)));
  t.is(controlId({ prefix: "scs" }, "scs-0114"), "scs-0114");
  t.is(controlId({ prefix: "c5" }, "PSS-12.01"), "c5-pss-12.01");
});

test("a violation, a waiver, nothing to evaluate, an audit that proves nothing", (t) => {
  const failed = sourceOf({ state: VIOLATED }).reports.en;
  t.is(resultOf(failed, "9.7"), "notSatisfied");
  t.is(resultOf(failed, "8.4"), "satisfied");
  t.is(resultOf(failed, "10.2"), "notAssessed");
  const waived = sourceOf({ state: VIOLATED, waivers: WAIVERS }).reports.en;
  t.is(resultOf(waived, "9.7"), "waived");
  const invalid = { ...waived, result: "invalid" as const };
  t.is(resultOf(invalid, "8.4"), "notAssessed");
  t.is(resultOf(invalid, "9.7"), "notAssessed");
  t.is(resultOf({ ...failed, result: "invalid" }, "9.7"), "notSatisfied");
  t.deepEqual(ruleResult("unheard-of", failed), {
    name: "unheard-of",
    result: "notAssessed",
    evaluated: 0,
  });
});

test("identifiers are UUIDs of version 5, the same for the same name", (t) => {
  t.regex(uuidOf("a"), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  t.is(uuidOf("a", "b"), uuidOf("a", "b"));
  t.not(uuidOf("a", "b"), uuidOf("ab"));
});
