/** Numbers as people of either language read them. */
import type { Language } from "./message.ts";

/** `12 345,6` or `12,345.6`; at most `digits` after the point. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A percentage from a part of 1: `99,982 %` or `99.982 %`. */
export function formatPercent(part: number, language: Language, digits = 1): string {
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(part * 100);
  return `${number}\u202f%`;
}
