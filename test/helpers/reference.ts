/** The reference estate, read once per process; and the solver of plans, which takes a moment to be ready. */

import { loadEstates } from "../../checks/load.ts";
import { solver } from "../../planning/repatriation/solve/highs.ts";
import { STACKS } from "../estate/overlay.ts";

/** The day on which it is read. */
export const TODAY = "2026-11-25";

export const { estates, repatriation } = await loadEstates(undefined, {
  root: STACKS,
  today: TODAY,
});
/** With a limit that no machine under load reaches: a test is about the plan, not about the time. */
export const solve = await solver(150);
