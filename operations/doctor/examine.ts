/** Runs every check on one site's cloud, and makes the report. */
import { type Language, render } from "../../output/message.ts";
import manifest from "../../package.json" with { type: "json" };
import type { Check } from "./check.ts";
import { CHECKS } from "./checks/index.ts";
import type { Examined } from "./examined.ts";
import type { Found, Gap, GapKind, Report, ReportedCheck, Unseen } from "./model.ts";
import { Unread } from "./reader.ts";
import { UNCHECKED } from "./unchecked.ts";

/** Checks at a time: a busy control plane serves tenants too. */
const AT_ONCE = 4;

/** Gaps that are no missing answer. */
const EXPECTED: readonly GapKind[] = ["rehearsal", "unused"];

/** Examines a site. `address` is that of its identity service. */
export async function examine(
  examined: Examined,
  address: string,
  language: Language,
  checks: readonly Check[] = CHECKS,
): Promise<Report> {
  const reported: ReportedCheck[] = [];
  for (let at = 0; at < checks.length; at += AT_ONCE) {
    const some = checks.slice(at, at + AT_ONCE);
    reported.push(...(await Promise.all(some.map((one) => runOne(one, examined, language)))));
  }
  return reportOf(examined, address, reported, unseenBy(checks, language));
}

async function runOne(
  check: Check,
  examined: Examined,
  language: Language,
): Promise<ReportedCheck> {
  const { key, item, title, standards = [] } = check;
  const found: Found[] = [];
  try {
    for await (const one of check.run(examined)) found.push(one);
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    found.push(error.gap);
  }
  const findings = found.flatMap((one) => (isGap(one) ? [] : [one]));
  const gaps = found.filter(isGap);
  return {
    key,
    item,
    title: title[language],
    standards,
    status: findings.length > 0 ? "failed" : gaps.length > 0 ? "notAssessed" : "passed",
    findings: findings.map(({ what, remediation, values }) => ({
      what: render(what, values, language),
      remediation: render(remediation, values, language),
    })),
    notAssessed: gaps.map(({ gap, why, values }) => ({ gap, why: render(why, values, language) })),
  };
}

function isGap(found: Found): found is Gap {
  return "gap" in found;
}

/** What no check can see: whole prerequisites, and parts of those that have one. */
function unseenBy(checks: readonly Check[], language: Language): Unseen[] {
  return [
    ...checks.flatMap(({ item, unseen }) => (unseen ? [{ item, why: unseen[language] }] : [])),
    ...Object.entries(UNCHECKED).map(([item, why]) => ({ item, why: why[language] })),
  ];
}

function reportOf(
  { estate, region, rehearsal }: Examined,
  address: string,
  checks: readonly ReportedCheck[],
  unseen: readonly Unseen[],
): Report {
  const count = (status: ReportedCheck["status"]) =>
    checks.filter((one) => one.status === status).length;
  const [passed, failed, notAssessed] = [count("passed"), count("failed"), count("notAssessed")];
  const missing = checks.some((one) => one.notAssessed.some(({ gap }) => !EXPECTED.includes(gap)));
  return {
    schemaVersion: 1,
    tool: { name: "aes-estate", version: manifest.version },
    site: estate.siteKey,
    address,
    region,
    rehearsal,
    result: failed > 0 ? "failed" : missing ? "incomplete" : "passed",
    counts: {
      passed,
      failed,
      notAssessed,
      findings: checks.reduce((sum, { findings }) => sum + findings.length, 0),
    },
    checks,
    unseen,
  };
}
