/** The whole statement, from what was read. Pure. */
import manifest from "../../package.json" with { type: "json" };
import { policyDigestOf } from "../../policies/digest.ts";
import { packVersion } from "../../policies/enforce/registry.ts";
import { own } from "../../policies/values/own.ts";
import type { Waivers } from "../../policies/waivers/index.ts";
import { isAmong } from "../drift/violations.ts";
import { abroadOf } from "./abroad.ts";
import { contractEntries } from "./contracts.ts";
import { dataStatements } from "./data.ts";
import { driftOf } from "./drift.ts";
import { factsOf, platformFacts } from "./facts.ts";
import type { Gathered } from "./gather.ts";
import type { Source, Statement } from "./model.ts";
import { notLookedAt } from "./not-looked-at.ts";
import { problemsOf } from "./problems.ts";
import { digestOfFiles, type StatementRequest, type Subject } from "./request.ts";
import { type Decided, resultOf, summaryOf } from "./result.ts";
import { ruleEntries } from "./rules.ts";
import { countFindings, violationsOf } from "./violations.ts";
import { waiverEntries } from "./waivers.ts";

/** The statement as data, in one language. */
export function statementOf(
  request: StatementRequest,
  waivers: Waivers,
  gathered: Gathered,
): Statement {
  const { chosen, estates, alliance, owners, asOf, language, repatriation } = request;
  const { root, waiversFile } = request;
  const subject: Subject = {
    chosen: chosen.map(factsOf),
    ...(repatriation && { platforms: platformFacts(repatriation) }),
    registry: estates[0]?.alliance ?? alliance,
    entriesOf: (site) => estates.find(({ siteKey }) => siteKey === site)?.site.contracts,
    ...{ alliance, owners, asOf, language },
    tool: { name: "aes-estate", version: manifest.version },
    files: { kind: "files", name: "stacks/", digest: digestOfFiles(root, waiversFile) },
    policyDigest: policyDigestOf(alliance, waivers, { version: packVersion() }),
  };
  return statementOn(subject, waivers, gathered);
}

/** The same, from what it takes from the files. */
export function statementOn(subject: Subject, waivers: Waivers, gathered: Gathered): Statement {
  const { chosen, alliance, owners, asOf, language, platforms, registry } = subject;
  const keys = new Set(chosen.map(({ siteKey }) => siteKey));
  const factsAt = (site: string) => chosen.find(({ siteKey }) => siteKey === site);
  const inStates = gathered.recorded.flatMap((recorded) => {
    const facts = factsAt(recorded.site);
    return facts === undefined ? [] : violationsOf(recorded, facts, subject);
  });
  const shown = gathered.drift.flatMap((file) => {
    const facts = factsAt(file.report.site);
    return facts === undefined ? [] : [driftOf(file, facts, subject, waivers)];
  });
  const inClouds = shown.flatMap((one) => one.violations);
  const violations = [
    ...inStates,
    ...inClouds.filter((one) => !isAmong(inStates, one, one.language !== undefined)),
  ];
  const contracts = contractEntries(keys, subject);
  const waiversHere = waiverEntries(waivers, asOf, language, keys);
  const views = { chosen, recorded: gathered.recorded, clouds: gathered.clouds };
  const shared = { ...views, contracts, waivers: waiversHere, violations };
  const statements = dataStatements(subject, shared);
  const decided: Decided = {
    sites: chosen.map(({ siteKey: key }) => {
      const known = own(registry.sites, key);
      return { key, title: known?.title[language] ?? key, country: known?.country ?? "—" };
    }),
    owners: [...owners],
    findings: countFindings(violations),
    problems: problemsOf(subject, waivers, statements, { ...views, inClouds }),
    abroad: abroadOf(platforms, owners, asOf),
    assessed: gathered.recorded
      .filter(({ report }) => report.result !== "invalid")
      .map(({ site }) => site),
    drift: shown.map(({ drift }) => drift),
    allOwners: Object.keys(alliance.members).every((member) => owners.includes(member)),
  };
  const { allOwners: _, ...known } = decided;
  return {
    schemaVersion: 1,
    language,
    tool: subject.tool,
    alliance: alliance.name[language],
    asOf,
    result: resultOf(decided),
    summary: summaryOf(decided, language),
    ...known,
    statements,
    contracts,
    waivers: waiversHere,
    rules: ruleEntries([...keys], gathered.recorded, violations, language),
    violations,
    notLookedAt: notLookedAt(subject, gathered),
    sources: [subject.files, ...sourcesOf(gathered)],
    policyDigest: subject.policyDigest,
  };
}

function sourcesOf({ recorded, clouds, drift }: Gathered): Source[] {
  return [
    ...recorded.map(({ site, name, digest }) => ({ kind: "state" as const, site, name, digest })),
    ...clouds.map(({ site, address }) => ({ kind: "cloud" as const, site, name: address })),
    ...drift.map(({ name, digest, report }) => {
      return { kind: "drift" as const, site: report.site, name, digest };
    }),
  ];
}
