/** A gate's proof that it still refuses, before any of its verdicts counts. */
import type { Alliance } from "../sovereignty/alliance.ts";
import { type CanaryResult, tryCanaries, type Verdicts } from "../sovereignty/canary.ts";
import { evaluate, evaluateStack, evaluateState } from "../sovereignty/evaluate.ts";
import type { Violation } from "../sovereignty/violations.ts";
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
    fact: (...asked) => failed(evaluate(...asked)),
    state: (...asked) => failed(evaluateState(...asked)),
    stack: (...asked) => failed(evaluateStack(...asked)),
  };
  return tryCanaries(alliance, verdicts, pack.rules);
}
