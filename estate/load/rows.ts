/** Reads a broken YAML text row by row, as far as its structure can be recognized. Pure. */

/** A row that begins an entry: not inside brackets, quotes or a multi-line text. */
export interface Row {
  /** First line is 1. */
  readonly line: number;
  /** Leading spaces. */
  readonly indent: number;
  /** Column of the content behind `- `; the same as `indent` in other rows. */
  readonly inner: number;
  readonly isItem: boolean;
  /** Whether it is `key:` or `key: value`. */
  readonly isKey: boolean;
  /** The key, or the beginning of the row. */
  readonly key: string;
  /** Whether a value follows in the same row. */
  readonly hasValue: boolean;
}

/** A bracket or quote that is not closed, or closed by a wrong character. */
export interface Open {
  readonly sign: string;
  readonly line: number;
  /** The wrong closing character and its line. */
  readonly got?: string;
  readonly at?: number;
}

const KEY = /^(?:"[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^#]*?|-[^\s#][^#]*?):(?=\s|$)/;
const TEXT = /:\s+[|>][-+0-9]*\s*(#.*)?$|^\s*-\s+[|>][-+0-9]*\s*(#.*)?$/;

/** The rows in order, up to the first unclosed bracket or quote. */
export function scan(text: string): { rows: Row[]; open?: Open } {
  const rows: Row[] = [];
  const stack: Open[] = [];
  let quote: Open | undefined;
  let begin = 0; // indentation of the row that opened the outermost of them
  let block: number | undefined; // indentation of the key of a multi-line text
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const bare = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    if (bare === "" || (bare.startsWith("#") && quote === undefined)) continue;
    if (block !== undefined && indent > block) continue;
    block = undefined;
    const left = quote ?? stack.at(-1);
    if (left !== undefined && indent <= begin && KEY.test(bare)) return { rows, open: left };
    if (left === undefined) {
      begin = indent;
      rows.push(rowOf(raw, line, indent));
      if (TEXT.test(raw)) {
        block = indent;
        continue;
      }
    }
    for (let at = indent; at < raw.length; at += 1) {
      const sign = raw[at] ?? "";
      const first = at === 0 ? " " : (raw[at - 1] ?? " ");
      if (quote !== undefined) {
        if (sign === "\\" && quote.sign === '"') at += 1;
        else if (sign === quote.sign && raw[at + 1] === sign && sign === "'") at += 1;
        else if (sign === quote.sign) quote = undefined;
      } else if (sign === "#" && /\s/.test(first)) break;
      else if ((sign === '"' || sign === "'") && /[\s[{,]/.test(first)) quote = { sign, line };
      else if ((sign === "{" || sign === "[") && (stack.length > 0 || /[\s]/.test(first)))
        stack.push({ sign, line });
      else if ((sign === "}" || sign === "]") && stack.length > 0) {
        const last = stack.pop() as Open;
        if ((last.sign === "{") !== (sign === "}"))
          return { rows, open: { ...last, got: sign, at: line } };
      }
    }
  }
  const open = quote ?? stack.at(-1);
  return open === undefined ? { rows } : { rows, open };
}

function rowOf(raw: string, line: number, indent: number): Row {
  const dashes = /^(?:-\s+)+/.exec(raw.slice(indent))?.[0] ?? "";
  const inner = indent + dashes.length;
  const rest = raw.slice(inner);
  const key = KEY.exec(rest)?.[0];
  const value = rest.slice(key?.length ?? 0).replace(/(^|\s)#.*$/, "");
  const isItem = dashes !== "" || rest === "-";
  return {
    line,
    indent,
    inner,
    isItem,
    isKey: key !== undefined,
    key: key?.slice(0, -1) ?? rest.trim().slice(0, 30),
    hasValue: value.trim() !== "" && !/^\s*[|>]/.test(value),
  };
}
