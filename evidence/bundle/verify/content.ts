/** What the documents of a bundle say: they agree with each other, have every rule, and nothing in them has expired. */
import { z } from "zod";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { parseAlliance } from "../../../policies/alliance/registry.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { own } from "../../../policies/values/own.ts";
import { readPlain } from "../../../policies/values/plain-yaml.ts";
import { decoded } from "../../../policies/values/text-file.ts";
import { readWaivers } from "../../../policies/waivers/index.ts";
import { type Report, reportSchema } from "../../audit/model.ts";
import { type Statement as Compliance, statementSchema } from "../../compliance/model.ts";
import {
  auditResult,
  cloudViolations,
  failedInCloud,
  resultOf,
  waiverFaults,
} from "../assessed.ts";
import { agree, foundByStatement } from "../compliance.ts";
import { documentsOf } from "../documents.ts";
import { factsSchema } from "../facts.ts";
import { type Digests, digestsSchema, type Files, PATHS } from "../model.ts";
import type { BundleSource } from "../source.ts";
import type { Statement } from "../statement.ts";
import { checkContracts } from "./contracts.ts";
import { checkDrift } from "./drift.ts";
import { type Finding, finding } from "./finding.ts";
import { parsed } from "./parse.ts";

export interface CheckedContent {
  readonly findings: readonly Finding[];
  /** From what the documents follow; absent if it cannot be read. */
  readonly source?: BundleSource | undefined;
  /** Whether the documents were made again and compared. */
  readonly compared: boolean;
}

/** `sources` is the digest of this program's own policies; `alliance` the verifier's registry. */
export function checkContent(
  files: Files,
  { predicate }: Statement,
  {
    today,
    sources,
    alliance,
    changed,
  }: {
    readonly today: string;
    readonly sources: string;
    readonly alliance: Alliance;
    /** Paths of files that are not as they were signed. */
    readonly changed: ReadonlySet<string>;
  },
): CheckedContent {
  const findings: Finding[] = [];
  const digests = parsed(files, PATHS.digests, digestsSchema, findings);
  const fr = parsed(files, PATHS.report.fr, reportSchema, findings);
  const en = parsed(files, PATHS.report.en, reportSchema, findings);
  const drift = checkDrift(files, digests);
  findings.push(...drift.findings);
  const facts = parsed(files, PATHS.facts, factsSchema, findings);
  const stated = parsed(files, PATHS.compliance.json, statementSchema, findings);
  const granted = grantedIn(files, findings);
  if (!(digests && fr && en && facts && granted)) return { findings, compared: false };
  const same = digests.policies.sources === sources;
  const contracts = checkContracts(files, digests, { written: granted.registry, alliance });
  const source: BundleSource = {
    digests,
    reports: { fr, en },
    contracts: contracts.contracts,
    drift: drift.report,
    ...granted,
    facts,
  };
  return {
    findings: [
      ...findings,
      ...disagreements(predicate, source),
      ...missingRules(files, en),
      ...(stated ? otherStatement(stated, predicate) : []),
      ...(same ? underived(files, source, changed) : []),
      ...contracts.findings,
      ...resultFindings(source),
      ...expired(source, today),
      ...(predicate.asOf > today ? [finding("future", { day: predicate.asOf, today })] : []),
    ],
    source,
    compared: same,
  };
}

/** Registry and waivers of the bundle, which may have changed since; `undefined`, with a finding, if one cannot be read. */
function grantedIn(
  files: Files,
  findings: Finding[],
): Pick<BundleSource, "registry" | "waivers" | "waiverProblems"> | undefined {
  const read = <Value>(path: string, parse: (plain: ReturnType<typeof readPlain>) => Value) => {
    const content = files.get(path);
    if (content === undefined) return undefined; // found already
    try {
      return parse(readPlain(path, decoded(content, path)));
    } catch {
      findings.push(finding("malformed", { path, at: "/" }));
      return undefined;
    }
  };
  const registry = read(PATHS.alliance, parseAlliance);
  const granted = registry && read(PATHS.waivers, (plain) => readWaivers(plain, registry));
  return granted && { registry, waivers: granted.sound, waiverProblems: granted.problems };
}

