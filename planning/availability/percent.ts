/** Percentages of availability. */

import type { Language } from "../../output/message.ts";
import { formatPercent } from "../../output/numbers.ts";
import { cutPercent } from "./graph/figures.ts";

/** A part of 1 in per cent with four digits; cut, so that it never overstates. */
export function toPercent(part: number, language: Language): string {
  return formatPercent(cutPercent(part) / 100, language, 4);
}
