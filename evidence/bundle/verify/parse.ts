/** Reads a bundle's documents in their shape; one that has another shape is a finding. */
import type { z } from "zod";
import type { Files } from "../model.ts";
import { type Finding, finding } from "./finding.ts";

/** The value of a JSON document; `undefined`, with a finding, if it is not what it should be. */
export function parsed<Schema extends z.ZodType>(
  files: Files,
  path: string,
  schema: Schema,
  findings: Finding[],
): z.output<Schema> | undefined {
  const content = files.get(path);
  if (content === undefined) {
    findings.push(finding("missing", { path }));
    return undefined;
  }
  const read = schema.safeParse(json(content));
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.map(String).join(".") || "/";
  findings.push(finding("malformed", { path, at }));
  return undefined;
}

function json(content: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}
