/** The review as SARIF 2.1.0, with `baselineState`: what the change adds, what was there, what goes. */
import { createHash } from "node:crypto";
import type { ReportingDescriptor, Result } from "sarif";
import { sarifLog } from "../../output/sarif.ts";
import type { Review, ReviewedViolation } from "./model.ts";

/** The whole review as a SARIF log; `prefix` is the project's folder in the repository. */
export function toSarif(review: Review, prefix: string): string {
  const { tool, language, violations, notAssessed, counts, result, base, head } = review;
  const rules = rulesOf(violations);
  return sarifLog({
    tool: { driver: { name: tool.name, version: tool.version, rules } },
    language,
    automationDetails: { id: "aes-estate/review" },
    results: violations.map((one) => resultOf(one, rules, prefix)),
    invocations: [
      {
        executionSuccessful: true,
        exitCode: result === "failed" ? 1 : 0,
        toolExecutionNotifications: notAssessed.map((text) => ({
          level: "note",
          message: { text },
          descriptor: { id: "notAssessed" },
        })),
      },
    ],
    properties: { result, counts, base, head },
  });
}

function rulesOf(violations: readonly ReviewedViolation[]): ReportingDescriptor[] {
  const ids = new Set(violations.map(({ rule }) => rule));
  return [...ids].sort().map((id) => ({ id, defaultConfiguration: { level: "error" } }));
}

function resultOf(
  { state, rule, file, line, path, message, remediation }: ReviewedViolation,
  rules: readonly ReportingDescriptor[],
  prefix: string,
): Result {
  const uri = `${prefix}${file}`.split("/").map(encodeURIComponent).join("/");
  const identity = JSON.stringify([rule, file, path]);
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    kind: "fail",
    level: "error",
    baselineState: state,
    message: { text: [message, remediation].filter((text) => text !== undefined).join("\n") },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: line } },
        logicalLocations: [{ fullyQualifiedName: path }],
      },
    ],
    partialFingerprints: {
      "ruleFilePath/v1": createHash("sha256").update(identity).digest("hex"),
    },
  };
}
