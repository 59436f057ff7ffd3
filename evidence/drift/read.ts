/** Reads drift reports from files: only one that `estate drift` could have written, of one of the wanted sites. */
import { resolve } from "node:path";
import { countFindings, isDrift } from "../../operations/drift/counts.ts";
import { driftSchema, type Report } from "../../operations/drift/model.ts";
import type { Message, MessageValues } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse } from "../../output/user-error.ts";
import { faultLine, lineAt, lostKey } from "../../policies/enforce/recorded/index.ts";
import { FileFault } from "../../policies/values/text-file.ts";
import { textOf } from "../audit/stream.ts";
import { sha256 } from "../bundle/digest.ts";
import { TEXTS } from "./messages.ts";

/** One drift report, and where it is from. */
export interface DriftFile {
  readonly name: string;
  /** SHA-256 of the text. */
  readonly digest: string;
  readonly text: string;
  readonly report: Report;
}

/** Standard input can be read once. @throws Misuse */
export function rejectTwoInputs(files: readonly string[]): void {
  if (files.filter((file) => file === "-").length > 1) throw new Misuse(TEXTS.oneInput, {});
}

const VERSION = driftSchema.shape.schemaVersion.value;

/** The reports of files, one for each of the sites at most. @throws Misuse */
export function readDriftReports(files: readonly string[], sites: readonly string[]): DriftFile[] {
  rejectTwoInputs(files);
  const known = new Map<string, string>();
  return files.map((file) => {
    const name = file === "-" ? "stdin" : shownPath(resolve(file));
    const text = readText(file, name);
    const report = reportIn(text, name);
    const { site } = report;
    if (!sites.includes(site)) {
      throw new Misuse(TEXTS.otherSite, {
        file: placeOf(name, text, "site"),
        site,
        sites: sites.join(", "),
      });
    }
    const other = known.get(site);
    if (other !== undefined) {
      throw new Misuse(TEXTS.twoReports, { file: placeOf(name, text, "site"), site, other });
    }
    known.set(site, name);
    return { name, digest: sha256(text), text, report };
  });
}

/** A rehearsal's cloud says nothing of a real site's state, nor the other way round. @throws Misuse */
export function rejectRehearsal(
  { name, text, report: { site, rehearsal } }: DriftFile,
  state: string,
  isRehearsal: boolean,
): void {
  if (rehearsal === isRehearsal) return;
  const message = rehearsal ? TEXTS.rehearsalReport : TEXTS.realReport;
  throw new Misuse(message, { file: placeOf(name, text, "rehearsal"), site, state });
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

function reportIn(text: string, file: string): Report {
  const reject = (message: Message, line: number, values: MessageValues = {}) =>
    new Misuse(message, { file: `${file}:${line}`, ...values });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw reject(TEXTS.notJson, faultLine(text));
  }
  const lost = lostKey(text);
  if (lost !== undefined) throw reject(TEXTS.twice, lost.line, { key: lost.key });
  const read = driftSchema.safeParse(value);
  if (!read.success) {
    const got = otherVersion(value);
    if (got !== undefined) {
      const line = lineAt(text, ["schemaVersion"]);
      throw reject(TEXTS.otherVersion, line, { got, want: String(VERSION) });
    }
    const path = read.error.issues[0]?.path ?? [];
    const at = path.map(String).join(".") || "/";
    throw reject(TEXTS.otherShape, lineAt(text, path), { at });
  }
  const [wrong] = contradictions(read.data);
  if (wrong !== undefined) {
    throw reject(TEXTS.contradicts, lineAt(text, wrong.at.split(".")), { ...wrong });
  }
  return read.data;
}

/** The version of a drift report that this program does not read. */
function otherVersion(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("findings" in value)) return undefined;
  const { schemaVersion: version } = value as { schemaVersion?: unknown };
  return typeof version === "number" && version !== VERSION ? String(version) : undefined;
}

/** Counts and results that do not follow from the findings: a statement must not repeat either. */
export function* contradictions({ counts, findings, tenants, consequences, result }: Report) {
  const violations = [...findings, ...tenants].flatMap((one) => one.violations);
  const all = [...violations, ...consequences];
  const want = {
    ...countFindings(findings),
    tenant: tenants.length,
    failed: all.filter(({ status }) => status === "failed").length,
    waived: all.filter(({ status }) => status === "waived").length,
  };
  for (const [name, count] of Object.entries(want)) {
    const got = counts[name as keyof typeof want];
    if (got !== count) yield { at: `counts.${name}`, got: String(got), want: String(count) };
  }
  const drifted = isDrift(findings, want.failed);
  if (drifted !== (result === "drift")) {
    yield { at: "result", got: result, want: drifted ? "drift" : "clean, incomplete" };
  }
}
