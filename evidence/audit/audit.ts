/** One audit, from its options to the report. */
import { join, resolve } from "node:path";
import { projectRoot } from "../../estate/project.ts";
import type { Language } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import manifest from "../../package.json" with { type: "json" };
import { linesOf, pathKey, type Recording } from "../../policies/enforce/recorded/index.ts";
import type { StateFact } from "../../policies/facts/fact.ts";
import { applyWaivers } from "../../policies/waivers/index.ts";
import { auditContextOf, type ContextOptions } from "./context.ts";
import {
  readAttestations,
  readEstateThings,
  readFile,
  readGrants,
  readRegistry,
  readText,
} from "./input.ts";
import type { Report } from "./model.ts";
import { policyDigestsOf, prove } from "./proof.ts";
import { reportOf, subjectOf } from "./report.ts";
import { auditResults } from "./results.ts";
import { notAssessed } from "./unassessed.ts";

/** Options of an audit. */
export interface AuditOptions extends ContextOptions {
  /** The registry's file. @default stacks/alliance.yaml */
  readonly alliance?: string;
  /** The waivers' file. @default policies/waivers.yaml */
  readonly waivers?: string;
  /** The stack's output that describes the estate's things. @default things are unknown */
  readonly things?: string;
  /** URL where the state is kept. @default unknown, and then not evaluated */
  readonly backend?: string;
  /** The registry's name in the report. @default its path as a person types it here */
  readonly allianceName?: string;
}

/** Evaluates a file, or standard input for `-`; throws a `Failure` if nothing can be evaluated. */
export function audit(name: string, options: AuditOptions, language: Language): Report {
  const file = name === "-" ? "stdin" : shownPath(resolve(name));
  return auditText(readText(name, file, language), file, options, language).report;
}

/** The registry and the waivers of an audit, and the registry's name in the report. */
export function sourcesOf(options: AuditOptions) {
  const {
    alliance: registry = join(projectRoot, "stacks/alliance.yaml"),
    waivers: grants = join(projectRoot, "policies/waivers.yaml"),
    allianceName = shownPath(resolve(registry)),
  } = options;
  return { registry, grants, allianceName };
}

/** Evaluates the text of a file, `file` in messages; also returns what it shows of the stack. */
export function auditText(
  text: string,
  file: string,
  options: AuditOptions,
  language: Language,
): { readonly report: Report; readonly recording: Recording } {
  const { backend: backendUrl, things: listed } = options;
  const { registry, grants, allianceName } = sourcesOf(options);
  const things = listed === undefined ? undefined : readEstateThings(listed, language);
  const recording = readFile(text, file, language, things);
  const { alliance, digest } = readRegistry(registry, language);
  const waivers = readGrants(grants, alliance, language);
  const auditContext = auditContextOf(recording, options);
  const { is: today } = auditContext.today;
  const { is: site } = auditContext.site;
  const context = { alliance, site, rehearsal: auditContext.rehearsal.is, today };
  const { kind, stack, project, whole, secretsProvider } = recording;
  const state = kind === "state" ? stateFactOf(secretsProvider, backendUrl) : undefined;
  const results = auditResults(recording, context, state);
  const seen = whole ? `urn:pulumi:${stack}::${project}::` : undefined;
  const found = results.raw.flatMap(({ path }) => (path ? [pathKey([...path, "urn"])] : []));
  const report = reportOf({
    file,
    toolVersion: manifest.version,
    language,
    subject: subjectOf(recording),
    context: { ...auditContext, alliance: { is: allianceName, digest } },
    results,
    notAssessed: notAssessed(recording, results, state, language),
    attested: readAttestations(registry, alliance, { ...context, today }),
    waivers: applyWaivers(results.raw, waivers, { today, whole: seen }),
    lines: linesOf(text, new Set(found)),
    selfTest: prove(alliance, waivers, today),
    policyDigest: policyDigestsOf(recording, alliance, waivers, language),
  });
  return { report, recording };
}

/** What is known of a recorded state: where it is kept only from the command line; `undefined` for nothing. */
export function stateFactOf(secretsProvider?: string, backendUrl?: string): StateFact | undefined {
  if (backendUrl !== undefined) return { backendUrl, secretsProvider };
  return secretsProvider === undefined ? undefined : { keyOnly: true, secretsProvider };
}
