/** The report as JUnit XML, for CI systems: a suite for each kind, a failed case for each difference. */
import { type Element, junit } from "../../output/junit.ts";
import type { Report, ReportedFinding } from "./model.ts";

/** The whole report as JUnit XML. */
export function toJunit(report: Report): string {
  return junit(`aes-estate drift ${report.site}`, (suites) => {
    for (const { kind, read } of report.kinds) {
      const found = report.findings.filter((one) => one.kind === kind);
      const tests = Math.max(found.length, 1);
      const totals = { tests, failures: found.length, errors: 0 };
      const suite = suites.ele("testsuite", { name: kind, ...totals });
      if (found.length === 0) suite.ele("testcase", { classname: kind, name: `${read}` });
      for (const one of found) addFinding(suite, one);
    }
    addRest(suites, report);
  });
}

function addFinding(suite: Element, one: ReportedFinding): void {
  const { is, kind, subject, name, title, declared, attributes, violations, commands } = one;
  const where = declared && { file: declared.file, line: declared.line };
  const testcase = suite.ele("testcase", { classname: kind, name: subject, ...where });
  const text = [
    ...attributes.map(
      ({ name: attribute, recorded, cloud }) =>
        `${attribute}: ${JSON.stringify(recorded)} → ${JSON.stringify(cloud)}`,
    ),
    ...violations.flatMap(({ rule, what, remediation }) => [`[${rule}] ${what}`, remediation]),
    ...commands.map(({ does, command }) => `${does}: ${command}`),
  ].join("\n");
  testcase.ele("failure", { message: `${is}: ${title} ${name}`, type: is }).txt(text);
}

/** Violations by other resources fail; what was not assessed is skipped; a report without a result is an error. */
function addRest(suites: Element, { tenants, consequences, notAssessed, result }: Report): void {
  const own = tenants.flatMap(({ violations }) => violations);
  const failed = [...own, ...consequences].filter(({ status }) => status === "failed");
  if (failed.length > 0) {
    const totals = { tests: failed.length, failures: failed.length, errors: 0 };
    const suite = suites.ele("testsuite", { name: "violations", ...totals });
    for (const { rule, subject, what, remediation } of failed) {
      const testcase = suite.ele("testcase", { classname: rule, name: subject });
      testcase.ele("failure", { message: what, type: rule }).txt(remediation);
    }
  }
  const errors = result === "incomplete" ? 1 : 0;
  const tests = notAssessed.length + errors;
  const totals = { tests, failures: 0, skipped: notAssessed.length, errors };
  const rest = suites.ele("testsuite", { name: "notAssessed", ...totals });
  for (const { key, kind, what } of notAssessed) {
    const testcase = rest.ele("testcase", { classname: key, name: kind ?? what });
    testcase.ele("skipped", { message: what });
  }
  if (errors > 0) {
    rest.ele("testcase", { classname: "result", name: "result" }).ele("error", { message: result });
  }
}
