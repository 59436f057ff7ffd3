/** Waivers: read, checked and settled; the same evaluator at every gate. */

export {
  type AppliedWaivers,
  applyWaivers,
  formatWaived,
  passes,
  type View,
  type Waived,
} from "./apply.ts";
export { formatWaiverProblem, type WaiverProblem } from "./messages.ts";
export { person, type Waiver, waiversSchema } from "./model.ts";
export { type WaivableRule, waiverProblems } from "./problems.ts";
export { NO_WAIVERS, readWaivers, type Waivers } from "./read.ts";
