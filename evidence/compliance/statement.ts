/** The whole statement, from what was read. Pure. */
import manifest from "../../package.json" with { type: "json" };
import { policyDigestOf } from "../../policies/digest.ts";
import { packVersion } from "../../policies/enforce/registry.ts";
import type { Waivers } from "../../policies/waivers/index.ts";
import { isAmong } from "../drift/violations.ts";
import { abroadOf } from "./abroad.ts";
import { contractEntries } from "./contracts.ts";
import { dataStatements } from "./data.ts";
import { driftOf } from "./drift.ts";
import type { Gathered } from "./gather.ts";
import type { Source, Statement } from "./model.ts";
import { notLookedAt } from "./not-looked-at.ts";
import { problemsOf } from "./problems.ts";
import { digestOfFiles, type StatementRequest } from "./request.ts";
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
  const keys = new Set(chosen.map(({ siteKey }) => siteKey));
  const estateOf = (site: string) => chosen.find(({ siteKey }) => siteKey === site);
  const inStates = gathered.recorded.flatMap((recorded) => {
    const estate = estateOf(recorded.site);
    return estate === undefined ? [] : violationsOf(recorded, estate, owners);
  });
  const shown = gathered.drift.flatMap((file) => {
    const estate = estateOf(file.report.site);
    return estate === undefined ? [] : [driftOf(file, estate, request, waivers)];
  });
  const inClouds = shown.flatMap((one) => one.violations);
  const violations = [
    ...inStates,
    ...inClouds.filter((one) => !isAmong(inStates, one, one.language !== undefined)),
  ];
  const contracts = contractEntries(estates, keys, request);
  const waiversHere = waiverEntries(waivers, asOf, language, keys);
  const views = { chosen, recorded: gathered.recorded, clouds: gathered.clouds };
  const shared = { ...views, contracts, waivers: waiversHere, violations };
  const statements = dataStatements(request, shared);
  const decided: Decided = {
    sites: chosen.map(({ siteKey: key, allianceSite: { title, country } }) => {
      return { key, title: title[language], country };
    }),
    owners: [...owners],
    findings: countFindings(violations),
    problems: problemsOf(request, waivers, statements, { ...views, inClouds }),
    abroad: abroadOf(repatriation, owners, asOf),
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
    tool: { name: "aes-estate", version: manifest.version },
    alliance: alliance.name,
    asOf,
    result: resultOf(decided),
    summary: summaryOf(decided, language),
    ...known,
    statements,
    contracts,
    waivers: waiversHere,
    rules: ruleEntries([...keys], gathered.recorded, violations, language),
    violations,
    notLookedAt: notLookedAt(request, gathered),
    sources: sourcesOf(request, gathered),
    policyDigest: policyDigestOf(alliance, waivers, { version: packVersion() }),
  };
}

function sourcesOf(
  { root, waiversFile }: StatementRequest,
  { recorded, clouds, drift }: Gathered,
): Source[] {
  return [
    { kind: "files", name: "stacks/", digest: digestOfFiles(root, waiversFile) },
    ...recorded.map(({ site, name, digest }) => ({ kind: "state" as const, site, name, digest })),
    ...clouds.map(({ site, address }) => ({ kind: "cloud" as const, site, name: address })),
    ...drift.map(({ name, digest, report }) => {
      return { kind: "drift" as const, site: report.site, name, digest };
    }),
  ];
}
