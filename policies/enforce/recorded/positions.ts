/** Lines of a JSON text: of its first fault, and of the values at given paths. */
import { visit } from "jsonc-parser";

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

/** A path as one text; the requested keys of states and plans hold no slash. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join("/");
}
