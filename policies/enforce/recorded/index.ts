/** A recorded state or a plan, read from its text: no engine, no cloud, no login. */

import type { Things } from "../../resources/thing.ts";
import { readPlan } from "./plan.ts";
import { DEEPEST, deepLine, faultLine, lostKey } from "./positions.ts";
import { asMap, type Recording } from "./recording.ts";
import { readState } from "./state.ts";
import { Unreadable } from "./unreadable.ts";

export { MARKS, type Mark, marksOf, type Recorded } from "./facts.ts";
export { faultLine, lineAt, linesOf, lostKey, pathKey } from "./positions.ts";
export type { Recording } from "./recording.ts";
export { Unreadable } from "./unreadable.ts";

/**
 * Reads a file's text, with other known things of the estate; throws an `Unreadable` that says why it cannot be
 * evaluated.
 */
export function readRecording(text: string, things?: Things): Recording {
  const trimmed = text.replace(/^\uFEFF/, "");
  if (trimmed.trim() === "") throw new Unreadable("empty");
  if (trimmed.startsWith(GZIP)) throw new Unreadable("encrypted");
  const deep = deepLine(trimmed);
  if (deep !== undefined) throw new Unreadable("deep", { most: DEEPEST }, { line: deep });
  let data: unknown;
  try {
    data = JSON.parse(trimmed);
  } catch {
    throw new Unreadable("syntax", {}, { line: faultLine(trimmed) });
  }
  const lost = lostKey(trimmed);
  if (lost !== undefined) throw new Unreadable("lostKey", { key: lost.key }, { line: lost.line });
  const document = asMap(data);
  if (Object.hasOwn(document, "steps") || Object.hasOwn(document, "changeSummary")) {
    return readPlan(document, things);
  }
  if (Object.hasOwn(document, "plan")) throw new Unreadable("savedPlan");
  if (Object.hasOwn(document, "deployment")) return readState(document, ["deployment"], things);
  if (Object.hasOwn(document, "checkpoint"))
    return readState(document, ["checkpoint", "latest"], things);
  throw new Unreadable("shape");
}

/** The first byte of a gzip file, as text. */
const GZIP = "\u001f";
