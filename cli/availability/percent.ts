/** Percentages of availability. */
import type { Language } from "../../sovereignty/text.ts";
import { formatPercent } from "../report/numbers.ts";

/** A part of 1 in per cent with four digits; cut, so that it never says more than there is. */
export function cutPercent(part: number, language: Language): string {
  return formatPercent(Math.floor(part * 1e6) / 1e6, language, 4);
}
