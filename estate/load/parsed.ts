/** A YAML text as nodes. Who says where a value stands, changes one, or checks an estate before and after a change, reads the same texts again. */
import { type Document, LineCounter, parseDocument } from "yaml";
import { keyFaults, type PlainFault } from "../../policies/values/plain-yaml.ts";

/** What was read of a text. Others get the same: nobody changes the nodes. */
export interface Parsed {
  readonly document: Document.Parsed;
  /** Line of an offset; the first is 1. */
  line(offset: number): number;
  /** Keys and values that another reader would read otherwise. */
  keyFaults(): readonly PlainFault[];
}

/** Nodes take far more room than their text, so those of a few texts are kept. */
const KEPT = 64;
const kept = new Map<string, Parsed>();

/** The nodes of a text. */
export function parsed(text: string): Parsed {
  const found = kept.get(text) ?? read(text);
  kept.delete(text); // the latest is the last
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
