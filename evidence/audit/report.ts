/** The report of one audit: everything that was evaluated, found, waived or not evaluated. */

import { countResources } from "../../operations/state/count-resources.ts";
import { type Language, type Message, render } from "../../output/message.ts";
import type { Attested } from "../../policies/alliance/attestations.ts";
import type { AllianceProblem } from "../../policies/alliance/problem.ts";
import { pathKey, type Recording } from "../../policies/enforce/recorded/index.ts";
import type { RuleMetadata } from "../../policies/rule.ts";
import { RULES } from "../../policies/rules/index.ts";
import type { Violation } from "../../policies/violations.ts";
import type { AppliedWaivers, Waived } from "../../policies/waivers/index.ts";
import type { Report, ReportedViolation } from "./model.ts";
import type { AuditResult, AuditResults } from "./results.ts";

/** Everything a report is built from. */
export interface Audited {
  readonly file: string;
  readonly toolVersion: string;
  readonly language: Language;
  /** What was evaluated. */
  readonly subject: AuditedSubject;
  readonly context: Report["context"];
  readonly results: AuditResults;
  readonly waivers: AppliedWaivers;
  /** Attestations of offices. @default none */
  readonly attested?: readonly AuditedAttestation[];
  /** Lines by the path of a resource in the file (`pathKey`). */
  readonly lines: ReadonlyMap<string, number>;
  readonly notAssessed: Report["notAssessed"];
  readonly selfTest: Report["selfTest"];
  readonly policyDigest: Report["policyDigest"];
}

/** A stack's state or plan, or a running cluster. */
export interface AuditedSubject extends Pick<Report, "kind" | "stack" | "project"> {
  /** False if a part of it was not read. */
  readonly whole: boolean;
  /** Resources or objects that were read. */
  readonly resources: number;
}

/** A state or a plan as the subject of an audit. */
export function subjectOf({ kind, stack, project, whole, resources }: Recording): AuditedSubject {
  const count = countResources(resources.map(({ declared }) => declared.subject));
  return { kind, stack, project, whole, resources: count };
}

/** One attestation, and why it is not valid. */
export interface AuditedAttestation extends Attested {
  readonly problems: readonly AllianceProblem[];
}

/** The report as data, in one language. */
export function reportOf(audited: Audited): Report {
  const { subject, results, waivers, language, selfTest, policyDigest } = audited;
  const left = audited.notAssessed;
  const { kind, stack, project, resources } = subject;
  return {
    schemaVersion: 2,
    language,
    tool: { name: "aes-estate", version: audited.toolVersion },
    file: audited.file,
    kind,
    stack,
    project,
    context: audited.context,
    result: resultOf(audited),
    counts: {
      resources,
      raw: waivers.raw.length,
      waived: waivers.waived.length,
      failed: waivers.failed.length,
      waiverProblems: waivers.problems.length,
      notAssessed: left.length,
    },
    rules: RULES.map(({ name, metadata, messages }) => ({
      name,
      title: messages.title[language],
      severity: metadata.severity,
      waivable: metadata.waivable,
      references: referencesOf(metadata),
      subjects: [...(results.evaluated.get(name) ?? [])],
    })),
    violations: reportedViolations(audited),
    waiverProblems: waivers.problems.map(({ path, message, values, remediation }) => ({
      path: path.map(String).join("."),
      what: render(message, values, language),
      remediation: render(remediation, values, language),
    })),
    attested: (audited.attested ?? []).map(
      ({ path, attestation: { by, date, why }, problems }) => ({
        path: path.map(String).join("."),
        by,
        date,
        why: why[language],
        faults: problems.map(({ message, values }) => render(message, values, language)),
      }),
    ),
    notAssessed: left,
    selfTest,
    policyDigest,
  };
}

/**
 * Policies that no longer deny prove nothing; what was read in part was not fully evaluated, unless it fails already.
 */
function resultOf({ waivers, subject, selfTest, attested = [] }: Audited): Report["result"] {
  const { failed, problems } = waivers;
  const { whole } = subject;
  if (!selfTest.passed) return "invalid";
  const faulty = attested.filter((one) => one.problems.length > 0);
  if (failed.length + problems.length + faulty.length > 0) return "failed";
  return whole ? "passed" : "invalid";
}

function reportedViolations({ waivers, language, lines }: Audited): ReportedViolation[] {
  const waivedBy = new Map(waivers.waived.map((one) => [one.violation, one]));
  return waivers.raw.map((violation) => {
    const { seenIn = "inputs", marks = [], path } = violation as Violation & Partial<AuditResult>;
    const line = path && lines.get(pathKey([...path, "urn"]));
    const waived = waivedBy.get(violation);
    const say = (message: Message) => render(message, violation.values, language);
    return {
      rule: violation.rule,
      case: violation.case,
      severity: RULES.find(({ name }) => name === violation.rule)?.metadata.severity ?? "critical",
      status: waived ? "waived" : "failed",
      subject: violation.subject,
      ...(line && { line }),
      seenIn,
      marks: [...marks],
      what: say(violation.what),
      why: say(violation.why),
      remediation: say(violation.remediation),
      howToWaive: say(violation.waiver),
      ...(waived && { waiver: shownWaiver(waived, language) }),
    };
  });
}

function shownWaiver({ key, waiver }: Waived, language: Language) {
  const { ticket, expiry, reason, owner, approver } = waiver;
  const person = ({ name, office }: typeof owner) => `${name} (${office})`;
  const people = { owner: person(owner), approver: person(approver) };
  return { key, ticket, expiry, reason: reason[language], ...people };
}

/** Requirements as auditors cite them. */
export function referencesOf({ references }: RuleMetadata): string[] {
  const { secNumCloud = [], c5 = [], ccm = [], scs = [] } = references;
  return [
    ...secNumCloud.map((number) => `SecNumCloud 3.2 ${number}`),
    ...c5.map((number) => `C5:2025 ${number}`),
    ...ccm.map((number) => `CCM 4 ${number}`),
    ...scs.map((number) => `SCS ${number}`),
  ];
}
