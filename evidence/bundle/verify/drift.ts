/** The drift report of a bundle: one that `estate drift` could have written, of the same site and as the inputs name it. */
import { driftSchema, type Report } from "../../../operations/drift/model.ts";
import { contradictions } from "../../drift/read.ts";
import { sha256 } from "../digest.ts";
import { type Digests, type Files, PATHS } from "../model.ts";
import { type Finding, finding } from "./finding.ts";
import { parsed } from "./parse.ts";

/** A report is there if the inputs name one, and only then. */
export function checkDrift(
  files: Files,
  digests: Digests | undefined,
): { readonly findings: readonly Finding[]; readonly report?: Report | undefined } {
  const content = files.get(PATHS.drift);
  if (digests === undefined || (content === undefined && digests.drift === undefined)) {
    return { findings: [] };
  }
  const findings: Finding[] = [];
  const report = parsed(files, PATHS.drift, driftSchema, findings);
  if (report === undefined) return { findings };
  const [wrong] = contradictions(report);
  if (wrong !== undefined) findings.push(finding("malformed", { path: PATHS.drift, at: wrong.at }));
  const is = { site: report.site, rehearsal: report.rehearsal, drift: sha256(content ?? "") };
  const want = { ...digests, drift: digests.drift?.sha256 };
  for (const what of ["site", "rehearsal", "drift"] as const) {
    if (is[what] !== want[what]) {
      findings.push(finding("disagree", { path: PATHS.drift, what, with: PATHS.digests }));
    }
  }
  return { findings, report };
}
