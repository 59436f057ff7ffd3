/** A JSON document of `estate` that a command is given as a file: only one that fits its schema is read. */
import { resolve } from "node:path";
import type { z } from "zod";
import type { Message, MessageValues } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse } from "../../output/user-error.ts";
import { faultLine, lineAt, lostKey } from "../../policies/enforce/recorded/index.ts";
import { FileFault } from "../../policies/values/text-file.ts";
import { textOf } from "../audit/stream.ts";
import { sha256 } from "../bundle/digest.ts";
import { TEXTS } from "./messages.ts";

/** A kind of document. */
export interface Kind<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly version: number;
  /** A key that every version of it has. */
  readonly mark: string;
  /** What it is, with the command that writes it. */
  readonly want: Message;
  /** Where it contradicts itself. */
  readonly contradictions: (value: z.output<Schema>) => Iterable<Contradiction>;
}

/** A value that does not follow from the document's own findings, by its path with dots. */
export interface Contradiction {
  readonly at: string;
  readonly got: string;
  readonly must: string;
}

/** A document, and where it is from. */
export interface Given<Value> {
  readonly name: string;
  /** SHA-256 of the text. */
  readonly digest: string;
  readonly text: string;
  readonly value: Value;
}

/** The document in a file, `-` for standard input. @throws Misuse */
export function readGiven<Schema extends z.ZodType>(
  file: string,
  kind: Kind<Schema>,
): Given<z.output<Schema>> {
  const name = file === "-" ? "stdin" : shownPath(resolve(file));
  const text = readText(file, name);
  const value = valueIn(text, name, kind);
  for (const { at, ...values } of kind.contradictions(value)) {
    const place = placeOf(name, text, ...at.split("."));
    throw new Misuse(TEXTS.contradicts, { file: place, at, ...values });
  }
  return { name, digest: sha256(text), text, value };
}

/** Standard input can be read once. @throws Misuse */
export function rejectTwoInputs(files: readonly string[]): void {
  if (files.filter((file) => file === "-").length > 1) throw new Misuse(TEXTS.oneInput, {});
}

/** A value's place as messages show it: `file:line`. */
export function placeOf(file: string, text: string, ...path: readonly PropertyKey[]): string {
  return `${file}:${lineAt(text, path)}`;
}

function readText(file: string, name: string): string {
  try {
    return textOf(file, name);
  } catch (error) {
    if (error instanceof FileFault) throw new Misuse(error.text, error.values);
    throw error;
  }
}

function valueIn<Schema extends z.ZodType>(
  text: string,
  file: string,
  { schema, version, mark, want }: Kind<Schema>,
): z.output<Schema> {
  const reject = (message: Message, line: number, values: MessageValues = {}) =>
    new Misuse(message, { file: `${file}:${line}`, want, ...values });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw reject(TEXTS.notJson, faultLine(text));
  }
  const lost = lostKey(text);
  if (lost !== undefined) throw reject(TEXTS.twice, lost.line, { key: lost.key });
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const got = versionOf(value, mark);
  if (got !== undefined && got !== version) {
    const line = lineAt(text, ["schemaVersion"]);
    throw reject(TEXTS.otherVersion, line, { got: String(got), version: String(version) });
  }
  const path = read.error.issues[0]?.path ?? [];
  throw reject(TEXTS.otherShape, lineAt(text, path), { at: path.map(String).join(".") || "/" });
}

/** The version of a document of this kind, which may be one that this program does not read. */
function versionOf(value: unknown, mark: string): number | undefined {
  if (typeof value !== "object" || value === null || !(mark in value)) return undefined;
  const { schemaVersion } = value as { schemaVersion?: unknown };
  return typeof schemaVersion === "number" ? schemaVersion : undefined;
}
