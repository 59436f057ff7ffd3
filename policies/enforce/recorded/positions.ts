/** Lines of a JSON text: of its faults, and of the values at given paths. */
import { visit } from "jsonc-parser";

/** The most levels that are read: readers use one or several of the machine's stack for each. */
export const DEEPEST = 500;

/** The line (from 1) of the first value with more levels above it; `undefined` if there is none. */
export function deepLine(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    if (sign === "\\" && quoted) at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (depth > DEEPEST) return line;
  }
  return undefined;
}

/** The first key of a text that an object has twice, or that JSON readers lose; and its line. */
export function lostKey(text: string): { readonly key: string; readonly line: number } | undefined {
  const open: Set<string>[] = [];
  let found: { key: string; line: number } | undefined;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (key, _offset, _length, line) => {
      const keys = open.at(-1);
      if (keys?.has(key) || key === "__proto__") found ??= { key, line: line + 1 };
      keys?.add(key);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
  return found;
}

/** The line (from 1) where a text stops being JSON. */
export function faultLine(text: string): number {
  let line: number | undefined;
  visit(text, {
    onError: (_error, _offset, _length, startLine) => {
      line ??= startLine + 1;
    },
  });
  return line ?? 1;
}

/** The line (from 1) of each value by its path (`pathKey`); a path the text lacks is absent. */
export function linesOf(text: string, wanted: ReadonlySet<string>): Map<string, number> {
  const lines = new Map<string, number>();
  const deepest = [...wanted].reduce((most, key) => Math.max(most, key.split("/").length), 0);
  const note = (line: number, path: readonly PropertyKey[]) => {
    const key = pathKey(path);
    if (wanted.has(key) && !lines.has(key)) lines.set(key, line + 1);
    return path.length < deepest; // no requested path is below this
  };
  visit(text, {
    onObjectBegin: (_offset, _length, line, _column, path) => note(line, path()),
    onArrayBegin: (_offset, _length, line, _column, path) => note(line, path()),
    onLiteralValue: (_value, _offset, _length, line, _column, path) => {
      note(line, path());
    },
    // Without these the visitor does not notice the end of the part it was to skip.
    onObjectEnd: () => {},
    onArrayEnd: () => {},
  });
  return lines;
}

/** The line (from 1) of a value, or of the nearest one around it that the text has. */
export function lineAt(text: string, path: readonly PropertyKey[]): number {
  const around = path.map((_, index) => pathKey(path.slice(0, path.length - index)));
  const lines = linesOf(text, new Set(around));
  return around.map((key) => lines.get(key)).find((line) => line !== undefined) ?? 1;
}

/** A path as one text; the requested keys of states and plans hold no slash. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join("/");
}
