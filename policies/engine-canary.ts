/** The pack's proof that what it finds reaches the engine. */
import {
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
  unknownCheckingProxy,
} from "@pulumi/policy";
import type { Alliance } from "../sovereignty/alliance.ts";
import type { CanaryResult } from "../sovereignty/canary.ts";

const TYPE = "canary:index:Canary";

/** Tries the way from the engine's words to a report: a type that nobody classified must be reported. */
export function provePolicies(
  policies: readonly ResourceValidationPolicy[],
  alliance: Alliance,
): CanaryResult {
  const [site = ""] = Object.keys(alliance.sites);
  const urn = `urn:pulumi:${site}::canary::${TYPE}::canary`;
  const args = { type: TYPE, urn, name: "canary", props: unknownCheckingProxy({}) };
  const said: string[] = [];
  for (const { validateResource } of policies) {
    const asked = Array.isArray(validateResource) ? validateResource : [validateResource];
    for (const ask of asked)
      ask?.(args as unknown as ResourceValidationArgs, (text) => said.push(text));
  }
  const passed = said.some((text) => text.startsWith("[unclassified-type] "));
  const missed = passed ? [] : [`unclassified-type: ${TYPE}`];
  return { canary: passed ? "passed" : "failed", cases: 1, missed };
}
