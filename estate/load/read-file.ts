/** One file: text, YAML, version, shape. */
import type { z } from "zod";
import { FileFault } from "../../policies/values/text-file.ts";
import { type Issue, issue } from "../issue.ts";
import { FILES } from "../messages/files.ts";
import { type Kind, newest, versionOf } from "../migrate/migrate.ts";
import { crowds } from "./crowd.ts";
import { type Files, ON_DISK } from "./files.ts";
import { checkShape } from "./shape.ts";
import { parseSource, type Source } from "./source.ts";

/**
 * Reads one file by its schema; `source` is absent if the shape is wrong or the version is another one. One file after
 * the other: thousands of them at once would exceed the open files that a process may have.
 */
export function readAs<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  kind?: Kind,
  files: Files = ON_DISK,
): { source?: Source<z.output<Schema>>; issues: Issue[] } {
  let text: string;
  try {
    text = files.text(file);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { issues: [issue({ file, line: 1, path: "." }, FILES[error.kind], error.values)] };
  }
  const key = `${file}\0${text}`;
  const found = files.kept?.get(key) as Result<z.output<Schema>> | undefined;
  const result = found ?? parsedAs(schema, file, text, kind);
  files.kept?.set(key, result);
  return { ...result, issues: [...result.issues] };
}

interface Result<T> {
  readonly source?: Source<T>;
  readonly issues: Issue[];
}

function parsedAs<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  text: string,
  kind: Kind | undefined,
): Result<z.output<Schema>> {
  const parsed = parseSource(file, text);
  if (parsed.source === undefined) return { issues: parsed.issues };
  const other = kind && otherVersion(kind, parsed.source);
  if (other) return { issues: [...parsed.issues, other] };
  const crowded = crowds(parsed.source);
  if (crowded.length > 0) return { issues: [...parsed.issues, ...crowded] };
  const shaped = checkShape(schema, parsed.source);
  return { ...shaped, issues: [...parsed.issues, ...shaped.issues] };
}

/**
 * Reports a file of another version as such: its shape belongs to another release of the program. The schema
 * rejects a value that is not a version.
 */
function otherVersion(kind: Kind, source: Source): Issue | undefined {
  const got = versionOf(kind, source.data);
  if (got === undefined || got === newest(kind)) return undefined;
  const at = source.at(["schemaVersion"]);
  return issue(at, got > newest(kind) ? FILES.newerVersion : FILES.olderVersion, {
    got,
    newest: newest(kind),
  });
}
