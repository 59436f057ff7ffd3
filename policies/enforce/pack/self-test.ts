/** The pack's self-test that its findings reach the engine. */
import {
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
  unknownCheckingProxy,
} from "@pulumi/policy";
import type { Alliance } from "../../alliance/model.ts";
import type { SelfTestResult } from "../../self-test.ts";

const TYPE = "self-test:index:SelfTest";

/** Tests the way from the engine's input to a report: an unclassified type must be reported. */
export function selfTestPolicies(
  policies: readonly ResourceValidationPolicy[],
  alliance: Alliance,
): SelfTestResult {
  const [site = ""] = Object.keys(alliance.sites);
  const urn = `urn:pulumi:${site}::self-test::${TYPE}::self-test`;
  const args = { type: TYPE, urn, name: "self-test", props: unknownCheckingProxy({}) };
  const texts: string[] = [];
  for (const { validateResource } of policies) {
    const validations = Array.isArray(validateResource) ? validateResource : [validateResource];
    for (const validate of validations)
      validate?.(args as unknown as ResourceValidationArgs, (text) => texts.push(text));
  }
  const passed = texts.some((text) => text.startsWith("[unclassified-type] "));
  const missed = passed ? [] : [`unclassified-type: ${TYPE}`];
  return { selfTest: passed ? "passed" : "failed", cases: 1, missed };
}
