/** Finds the row of a YAML text that begins in another column than its siblings. Pure. */
import type { Row } from "./rows.ts";

/** A row with wrong indentation, and the number of spaces it should have. */
export interface Misplaced {
  readonly line: number;
  readonly key: string;
  readonly got: number;
  readonly want: readonly string[];
}

/** The first such row; `undefined` if every row is in a possible column. */
export function misplaced(rows: readonly Row[]): Misplaced | undefined {
  // Columns of the open maps and lists, each with its first row.
  const open: { column: number; row: Row }[] = [];
  let above: Row | undefined;
  for (const [index, row] of rows.entries()) {
    const { indent } = row;
    if (above !== undefined && row.isKey && indent > above.inner && above.isKey && above.hasValue)
      return out(row, [above.inner]);
    while (open.length > 0 && (open.at(-1)?.column ?? 0) > indent) {
      const closed = open.pop() as (typeof open)[number];
      const under = open.at(-1)?.column ?? -1;
      // Between two columns: the column with fewer rows is the wrong one.
      if (under < indent && indent !== 0 && !isBelow(above, row)) {
        const before = rows.slice(0, index).filter(alike(closed.column, closed.row.line));
        const after = alikeFrom(rows, index);
        if (after > before.length) return out(closed.row, [indent]);
        return out(
          row,
          [under, closed.column].filter((column) => column >= 0),
        );
      }
      if (under < indent && indent === 0 && open.length === 0) return out(closed.row, [0]);
    }
    for (const column of new Set([indent, row.inner])) {
      if ((open.at(-1)?.column ?? -1) < column) open.push({ column, row });
    }
    above = row;
  }
  return undefined;
}

/** Whether the row opens the block that contains the other one. */
function isBelow(above: Row | undefined, row: Row): boolean {
  return above !== undefined && !above.hasValue && row.indent > above.inner;
}

const alike = (column: number, from: number) => (row: Row) =>
  row.line >= from && row.indent === column;

/** Number of rows in one column before a row that is further left. */
function alikeFrom(rows: readonly Row[], index: number): number {
  const { indent } = rows[index] as Row;
  const end = rows.findIndex((row, at) => at > index && row.indent < indent);
  const part = rows.slice(index, end < 0 ? undefined : end);
  return part.filter((row) => row.indent === indent).length;
}

function out({ line, key, indent }: Row, want: readonly number[]): Misplaced {
  return { line, key, got: indent, want: [...new Set(want)].map(String) };
}
