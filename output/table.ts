/** Tables of reports: plain text, columns of words aligned left and of numbers aligned right. */
import Table from "cli-table3";
import { visible } from "./message.ts";

/** One column: its heading, and whether it holds numbers. */
export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** No frame, so that a table can be read aloud, searched and pasted. */
const PLAIN = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** The rows under their headings; every row has a cell for each column. */
export function toTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ numeric }) => (numeric ? "right" : "left")),
    chars: PLAIN,
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => row.map(visible)));
  const lines = table.toString().split("\n");
  return lines.map((line) => line.trimEnd()).join("\n");
}
