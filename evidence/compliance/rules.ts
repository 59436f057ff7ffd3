/** The rules, each with what it evaluated in the recorded states, by resource type, and what it found. */
import type { Language } from "../../output/message.ts";
import { typeOf } from "../../policies/resources/urn.ts";
import { RULES } from "../../policies/rules/index.ts";
import { referencesOf } from "../audit/report.ts";
import type { RuleEntry, ViolationEntry } from "./model.ts";
import type { RecordedSite } from "./recorded.ts";
import { countFindings } from "./violations.ts";

/** Every rule, also those that no state gave anything to evaluate. */
export function ruleEntries(
  sites: readonly string[],
  recorded: readonly RecordedSite[],
  violations: readonly ViolationEntry[],
  language: Language,
): RuleEntry[] {
  return RULES.map(({ name, metadata, messages }) => {
    const own = violations.filter(({ rule }) => rule === name);
    const evaluated = recorded.map((one) => ({ site: one.site, subjects: subjectsOf(one, name) }));
    const at = evaluated.filter(({ subjects }) => subjects.length > 0).map(({ site }) => site);
    const findings = countFindings(own);
    return {
      name,
      title: messages.title[language],
      severity: metadata.severity,
      waivable: metadata.waivable,
      references: referencesOf(metadata),
      status: statusOf(findings, at.length),
      findings,
      types: typesOf(
        evaluated.flatMap(({ subjects }) => subjects),
        own,
      ),
      notAssessedAt: sites.filter((site) => !at.includes(site)),
    };
  });
}

function subjectsOf({ report }: RecordedSite, name: string): readonly string[] {
  return report.rules.find((rule) => rule.name === name)?.subjects ?? [];
}

function statusOf({ waived, failed }: RuleEntry["findings"], assessed: number) {
  if (failed > 0) return "failed";
  if (waived > 0) return "waived";
  return assessed > 0 ? "passed" : "notAssessed";
}

/** What a violation of the whole stack is about. */
const STACK = "stack";

function typesOf(
  evaluated: readonly string[],
  violations: readonly ViolationEntry[],
): RuleEntry["types"] {
  const type = (subject: string) => (subject.startsWith("urn:") ? typeOf(subject) : STACK);
  const subjects = new Set([...evaluated, ...violations.map(({ subject }) => subject)]);
  const failed = subjectsWith("failed", violations);
  const waived = subjectsWith("waived", violations).difference(failed);
  const count = (all: readonly string[], of: ReadonlySet<string>) =>
    all.filter((subject) => of.has(subject)).length;
  return [...Map.groupBy(subjects, type)]
    .map(([name, all]) => ({
      type: name,
      evaluated: all.length,
      waived: count(all, waived),
      failed: count(all, failed),
    }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

function subjectsWith(
  wanted: ViolationEntry["status"],
  violations: readonly ViolationEntry[],
): Set<string> {
  const found = violations.filter(({ status }) => status === wanted);
  return new Set(found.map(({ subject }) => subject));
}
