/** The report as JUnit XML, for CI systems: a suite for each rule, a case for each thing that it evaluated. */
import { type Element, junit } from "../../output/junit.ts";
import type { Report, ReportedRule, ReportedViolation } from "./model.ts";

/** The whole report as JUnit XML. */
export function toJunit(report: Report): string {
  const bySubject = Map.groupBy(report.violations, ({ rule, subject }) => `${rule} ${subject}`);
  return junit(`aes-estate ${report.file}`, (suites) => {
    for (const { name, subjects } of suitesOf(report)) {
      const found = report.violations.filter(({ rule }) => rule === name);
      const failed = new Set(found.filter(isFailed).map(({ subject }) => subject));
      const waived = new Set(found.map(({ subject }) => subject)).difference(failed);
      const totals = { tests: subjects.length, failures: failed.size, skipped: waived.size };
      const suite = suites.ele("testsuite", { name, ...totals, errors: 0 });
      for (const subject of subjects) {
        addCase(suite, name, subject, report.file, bySubject.get(`${name} ${subject}`) ?? []);
      }
    }
    addAccount(suites, report);
  });
}

function addCase(
  suite: Element,
  rule: string,
  subject: string,
  file: string,
  found: readonly ReportedViolation[],
): void {
  const line = found.find((violation) => violation.line)?.line;
  const where = { file, ...(line && { line }) };
  const testcase = suite.ele("testcase", { classname: rule, name: subject, ...where });
  for (const violation of found) addFinding(testcase, violation);
}

function addFinding(testcase: Element, violation: ReportedViolation): void {
  const { status, waiver, what, why, remediation, severity } = violation;
  const text = [what, why, remediation].join("\n");
  if (status === "failed") testcase.ele("failure", { message: what, type: severity }).txt(text);
  else testcase.ele("skipped", { message: `${waiver?.key} ${waiver?.ticket}: ${what}` });
}

const isFailed = ({ status }: ReportedViolation) => status === "failed";

/** Every rule that evaluated or found anything, with all its subjects. */
function suitesOf({ rules, violations }: Report): Pick<ReportedRule, "name" | "subjects">[] {
  const names = new Set([...rules.map(({ name }) => name), ...violations.map(({ rule }) => rule)]);
  return [...names].flatMap((name) => {
    const evaluated = rules.find((rule) => rule.name === name)?.subjects ?? [];
    const found = violations.filter(({ rule }) => rule === name).map(({ subject }) => subject);
    const subjects = [...new Set([...evaluated, ...found])];
    return subjects.length === 0 ? [] : [{ name, subjects }];
  });
}

/** An item that was not assessed is a skipped case, a faulty waiver a failed one, an invalid report an error. */
function addAccount(
  suites: Element,
  { notAssessed, waiverProblems, result, attested }: Report,
): void {
  const faulty = attested.filter(({ faults }) => faults.length > 0);
  const invalid = result === "invalid" ? 1 : 0;
  const suite = suites.ele("testsuite", {
    name: "audit",
    tests: notAssessed.length + waiverProblems.length + attested.length + invalid,
    failures: waiverProblems.length + faulty.length,
    skipped: notAssessed.length,
    errors: invalid,
  });
  for (const { key, what } of notAssessed) {
    suite.ele("testcase", { classname: "notAssessed", name: `${key}: ${what}` }).ele("skipped");
  }
  for (const { path, what } of waiverProblems) {
    suite
      .ele("testcase", { classname: "waiver", name: path })
      .ele("failure", { message: what, type: "waiver" });
  }
  for (const { path, by, date, why, faults } of attested) {
    const name = `${path}: ${by}, ${date}: ${why}`;
    const testcase = suite.ele("testcase", { classname: "attested", name });
    const message = faults.join("\n");
    if (faults.length > 0) testcase.ele("failure", { message, type: "attested" });
  }
  if (invalid) suite.ele("testcase", { classname: "audit", name: "result" }).ele("error");
}
