/** Deadlines of the platforms abroad on a line of years; one row a platform, so that no label covers another. */
import type { Platform } from "../../../estate/model/index.ts";
import { countryColour } from "../../../output/colours.ts";
import { type Html, html } from "../../../output/html.ts";
import { type Language, render } from "../../../output/message.ts";
import { TEXTS } from "../messages.ts";
import { drawing, rounded, widthOf } from "./svg.ts";

const [ROW, TOP, AXIS, SIZE, END] = [26, 30, 560, 12, 100];

export function drawDeadlines(
  platforms: readonly (readonly [string, Platform])[],
  day: string,
  language: Language,
): Html {
  const rows = platforms
    .map(([, platform]) => platform)
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const names = rows.map(({ title, owner }) => `${title[language]} (${owner})`);
  const left = Math.max(...names.map((name) => widthOf(name, SIZE))) + 16;
  const years = [day, ...rows.map(({ deadline }) => deadline)].map((date) =>
    Number(date.slice(0, 4)),
  );
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const [start, end] = [Date.UTC(first, 0), Date.UTC(last, 0)];
  const at = (date: number) => rounded(left + (AXIS * (date - start)) / (end - start));
  const height = TOP + ROW * rows.length + 8;
  const each = Math.max(1, Math.ceil((last - first) / 10));
  const marks = Array.from({ length: Math.floor((last - first) / each) + 1 }, (_, nth) => {
    const x = at(Date.UTC(first + nth * each, 0));
    return html`<path class="grid" d="M${x} ${TOP - 6}V${height}"/><text class="year" x="${x}" y="${TOP - 12}">${first + nth * each}</text>`;
  });
  const today = at(Date.parse(day));
  const lines = rows.map(({ deadline, owner, status }, index) => {
    const [x, y] = [at(Date.parse(deadline)), TOP + ROW * index + ROW / 2];
    const [from, to] = [Math.min(x, today), Math.max(x, today)];
    const kind = deadline < day ? "late" : status;
    return html`<text class="row" x="${left - 10}" y="${y + 4}">${names[index]}</text><rect class="bar ${kind}" x="${from}" y="${y - 6}" width="${rounded(to - from)}" height="12" fill="${countryColour(owner)}"/><text class="date" x="${to + 6}" y="${y + 4}">${deadline}</text>`;
  });
  const title = render(TEXTS.timelineTitle, { count: rows.length }, language);
  const content = html`${marks}<path class="today" d="M${today} ${TOP - 6}V${height}"/>${lines}`;
  return drawing({ width: left + AXIS + END, height, title, name: "deadlines" }, content);
}
