/** Deadlines of the platforms abroad: one line of years, and a row of it for each platform. */
import type { Platform } from "../../../estate/model/index.ts";
import { formatDay } from "../../../output/day.ts";
import { type Html, html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import { rounded } from "./svg.ts";

/** Most years that are named. */
const MARKS = 8;

/** A list that is a chart as well: each bar leads from today to a deadline. */
export function drawDeadlines(
  platforms: readonly Platform[],
  day: string,
  language: Language,
): Html {
  const rows = platforms.toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const years = [day, ...rows.map(({ deadline }) => deadline)].map((date) =>
    Number(date.slice(0, 4)),
  );
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const [start, end] = [Date.UTC(first, 0), Date.UTC(last, 0)];
  const at = (date: number) => rounded((100 * (date - start)) / (end - start));
  const each = Math.ceil((last - first) / MARKS);
  const marks = Array.from({ length: Math.ceil((last - first) / each) }, (_, nth) => {
    const year = first + nth * each;
    return html`<span style="left:${at(Date.UTC(year, 0))}%">${year}</span>`;
  });
  const today = at(Date.parse(day));
  const items = rows.map(({ title, deadline, owner, status }) => {
    const end = at(Date.parse(deadline));
    const [from, to] = [Math.min(end, today), Math.max(end, today)];
    const kind = deadline < day ? "late" : status;
    const bar = html`<span class="bar ${owner} ${kind}" style="left:${from}%;width:${rounded(to - from)}%"></span>`;
    return html`<li><span>${title[language]} <span class="quiet">(${owner})</span></span><span class="track">${bar}</span><time datetime="${deadline}">${formatDay(deadline, language, "medium")}</time></li>\n`;
  });
  return html`<div class="deadlines" style="--today:${today}%;--years:${last - first}">
<p aria-hidden="true">${marks}</p>
<ol>
${items}</ol>
</div>`;
}
