/** One file: bytes, text, YAML, shape. */
import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { type Issue, issue } from "./issue.ts";
import { checkShape } from "./shape.ts";
import { parseSource, type Source } from "./source.ts";

/** Reads one file by its schema; `source` is absent when it has not that shape. */
export async function readAs<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
): Promise<{ source?: Source<z.output<Schema>>; issues: Issue[] }> {
  const nowhere = { file, line: 1, path: "." };
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code = "?" } = error as NodeJS.ErrnoException;
    return { issues: [issue(nowhere, "unreadable", { code })] };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { issues: [issue(nowhere, "notUtf8")] };
  }
  const parsed = parseSource(file, text);
  if (parsed.source === undefined) return { issues: parsed.issues };
  const shaped = checkShape(schema, parsed.source);
  return { ...shaped, issues: [...parsed.issues, ...shaped.issues] };
}