type Facts = Pick<Digests, "site" | "country" | "rehearsal" | "asOf" | "drift" | "tool"> & {
  readonly state: { readonly sha256: string };
};

/** The facts as texts that can be compared. */
function flat({ state, drift, tool, ...facts }: Facts) {
  return { ...facts, state: state.sha256, drift: drift?.sha256, tool: tool.version };
}

/** The facts that several documents have. */
function disagreements(predicate: Statement["predicate"], source: BundleSource): Finding[] {
  const { digests, reports } = source;
  const stated = flat(predicate);
  const of = flat(digests);
  const facts = ["site", "country", "rehearsal", "asOf", "state", "drift", "tool"] as const;
  const { fr, en } = reports;
  const { site, today } = en.context;
  const audited = { site: site.is, asOf: today.is, result: resultOf(source) };
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
    ...(source.facts.site.siteKey === digests.site
      ? []
      : [disagree(PATHS.facts, "site", PATHS.digests)]),
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

/** Facts of the compliance statement that the signed statement denies. */
function otherStatement(
  { sites, asOf, result }: Compliance,
  predicate: Statement["predicate"],
): Finding[] {
  const holds = {
    site: sites.length === 1 && sites[0]?.key === predicate.site,
    asOf: asOf === predicate.asOf,
    result: agree(predicate.result, result),
  };
  const path = PATHS.compliance.json;
  return Object.entries(holds).flatMap(([what, isSame]) =>
    isSame ? [] : [finding("disagree", { path, what, with: PATHS.statement })],
  );
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

/** What all other documents follow from. */
const SOURCES: readonly string[] = [
  ...[PATHS.digests, PATHS.facts, PATHS.alliance, PATHS.waivers, PATHS.drift],
  ...Object.values(PATHS.report),
];

/** Documents that do not follow from the audit's report and the inputs. From a changed source none would. */
function underived(files: Files, source: BundleSource, changed: ReadonlySet<string>): Finding[] {
  if (SOURCES.some((path) => changed.has(path))) return [];
  return [...documentsOf(source)].flatMap(([path, text]) => {
    const content = files.get(path);
    // A missing or changed file is reported already.
    if (content === undefined || changed.has(path) || content.equals(Buffer.from(text))) return [];
    return [finding("notDerived", { path })];
  });
}

function resultFindings(source: BundleSource): Finding[] {
  const { counts, selfTest, waiverProblems } = source.reports.en;
  const result = auditResult(source);
  const faults = waiverFaults(source).flatMap((index) => waiverProblems[index] ?? []);
  const { failed } = counts;
  const inCloud = failedInCloud(source);
  return [
    ...(selfTest.passed ? [] : [finding("selfTest")]),
    ...(result === "failed" ? [finding("auditFailed", { failed, problems: faults.length })] : []),
    ...(result === "invalid" ? [finding("auditInvalid")] : []),
    ...(inCloud > 0 ? [finding("driftFailed", { failed: inCloud })] : []),
    ...foundByStatement(source).map(({ what }) => finding("complianceFailed", { what })),
    ...faults.map(({ path, what }) => finding("waiverFaulty", { path, what })),
  ];
}

/** Waivers that covered a violation, and have expired since. */
function expired(source: BundleSource, today: string): Finding[] {
  const { violations } = source.reports.en;
  const inCloud = cloudViolations(source).flatMap(({ violation: { rule, waiver: key = "" } }) => {
    const waiver = own(source.waivers, key);
    return waiver ? [{ key, rule, ticket: waiver.ticket, expiry: waiver.expiry }] : [];
  });
  const waived = [
    ...violations.flatMap(({ rule, waiver }) => (waiver ? [{ rule, ...waiver }] : [])),
    ...inCloud,
  ];
  const late = waived.filter(({ expiry }) => expiry < today);
  return [...Map.groupBy(late, ({ key }) => key)].flatMap(([key, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const { ticket, rule, expiry } = first;
    return [finding("waiverExpired", { key, ticket, rule, expiry, count: all.length })];
  });
}
