/** JSON as people read it in a diff: a row of measurements is one line, however deep it is. Pure. */

/** An element of an array is a row, on one line, up to this many characters: a failed round keeps what it printed. */
const ROW = 5000;
/** What is no row is on one line up to this many characters, if no rows are in it. */
const FIELD = 300;

/** A document, with one line a row and an end of line at its end. */
export function toRows(document: unknown): string {
  // As JSON has it first: dates are text, and what is undefined is not there.
  return `${laid(JSON.parse(JSON.stringify(document)), "")}\n`;
}

function laid(value: unknown, indent: string, row = false): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null || line.length <= 2) return line;
  const short = row ? line.length <= ROW : line.length <= FIELD && !holdsRows(value);
  if (short && indent !== "") return line;
  const within = `${indent} `;
  const parts = Array.isArray(value)
    ? value.map((each) => laid(each, within, true))
    : Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${laid(each, within)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${within}${parts.join(`,\n${within}`)}\n${indent}${close}`;
}

/** Whether an array of objects or of arrays is in it. */
function holdsRows(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null))
    return true;
  return Object.values(value).some(holdsRows);
}
