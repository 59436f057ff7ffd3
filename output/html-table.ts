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
}

/** A table with more rows is `long`: a page may leave it undrawn until it is near the window. */
const LONG = 200;

/** The table; nothing if it has no row. */
export function htmlTable({ caption, columns, rows, filter, headed }: HtmlTable): Html | undefined {
  if (rows.length === 0) return undefined;
  const side = (index: number): Html | undefined =>
    columns[index]?.numeric ? html` class="number"` : undefined;
  const heads = columns.map(
    ({ title }, index) => html`<th scope="col"${side(index)}>${title}</th>`,
  );
  const body = rows.map((cells) => {
    const [first, ...others] = cells;
    const data = others.map((cell, index) => html`<td${side(index + 1)}>${cell}</td>`);
    return html`<tr><th scope="row"${side(0)}>${first}</th>${data}</tr>\n`;
  });
  const long = rows.length > LONG && " long";
  return html`<div class="table${long}" role="group" tabindex="0" aria-label="${caption}"><table${filter && html` data-filter="${filter}"`}>
<caption${headed && html` class="unseen"`}>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}
