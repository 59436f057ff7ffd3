/** Percentages of availability. */
import { cutPercent } from "../../sovereignty/availability/figures.ts";
import type { Language } from "../../sovereignty/text.ts";
import { formatPercent } from "../report/numbers.ts";

/** A part of 1 in per cent with four digits; cut, so that it never says more than there is. */
export function toPercent(part: number, language: Language): string {
  return formatPercent(cutPercent(part) / 100, language, 4);
}
