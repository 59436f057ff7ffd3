/** The documents of a bundle that follow from its source; `estate verify` makes them again and compares. */
import { toJsonText } from "../../output/json.ts";
import { LANGUAGES } from "../../output/message.ts";
import { reportSchema } from "../audit/model.ts";
import { toSarif } from "../audit/sarif.ts";
import { assessedOf } from "./assessed.ts";
import { complianceFiles } from "./compliance.ts";
import { controlsOf } from "./controls.ts";
import { factsSchema } from "./facts.ts";
import { PATHS } from "./model.ts";
import { assessmentResults } from "./oscal/assessment-results.ts";
import { componentDefinition } from "./oscal/component-definition.ts";
import { milestones } from "./oscal/milestones.ts";
import type { BundleSource } from "./source.ts";

/** A document as text. */
export function documentText(value: unknown): string {
  return `${toJsonText(value)}\n`;
}

function controlsDocument(source: BundleSource) {
  const drift = source.drift?.result ?? "notAssessed";
  return { schemaVersion: 1, drift, controls: controlsOf(assessedOf(source)) };
}

/** The texts of the documents, by path. */
export function documentsOf(given: BundleSource): Map<string, string> {
  // In the order of the schema's keys, as a reader of the document has them.
  const { fr, en } = given.reports;
  const reports = { fr: reportSchema.parse(fr), en: reportSchema.parse(en) };
  const source = { ...given, reports };
  const { digests } = given;
  return new Map([
    [PATHS.digests, documentText(digests)],
    ...LANGUAGES.flatMap((language): [string, string][] => [
      [PATHS.report[language], documentText(reports[language])],
      [PATHS.sarif[language], toSarif(reports[language])],
    ]),
    [PATHS.controls, documentText(controlsDocument(source))],
    [PATHS.contracts, documentText({ schemaVersion: 1, contracts: source.contracts })],
    [PATHS.components, documentText(componentDefinition(digests))],
    [PATHS.results, documentText(assessmentResults(source))],
    [PATHS.milestones, documentText(milestones(source))],
    [PATHS.facts, documentText(factsSchema.parse(source.facts))],
    ...complianceFiles(source),
  ]);
}
