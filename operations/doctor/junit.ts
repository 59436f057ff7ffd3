/** The report as JUnit XML, for CI systems: a suite for each prerequisite, a case for each check. */
import { junit } from "../../output/junit.ts";
import type { Report } from "./model.ts";

/** The whole report as JUnit XML. */
export function toJunit({ site, checks, unseen }: Report): string {
  return junit(`aes-estate doctor ${site}`, (suites) => {
    for (const [item, some] of Map.groupBy(checks, (one) => one.item)) {
      const count = (status: string) => some.filter((one) => one.status === status).length;
      const totals = { failures: count("failed"), skipped: count("notAssessed"), errors: 0 };
      const suite = suites.ele("testsuite", { name: item, tests: some.length, ...totals });
      for (const { key, title, status, findings, notAssessed } of some) {
        const testcase = suite.ele("testcase", { classname: key, name: title });
        for (const { what, remediation } of findings) {
          testcase.ele("failure", { message: what, type: key }).txt(`${what}\n${remediation}`);
        }
        if (status !== "notAssessed") continue;
        testcase.ele("skipped", { message: notAssessed.map(({ why }) => why).join("; ") });
      }
    }
    const count = unseen.length;
    const rest = suites.ele("testsuite", {
      name: "unseen",
      tests: count,
      failures: 0,
      skipped: count,
      errors: 0,
    });
    for (const { item, why } of unseen) {
      rest.ele("testcase", { classname: item, name: why }).ele("skipped");
    }
  });
}
