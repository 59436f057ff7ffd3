/**
 * Reads simple YAML without nodes, ten times as fast as the parser: maps and lists in blocks, or in brackets on one
 * line; texts and numbers on one line; comments. Anything else is left to the parser, faults included. Pure.
 */
import { LONGEST, NUMBER, OTHERWISE } from "../../policies/values/plain-yaml.ts";

type Data = string | number | boolean | Data[] | Entries;
type Entries = { [key: string]: Data };

/**
 * The data of a text without text faults: the same that the parser returns without any fault. `undefined` if the text
 * is not simple, faulty or not.
 */
export function simpleData(text: string): Entries | undefined {
  if (text.includes("\r")) return undefined;
  const reader = new Reader(text);
  const data = reader.atEnd ? undefined : reader.map(0);
  // A row in a column where none can be ends every map and list before the text's end.
  return reader.atEnd ? data : undefined;
}

/** A key with its colon; a text in any schema, unless it is one of the words. */
const KEY = /([A-Za-z_][\w./-]{0,99}):(?=[ \n]|$)/y;
/** Single-line texts without escapes. */
const QUOTED = /"([^"\\\n]*)"|'([^'\n]*)'/y;
const BLANKS = / */y;
/** A blank line, or one with a comment. */
const SKIPPED = / *(?:#[^\n]*)?(?:\n|$)/y;
/** The end of a line after a value. */
const LINE_END = /(?: +#[^\n]*| *)(?:\n|$)/y;

/** Characters that cannot begin a plain text. */
const MARKS = new Set("-?:,[]{}#&*!|>'\"%@` \n");
const FLOW = new Set(",[]{}\n");
/** Texts that are a boolean or nothing for the parser, in any case of their letters. */
const WORDS = new Set(["true", "false", "null", "~"]);
/** What the parser reads as a number. */
const NUMERIC =
  /^(?:[-+]?(?:\.\d+|\d+\.?\d*)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan)$/i;
/** Deeper values are left to the parser, because each level is one of the machine's stack. */
const DEEPEST = 32;
/** Numbers with more digits are not exact. */
const DIGITS = 15;

/** A cursor; each method leaves it behind what it read. A value of `undefined`: not simple. */
class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** Column of the next line with content, at whose first character the cursor is; -1 at the end. */
  indent = -1;

  constructor(text: string) {
    this.#text = text;
    this.#nextLine();
  }

  get atEnd(): boolean {
    return this.indent === -1;
  }

  /** The map whose first key is at the cursor, in that column. */
  map(column: number): Entries | undefined {
    return this.#below(() => this.#map(column));
  }

  /** A value inside others, unless it is too deep. */
  #below<T>(read: () => T | undefined): T | undefined {
    if (this.#depth >= DEEPEST) return undefined;
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #map(column: number): Entries | undefined {
    const map: Entries = {};
    while (this.indent === column) {
      const key = this.#key(map);
      if (key === undefined) return undefined;
      const value = this.#value(column, true);
      if (value === undefined) return undefined;
      map[key] = value;
    }
    return map;
  }

  /** The list whose first dash is at the cursor, in that column. */
  #list(column: number): Data[] | undefined {
    const list: Data[] = [];
    while (this.indent === column && this.#text.startsWith("- ", this.#at)) {
      const dash = this.#at;
      this.#at += 1;
      this.#skip(BLANKS);
      const inner = column + this.#at - dash;
      let value: Data | undefined;
      if (this.#sees(KEY)) {
        this.indent = inner;
        value = this.map(inner);
      } else value = this.#value(column, false);
      if (value === undefined) return undefined;
      list.push(value);
    }
    return list;
  }

  /** The value behind a key or a dash in some column, and the end of its line. */
  #value(column: number, isMap: boolean): Data | undefined {
    if (this.#skip(LINE_END)) {
      this.#nextLine();
      const isList = this.#text.startsWith("- ", this.#at);
      // The entries of a map's list may be in the column of its keys.
      if (this.indent < column || (this.indent === column && !(isList && isMap))) return undefined;
      return isList ? this.#below(() => this.#list(this.indent)) : this.map(this.indent);
    }
    this.#skip(BLANKS);
    const value = this.#inline(false);
    if (value === undefined || !this.#skip(LINE_END)) return undefined;
    this.#nextLine();
    return value;
  }

  /** A value on one line. */
  #inline(inFlow: boolean): Data | undefined {
    const first = this.#text[this.#at];
    if (first === "{") return this.#below(() => this.#flow({}, "}"));
    if (first === "[") return this.#below(() => this.#flow([], "]"));
    return first === '"' || first === "'" ? this.#quoted() : this.#plain(inFlow);
  }

  /** A map or list in brackets. */
  #flow<T extends Data[] | Entries>(found: T, close: string): T | undefined {
    this.#at += 1;
    this.#skip(BLANKS);
    if (this.#closes(close)) return found;
    for (;;) {
      const key = Array.isArray(found) ? "" : this.#key(found);
      if (key === undefined) return undefined;
      this.#skip(BLANKS);
      const value = this.#inline(true);
      if (value === undefined) return undefined;
      if (Array.isArray(found)) found.push(value);
      else found[key] = value;
      this.#skip(BLANKS);
      if (this.#closes(close)) return found;
      if (this.#text[this.#at] !== ",") return undefined;
      this.#at += 1;
      this.#skip(BLANKS);
    }
  }

  #closes(close: string): boolean {
    if (this.#text[this.#at] !== close) return false;
    this.#at += 1;
    return true;
  }

  /** A new key of a map. */
  #key(map: Entries): string | undefined {
    KEY.lastIndex = this.#at;
    const key = KEY.exec(this.#text)?.[1];
    if (key === undefined) return undefined;
    // A key that the map has, or that every object inherits.
    if (key in map || key === "prototype" || WORDS.has(key.toLowerCase())) return undefined;
    this.#at = KEY.lastIndex;
    return key;
  }

  #quoted(): string | undefined {
    QUOTED.lastIndex = this.#at;
    const found = QUOTED.exec(this.#text);
    if (found === null) return undefined;
    this.#at = QUOTED.lastIndex;
    return found[0].length > LONGEST ? undefined : (found[1] ?? found[2]);
  }

  /** A text without quotes, or what it stands for. */
  #plain(inFlow: boolean): string | number | boolean | undefined {
    const text = this.#text;
    const start = this.#at;
    const first = text[start];
    if (first === undefined) return undefined;
    if (MARKS.has(first) && !(first === "-" && /\d/.test(text[start + 1] ?? ""))) return undefined;
    let at = start;
    for (; at < text.length; at += 1) {
      const sign = text[at] as string;
      if (sign === "\n" || (inFlow && FLOW.has(sign))) break;
      if (sign === "#" && text[at - 1] === " ") {
        if (inFlow) return undefined;
        break;
      }
      if (sign !== ":") continue;
      const next = text[at + 1] ?? "\n";
      if (next === " " || next === "\n" || (inFlow && FLOW.has(next))) return undefined;
    }
    while (text[at - 1] === " ") at -= 1;
    if (at - start > LONGEST) return undefined;
    this.#at = at;
    return plainValue(text.slice(start, at));
  }

  /** Whether an expression matches at the cursor. */
  #sees(expression: RegExp): boolean {
    expression.lastIndex = this.#at;
    return expression.test(this.#text);
  }

  #skip(expression: RegExp): boolean {
    if (!this.#sees(expression)) return false;
    this.#at = expression.lastIndex;
    return true;
  }

  /** Moves from the beginning of a line to the next content. */
  #nextLine(): void {
    while (this.#at < this.#text.length && this.#skip(SKIPPED));
    const line = this.#at;
    this.#skip(BLANKS);
    this.indent = this.#at >= this.#text.length ? -1 : this.#at - line;
  }
}

/** What an unquoted text stands for; `undefined` if not every reader reads the same. */
function plainValue(plain: string): string | number | boolean | undefined {
  if (plain === "true") return true;
  if (plain === "false") return false;
  if (NUMBER.test(plain)) return plain.length > DIGITS ? undefined : Number(plain);
  if (NUMERIC.test(plain) || OTHERWISE.test(plain)) return undefined;
  if (WORDS.has(plain.toLowerCase())) return undefined;
  return plain;
}
