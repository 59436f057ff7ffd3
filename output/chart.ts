/** Charts as SVG files: no browser, no screen. Loaded only when a picture is requested. */

import { createHash } from "node:crypto";
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
} from "echarts/components";
import type { EChartsCoreOption } from "echarts/core";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { TEXTS } from "./chart-messages.ts";
import { COLOURS } from "./colours.ts";
import { formatDay } from "./day.ts";
import { type Language, render } from "./message.ts";

use([
  BarChart,
  LineChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
]);

export type Chart = EChartsCoreOption;

/** The frame around a chart. */
export interface Frame {
  readonly width: number;
  /** Of the chart, pixels; the line below it with source and date comes on top. */
  readonly height: number;
  /** The picture's title for people who cannot see it. */
  readonly title: string;
  /** Files that the figures are computed from. */
  readonly source: string;
  /** Day of the computation, YYYY-MM-DD. */
  readonly date: string;
  readonly language: Language;
}

/** Fonts found on one system or another, before the generic one, which not every program resolves. */
const FONTS = "Arial, Liberation Sans, DejaVu Sans, Helvetica, sans-serif";
const FOOT = 28;
/** The chart as SVG text on white, with a title for people who cannot see it, and source and date below. */
export function toSvg(chart: Chart, frame: Frame): string {
  const { width, title, source, date, language } = frame;
  const height = frame.height + FOOT;
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    const common = { animation: false, backgroundColor: "#ffffff", color: [COLOURS.neutral] };
    drawn.setOption({ ...common, textStyle: { fontFamily: FONTS, fontSize: 12 }, ...chart });
    const foot = render(TEXTS.source, { files: source, date: formatDay(date, language) }, language);
    const at = `x="16" y="${height - 10}" fill="#54555a"`;
    return plain(drawn.renderToSVGString(), `${title} ${source}`)
      .replace(/^<svg /, `<svg role="img" xml:lang="${language}" `)
      .replace(">", `>\n<title>${escaped(title)}</title>\n<desc>${escaped(foot)}</desc>`)
      .replace(
        /<\/svg>\s*$/,
        `<text ${at} style="font-size:11px;font-family:${FONTS};">${escaped(foot)}</text>\n</svg>\n`,
      );
  } finally {
    drawn.dispose();
  }
}

/**
 * Removes what some programs do not draw: hover styles, a baseline other than the letters' own, and the narrow space of
 * French numbers, which many fonts lack. The library counts its pictures in their ids: these come from the picture's
 * name instead, so that the same picture has the same bytes, and several may stand on one page.
 */
function plain(svg: string, name: string): string {
  const id = `p${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  return svg
    .replaceAll(/\bzr\d+-/g, `${id}-`)
    .replace(/<style >[\s\S]*?<\/style>\n?/, "")
    .replaceAll(/ (class|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replaceAll('dominant-baseline="central"', 'dy="0.35em"')
    .replaceAll("\u202f", "\u00a0");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The scale of an axis that must reach a number: two to four equal steps of 1, 2 or 5 times a power of ten. */
export function scale(most: number): { readonly max: number; readonly interval: number } {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const interval = power * ([1, 2, 5, 10].find((step) => step * power >= most / 4) ?? 10);
  return { max: Math.ceil(most / interval) * interval, interval };
}

/** The files that the figures of some sites come from. */
export function filesOf(sites: readonly string[]): string {
  const folders = sites.length > 3 ? ["stacks/*/"] : sites.map((site) => `stacks/${site}/`);
  return ["stacks/alliance.yaml", ...folders].join(", ");
}
