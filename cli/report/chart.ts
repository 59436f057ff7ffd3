/** Charts as SVG files: no browser, no screen. Loaded only where somebody asks for a picture. */

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

use([
  ...[BarChart, LineChart, CustomChart],
  ...[GridComponent, LegendComponent, MarkLineComponent, TitleComponent],
  SVGRenderer,
]);

export type Chart = EChartsCoreOption;

/** Colours that people with any sight tell apart (Okabe and Ito), and that print. */
export const COLOURS = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#999999",
];

/** The chart as SVG text, `width` × `height` pixels on white. */
export function toSvg(chart: Chart, width: number, height: number): string {
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawn.setOption({ animation: false, color: COLOURS, backgroundColor: "#ffffff", ...chart });
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
}
