/** Figures of the reports on a page: each names its source, so that people and a test can compare it. */
import { type Html, html } from "../../output/html.ts";
import type { Language } from "../../output/message.ts";
import { formatNumber, formatPercent } from "../../output/numbers.ts";
import type { Reports } from "./model.ts";

/** A report, and a path of keys and indexes in it. */
export type Source = readonly [report: keyof Reports, ...path: (string | number)[]];

/** How a figure is written. */
export interface Written {
  readonly language: Language;
  /** Digits after the point. @default 0 */
  readonly digits?: number;
  /** Written as a percentage of 1. @default false */
  readonly percent?: boolean;
}

/** A figure as people read it; `value` and `data-source` hold it as the report has it. */
export function figure(
  reports: Reports,
  source: Source,
  { language, digits, percent }: Written,
): Html {
  const value = valueAt(reports, source);
  const text = percent
    ? formatPercent(value, language, digits)
    : formatNumber(value, language, digits);
  return html`<data value="${value}" data-source="${pointerOf(source)}">${text}</data>`;
}

/** The value at a path of a report; throws if there is no number, because a page must not show another one. */
export function valueAt(reports: Reports, source: Source): number {
  const value = source.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
    reports,
  );
  if (typeof value !== "number") throw new Error(`no figure at ${pointerOf(source)}`);
  return value;
}

/** `/capacity/sites/0/offered/cores`: a JSON pointer (RFC 6901) into the reports. */
export function pointerOf(source: Source): string {
  return source
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
