/** Tables of pages: a caption, headings of columns and rows, and a frame that scrolls where the screen is narrow. */
import { type Html, html, type Inserted } from "./html.ts";

export interface HtmlColumn {
  readonly title: string;
  readonly numeric?: boolean;
}

export interface HtmlTable {
  /** Read aloud, and shown above the table. */
  readonly caption: string;
  readonly columns: readonly HtmlColumn[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly Inserted[])[];
  /** Name of a field that filters its rows, for pages with such a script. @default none */
  readonly filter?: string | undefined;
  /** Whether the heading above says the same as the caption, which is then only read aloud. @default false */
  readonly headed?: boolean;
  /** Whether each row may become a block of labelled values, for pages with such a style. @default false */
  readonly stacked?: boolean;
}

/** A table with more rows is `long`: a page may leave it undrawn until it is near the window. */
const LONG = 200;

/** The table; nothing if it has no row. */
export function htmlTable(table: HtmlTable): Html | undefined {
  const { caption, columns, rows, filter, headed, stacked } = table;
  if (rows.length === 0) return undefined;
  // A style that makes blocks of rows would take their meaning from them: it is stated.
  const role = (name: string) => stacked && html` role="${name}"`;
  const label = (index: number) => stacked && html` data-label="${columns[index]?.title ?? ""}"`;
  const side = (index: number): Html | undefined =>
    columns[index]?.numeric ? html` class="number"` : undefined;
  const heads = columns.map(
    ({ title }, index) => html`<th scope="col"${role("columnheader")}${side(index)}>${title}</th>`,
  );
  const body = rows.map((cells) => {
    const [first, ...others] = cells;
    const data = others.map(
      (cell, index) => html`<td${role("cell")}${label(index + 1)}${side(index + 1)}>${cell}</td>`,
    );
    return html`<tr${role("row")}><th scope="row"${role("rowheader")}${side(0)}>${first}</th>${data}</tr>\n`;
  });
  const long = rows.length > LONG && " long";
  return html`<div class="table${long}${stacked && " stacked"}" role="group" tabindex="0" aria-label="${caption}"><table${role("table")}${filter && html` data-filter="${filter}"`}>
<caption${headed && html` class="unseen"`}>${caption}</caption>
<thead${role("rowgroup")}><tr${role("row")}>${heads}</tr></thead>
<tbody${role("rowgroup")}>
${body}</tbody>
</table></div>
`;
}
