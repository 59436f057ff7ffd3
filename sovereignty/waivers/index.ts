/** Waivers: read, checked and settled; the same evaluator at every gate. */
export { person, type Waiver, waiversSchema } from "./model.ts";
export { type WaivableRule, waiverProblems } from "./problems.ts";
export { NO_WAIVERS, readWaivers, type Waivers } from "./read.ts";
export { formatWaived, passes, type Settled, settle, type View, type Waived } from "./settle.ts";
export { formatWaiverProblem, type WaiverProblem } from "./texts.ts";
