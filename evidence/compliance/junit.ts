/** The statement as JUnit XML, for CI systems: a suite for each rule, a case for each resource type. */
import { type Element, junit } from "../../output/junit.ts";
import { typeOf } from "../../policies/resources/urn.ts";
import type { RuleEntry, Statement, ViolationEntry } from "./model.ts";

/** The most subjects that one case names; the statement itself has them all. */
const MOST = 20;

/** The whole statement as JUnit XML. */
export function toJunit(statement: Statement): string {
  const { rules, violations, summary, asOf } = statement;
  return junit(`aes-estate ${asOf}`, (suites) => {
    for (const rule of rules) addRule(suites, rule, violations);
    addStatement(suites, statement, summary);
  });
}

/** A rule that evaluated nothing is one skipped case: it has not passed. */
function addRule(suites: Element, rule: RuleEntry, all: readonly ViolationEntry[]): void {
  const { name, types, title } = rule;
  const skipped = types.length === 0;
  const suite = suites.ele("testsuite", {
    name,
    tests: skipped ? 1 : types.length,
    failures: types.filter(({ failed }) => failed > 0).length,
    skipped: skipped ? 1 : types.filter(({ failed, waived }) => failed === 0 && waived > 0).length,
    errors: 0,
  });
  if (skipped) {
    suite
      .ele("testcase", { classname: name, name: title })
      .ele("skipped", { message: "notAssessed" });
  }
  for (const { type, evaluated, waived, failed } of types) {
    const testcase = suite.ele("testcase", { classname: name, name: `${type} (${evaluated})` });
    const own = all.filter((one) => one.rule === name && typeNamed(one.subject) === type);
    if (failed > 0) addFailure(testcase, own);
    else if (waived > 0) {
      const keys = [...new Set(own.flatMap(({ waiver }) => waiver ?? []))];
      testcase.ele("skipped", { message: keys.join(", ") });
    }
  }
}

function typeNamed(subject: string): string {
  return subject.startsWith("urn:") ? typeOf(subject) : "stack";
}

function addFailure(testcase: Element, violations: readonly ViolationEntry[]): void {
  const failed = violations.filter(({ status }) => status === "failed");
  const [first] = failed;
  if (first === undefined) return;
  const lines = failed.slice(0, MOST).map(({ subject, what }) => `${subject}: ${what}`);
  const more = failed.length > MOST ? [`… ${failed.length - MOST}`] : [];
  testcase
    .ele("failure", { message: first.what, type: first.severity })
    .txt([...lines, ...more, first.why, first.remediation].join("\n"));
}

/** Problems besides violations fail; what was not looked at is skipped; nothing assessed is an error. */
function addStatement(
  suites: Element,
  { problems, notLookedAt, result }: Statement,
  summary: string,
): void {
  const nothing = result === "notAssessed" ? 1 : 0;
  const suite = suites.ele("testsuite", {
    name: "statement",
    tests: problems.length + notLookedAt.length + 1,
    failures: problems.length,
    skipped: notLookedAt.length,
    errors: nothing,
  });
  const whole = suite.ele("testcase", { classname: "statement", name: summary });
  if (nothing) whole.ele("error", { message: summary });
  for (const { kind, what } of problems) {
    suite
      .ele("testcase", { classname: kind, name: what })
      .ele("failure", { message: what, type: kind });
  }
  for (const { key, what } of notLookedAt) {
    suite.ele("testcase", { classname: "notLookedAt", name: `${key}: ${what}` }).ele("skipped");
  }
}
