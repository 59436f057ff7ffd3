/** A gate's proof that it still refuses, before any of its verdicts counts. */

import type { ResourceValidationPolicy } from "@pulumi/policy";
import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import { type CanaryResult, tryCanaries, type Verdicts } from "../sovereignty/canary.ts";
import {
  type Alliance,
  judge,
  judgeStack,
  judgeState,
  type Violation,
} from "../sovereignty/index.ts";
import { settle, type Waivers } from "../sovereignty/waivers/index.ts";
import { type Pack, packOf, within } from "./packs.ts";

/** Tries the canaries by what a gate goes by: its pack, its waivers, the day. */
export function proveGate(
  alliance: Alliance,
  waivers: Waivers,
  today: string,
  pack: Pack = packOf(undefined),
): CanaryResult {
  const failed = (found: readonly Violation[]) =>
    settle(within(pack, found), waivers, { today }).failed;
  const verdicts: Verdicts = {
    fact: (...asked) => failed(judge(...asked)),
    state: (...asked) => failed(judgeState(...asked)),
    stack: (...asked) => failed(judgeStack(...asked)),
  };
  return tryCanaries(alliance, verdicts, pack.rules);
}

const TYPE = "canary:index:Canary";

/** The same for the way from the engine's words to a report: a type that nobody classified must be reported. */
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
