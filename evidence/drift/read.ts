/** Reads drift reports from files: only one that `estate drift` could have written, of one of the wanted sites. */
import { countFindings, isDrift } from "../../operations/drift/counts.ts";
import { driftSchema, type Report } from "../../operations/drift/model.ts";
import { Misuse } from "../../output/user-error.ts";
import { placeOf, readGiven, rejectTwoInputs } from "../documents/json.ts";
import { TEXTS } from "./messages.ts";

/** One drift report, and where it is from. */
export interface DriftFile {
  readonly name: string;
  /** SHA-256 of the text. */
  readonly digest: string;
  readonly text: string;
  readonly report: Report;
}

const KIND = {
  schema: driftSchema,
  version: driftSchema.shape.schemaVersion.value,
  mark: "findings",
  want: TEXTS.want,
  contradictions,
};

/** The reports of files, one for each of the sites at most. @throws Misuse */
export function readDriftReports(files: readonly string[], sites: readonly string[]): DriftFile[] {
  rejectTwoInputs(files);
  const known = new Map<string, string>();
  return files.map((file) => {
    const { name, digest, text, value: report } = readGiven(file, KIND);
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
    return { name, digest, text, report };
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
    if (got !== count) yield { at: `counts.${name}`, got: String(got), must: String(count) };
  }
  const drifted = isDrift(findings, want.failed);
  if (drifted !== (result === "drift")) {
    yield { at: "result", got: result, must: drifted ? "drift" : "clean, incomplete" };
  }
}
