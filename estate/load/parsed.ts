/**
 * A YAML text as nodes, cached: looking up positions, editing a value, and checking an estate before and after a
 * change all read the same texts.
 */
import { type Document, LineCounter, parseDocument } from "yaml";
import { keyFaults, type PlainFault } from "../../policies/values/plain-yaml.ts";

/** The parse result of a text. It is shared: do not change the nodes. */
export interface Parsed {
  readonly document: Document.Parsed;
  /** Line of an offset; the first line is 1. */
  line(offset: number): number;
  /** Keys and values that other YAML readers would interpret differently. */
  keyFaults(): readonly PlainFault[];
}

/** Cached texts; few, because nodes take far more memory than their text. */
const KEPT = 64;
const kept = new Map<string, Parsed>();

/** The nodes of a text. */
export function parsed(text: string): Parsed {
  const found = kept.get(text) ?? read(text);
  kept.delete(text); // move it to the end: the most recently used
  kept.set(text, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

function read(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const line = (offset: number) => Math.max(1, lines.linePos(offset).line);
  let faults: PlainFault[] | undefined;
  return {
    document,
    line,
    keyFaults() {
      faults ??= keyFaults(document, line);
      return faults;
    },
  };
}
