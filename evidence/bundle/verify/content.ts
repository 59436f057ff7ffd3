/** What the documents of a bundle say: they agree with each other, have every rule, and nothing in them has expired. */
import { z } from "zod";
import { parseAlliance } from "../../../policies/alliance/registry.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { readPlain } from "../../../policies/values/plain-yaml.ts";
import { decoded } from "../../../policies/values/text-file.ts";
import { readWaivers } from "../../../policies/waivers/index.ts";
import { type Report, reportSchema } from "../../audit/model.ts";
import { documentsOf } from "../documents.ts";
import { type Digests, digestsSchema, type Files, PATHS } from "../model.ts";
import type { BundleSource } from "../source.ts";
import type { Statement } from "../statement.ts";
import { type Finding, finding } from "./finding.ts";
import { parsed } from "./parse.ts";

export interface CheckedContent {
  readonly findings: readonly Finding[];
  /** The audit's report; absent if it cannot be read. */
  readonly report?: Report | undefined;
  readonly digests?: Digests | undefined;
  /** Whether the documents were made again and compared. */
  readonly compared: boolean;
}

/** `sources` is the digest of this program's own policies. */
export function checkContent(
  files: Files,
  { predicate }: Statement,
  { today, sources }: { readonly today: string; readonly sources: string },
): CheckedContent {
  const findings: Finding[] = [];
  const digests = parsed(files, PATHS.digests, digestsSchema, findings);
  const fr = parsed(files, PATHS.report.fr, reportSchema, findings);
  const en = parsed(files, PATHS.report.en, reportSchema, findings);
  if (digests === undefined || fr === undefined || en === undefined) {
    return { findings, compared: false };
  }
  const same = digests.policies.sources === sources;
  const waivers = waiversOf(files);
  return {
    findings: [
      ...disagreements(predicate, digests, { fr, en }),
      ...missingRules(files, en),
      ...(waivers ? [] : [finding("malformed", { path: PATHS.alliance, at: "/" })]),
      ...(same && waivers ? underived(files, { digests, reports: { fr, en }, waivers }) : []),
      ...resultFindings(en),
      ...expired(en, today),
      ...(predicate.asOf > today ? [finding("future", { day: predicate.asOf, today })] : []),
    ],
    report: en,
    digests,
    compared: same,
  };
}

/** The waivers in the bundle, by its own registry, which may have changed since; `undefined` if it cannot be read. */
function waiversOf(files: Files): BundleSource["waivers"] | undefined {
  const plain = (path: string) => readPlain(path, decoded(files.get(path) ?? Buffer.of(), path));
  try {
    return readWaivers(plain(PATHS.waivers), parseAlliance(plain(PATHS.alliance))).sound;
  } catch {
    return undefined;
  }
}

/** The facts that several documents have. */
function disagreements(
  predicate: Statement["predicate"],
  digests: Digests,
  reports: BundleSource["reports"],
): Finding[] {
  const stated = { ...predicate, state: predicate.state.sha256, tool: predicate.tool.version };
  const of = { ...digests, state: digests.state.sha256, tool: digests.tool.version };
  const facts = ["site", "country", "rehearsal", "asOf", "state", "tool"] as const;
  const { fr, en } = reports;
  const audited = { site: en.context.site.is, asOf: en.context.today.is, result: en.result };
  const own = { site: digests.site, asOf: digests.asOf, result: predicate.result };
  const disagree = (path: string, what: string, other: string) =>
    finding("disagree", { path, what, with: other });
  return [
    ...facts
      .filter((fact) => stated[fact] !== of[fact])
      .map((fact) => disagree(PATHS.digests, fact, PATHS.statement)),
    ...(["site", "asOf", "result"] as const)
      .filter((fact) => audited[fact] !== own[fact])
      .map((fact) => disagree(PATHS.report.en, fact, PATHS.statement)),
    ...(JSON.stringify(factsOf(fr)) === JSON.stringify(factsOf(en))
      ? []
      : [disagree(PATHS.report.fr, "counts", PATHS.report.en)]),
  ];
}

/** Everything of a report that is not a text. */
function factsOf({ violations, rules, counts, result, selfTest, context, policyDigest }: Report) {
  return {
    violations: violations.map(({ rule, case: found, subject, status, waiver }) => {
      return [rule, found, subject, status, waiver?.key, waiver?.expiry];
    }),
    rules: rules.map(({ name, subjects }) => [name, subjects]),
    now: policyDigest.now,
    counts,
    result,
    selfTest,
    context,
  };
}

const componentsSchema = z.object({
  "component-definition": z.object({
    components: z.array(z.object({ title: z.string() })),
  }),
});

/** Rules of this program that the report or the component definition does not have. */
function missingRules(files: Files, report: Report): Finding[] {
  const findings: Finding[] = [];
  const document = parsed(files, PATHS.components, componentsSchema, findings);
  const components = document?.["component-definition"].components ?? [];
  const names = {
    [PATHS.report.en]: report.rules.map(({ name }) => name),
    ...(document && { [PATHS.components]: components.map(({ title }) => title) }),
  };
  return [
    ...findings,
    ...Object.entries(names).flatMap(([path, known]) =>
      RULES.filter(({ name }) => !known.includes(name)).map(({ name: rule }) =>
        finding("ruleMissing", { path, rule }),
      ),
    ),
  ];
}

/** Documents that do not follow from the audit's report. */
function underived(files: Files, source: BundleSource): Finding[] {
  return [...documentsOf(source)].flatMap(([path, text]) => {
    const content = files.get(path);
    // A missing file is reported already.
    if (content === undefined || content.equals(Buffer.from(text))) return [];
    return [finding("notDerived", { path })];
  });
}

function resultFindings({ result, counts, selfTest, waiverProblems }: Report): Finding[] {
  const { failed, waiverProblems: problems } = counts;
  return [
    ...(selfTest.passed ? [] : [finding("selfTest")]),
    ...(result === "failed" ? [finding("auditFailed", { failed, problems })] : []),
    ...(result === "invalid" ? [finding("auditInvalid")] : []),
    ...waiverProblems.map(({ path, what }) => finding("waiverFaulty", { path, what })),
  ];
}

/** Waivers that covered a violation, and have expired since. */
function expired({ violations }: Report, today: string): Finding[] {
  const waived = violations.flatMap(({ rule, waiver }) => (waiver ? [{ rule, ...waiver }] : []));
  const late = waived.filter(({ expiry }) => expiry < today);
  return [...Map.groupBy(late, ({ key }) => key)].flatMap(([key, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const { ticket, rule, expiry } = first;
    return [finding("waiverExpired", { key, ticket, rule, expiry, count: all.length })];
  });
}
