/** Verifies a bundle; nothing but the files, the registry, the day and the keys that it is given decides. */
import type { Alliance } from "../../../policies/alliance/model.ts";
import {
  hasKey,
  machineKeys,
  type OfficeKey,
  officeKeys,
} from "../../../policies/signatures/signers.ts";
import { assessedOf } from "../assessed.ts";
import { type Control, controlsOf } from "../controls.ts";
import { PATHS } from "../model.ts";
import type { BundleSource } from "../source.ts";
import { policySources } from "../sources.ts";
import { type Statement, statementSchema } from "../statement.ts";
import { checkContent } from "./content.ts";
import { checkFiles } from "./files.ts";
import { type Finding, isAuthentic } from "./finding.ts";
import { parsed } from "./parse.ts";
import type { ReadBundle } from "./read.ts";
import { checkSignatures } from "./signatures.ts";

export interface VerifyOptions {
  /** The verifier's own registry: never the one in the bundle. */
  readonly alliance: Alliance;
  /** Day of the verification (UTC, `2026-11-24`). */
  readonly today: string;
  /**
   * Countries of which an office must have signed. @default the site's; of a rehearsal, this machine's own key as long as
   * none of its offices has one
   */
  readonly required?: readonly string[] | undefined;
  /** The key of this machine, which counts for its rehearsals. */
  readonly machineKey?: string | undefined;
}

export interface Verification {
  readonly findings: readonly Finding[];
  /** What the bundle says of itself; absent if it cannot be read. */
  readonly statement?: Statement["predicate"] | undefined;
  readonly files: number;
  readonly signedBy: readonly OfficeKey[];
  /** From what the documents follow; absent if the evidence is not authentic. */
  readonly source?: BundleSource | undefined;
  /** Absent as well then. */
  readonly controls?: readonly Control[] | undefined;
  /** Whether the documents were made again and compared. */
  readonly compared: boolean;
  readonly today: string;
}

export function verifyBundle(
  { files, findings: read }: ReadBundle,
  { alliance, today, required, machineKey }: VerifyOptions,
): Verification {
  const shape: Finding[] = [];
  const statement = parsed(files, PATHS.statement, statementSchema, shape);
  if (statement === undefined) {
    const findings = [...read, ...shape];
    return { findings, files: files.size, signedBy: [], compared: false, today };
  }
  const { predicate } = statement;
  const countries = required ?? [predicate.country];
  const offices = officeKeys(alliance);
  // An office is required by name, and of a real site always.
  const byMachine =
    predicate.rehearsal && required === undefined && !hasKey(predicate.country, offices);
  const keys = [...offices, ...(byMachine ? machineKeys(machineKey, predicate.country) : [])];
  const signatures = checkSignatures(files, predicate.asOf, keys, countries);
  const listed = checkFiles(files, statement);
  const content = checkContent(files, statement, {
    today,
    sources: policySources(),
    alliance,
    changed: changedIn(listed),
  });
  const found = [...read, ...listed, ...signatures.findings, ...content.findings];
  const findings = [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  return {
    findings,
    statement: predicate,
    files: files.size,
    signedBy: signatures.by,
    ...(content.source &&
      isAuthentic(findings) && {
        source: content.source,
        controls: controlsOf(assessedOf(content.source)),
      }),
    compared: content.compared,
    today,
  };
}

/** The paths of files that are not as they were signed. */
function changedIn(findings: readonly Finding[]): Set<string> {
  return new Set(
    findings.flatMap(({ key, values }) => (key === "changed" ? [String(values.path)] : [])),
  );
}
