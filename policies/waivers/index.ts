/** Waivers: read, checked and applied; the same evaluator at every enforcement point. */

export {
  type AppliedWaivers,
  applyWaivers,
  formatWaived,
  passes,
  type View,
  type Waived,
  waiverOf,
} from "./apply.ts";
export { formatWaiverProblem, type WaiverProblem } from "./messages.ts";
export { person, type Waiver, waiversSchema } from "./model.ts";
export { type WaivableRule, waiverProblems } from "./problems.ts";
export { NO_WAIVERS, readWaivers, type Waivers } from "./read.ts";
