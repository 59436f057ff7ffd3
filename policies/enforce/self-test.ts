/** The self-test of an enforcement point, before any of its results counts. */
import type { Alliance } from "../alliance/model.ts";
import { evaluate, evaluateStack, evaluateState } from "../evaluate.ts";
import { type Pack, packOf, within } from "../packs.ts";
import { type Evaluations, runSelfTest, type SelfTestResult } from "../self-test.ts";
import type { Violation } from "../violations.ts";
import { applyWaivers, type Waivers } from "../waivers/index.ts";

/** Evaluates the self-tests with an enforcement point's own pack, waivers and day. */
export function selfTest(
  alliance: Alliance,
  waivers: Waivers,
  today: string,
  pack: Pack = packOf(undefined),
): SelfTestResult {
  const failed = (found: readonly Violation[]) =>
    applyWaivers(within(pack, found), waivers, { today }).failed;
  const evaluations: Evaluations = {
    fact: (...args) => failed(evaluate(...args)),
    state: (...args) => failed(evaluateState(...args)),
    stack: (...args) => failed(evaluateStack(...args)),
  };
  return runSelfTest(alliance, evaluations, pack.rules);
}
