/** Gathers everything that a bundle has: the audit, and the digests of what it rests on. */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { projectRoot, repository } from "../../estate/project.ts";
import { LANGUAGES, type Language, render } from "../../output/message.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import manifest from "../../package.json" with { type: "json" };
import {
  entriesBeside,
  readAlliance,
  readWritten,
  waiversFile,
} from "../../policies/enforce/registry.ts";
import { own } from "../../policies/values/own.ts";
import { readPlain } from "../../policies/values/plain-yaml.ts";
import { readBytes, readText } from "../../policies/values/text-file.ts";
import { readWaivers } from "../../policies/waivers/index.ts";
import { moduleHashes, toolchainKey } from "../../toolchain/key.ts";
import { PINS } from "../../toolchain/pins.ts";
import { auditText } from "../audit/audit.ts";
import type { Report } from "../audit/model.ts";
import { dataOf } from "../compliance/recorded.ts";
import { rejectTwoInputs } from "../documents/json.ts";
import { resultOf } from "./assessed.ts";
import { agree, complianceIn } from "./compliance.ts";
import { contractsOf } from "./contracts.ts";
import { fileDigests, filesBelow, sha256, stateDigest } from "./digest.ts";
import { documentsOf } from "./documents.ts";
import { readDrift } from "./drift.ts";
import { TEXTS } from "./messages.ts";
import { type Digests, type Files, PATHS } from "./model.ts";
import { readFacts } from "./read-facts.ts";
import { BILLS, billOf, lockFiles } from "./sbom/bills.ts";
import type { BundleSource } from "./source.ts";
import { policySources } from "./sources.ts";
import { type RecordedText, recordedText } from "./state.ts";
import { statementText } from "./statement.ts";

export interface GatherOptions {
  /** File with the state. @default the state of the site's rehearsal */
  readonly state?: string;
  /** URL where the state is kept. */
  readonly backend?: string;
  /** Files with a drift report of the site, one at most. */
  readonly drift?: readonly string[];
  /** Day of the evidence (UTC, `2026-11-24`). */
  readonly asOf: string;
}

/** A bundle without signatures. */
export interface Unsigned {
  readonly files: Files;
  readonly statement: Buffer;
  readonly source: BundleSource;
}

const ALLIANCE = "stacks/alliance.yaml";

/** Gathers a site's bundle; the same inputs and the same day give the same bytes. */
export async function gather(
  site: string,
  options: GatherOptions,
  language: Language,
): Promise<Unsigned> {
  const registry = join(projectRoot, ALLIANCE);
  const alliance = readAlliance(registry, language);
  const known = own(alliance.sites, site);
  if (known?.status !== "open") {
    const open = Object.keys(alliance.sites).filter((key) => {
      return own(alliance.sites, key)?.status === "open";
    });
    throw new Misuse(TEXTS.unknownSite, { got: site, want: open.join(", ") });
  }
  rejectTwoInputs([
    ...(options.state === undefined ? [] : [options.state]),
    ...(options.drift ?? []),
  ]);
  const recorded = await recordedText(site, options, language);
  const { reports, time, data } = auditedOf(recorded, registry, options.asOf, language);
  rejectOther(reports.en, recorded.shown, site);
  const { shown } = recorded;
  const rehearsal = reports.en.context.rehearsal.is;
  const drift = readDrift(options.drift ?? [], { site, shown, rehearsal, time });
  const { bills, missing } = billsOf(options.asOf);
  const digests = digestsOf(site, known.country, {
    options,
    recorded,
    report: reports.en,
    time,
    drift: drift?.digest,
    missing,
  });
  const waivers = readWaivers(readPlain(waiversFile(), readText(waiversFile())), alliance);
  const written = readWritten(registry, language);
  const facts = await readFacts(site, { asOf: options.asOf, data }, language);
  const contracts = contractsOf(written, site, options.asOf, entriesBeside(registry));
  const source: BundleSource = {
    ...{ digests, reports, contracts, facts },
    drift: drift?.report,
    registry: written,
    waivers: waivers.sound,
    waiverProblems: waivers.problems,
  };
  const files = new Map<string, Buffer>([
    ...[...documentsOf(source), ...bills].map(([path, text]): [string, Buffer] => [
      path,
      Buffer.from(text),
    ]),
    [PATHS.alliance, readBytes(registry)],
    [PATHS.waivers, readBytes(waiversFile())],
    ...(drift ? [[PATHS.drift, Buffer.from(drift.text)] as const] : []),
  ]);
  const result = resultOf(source);
  const { result: stated } = complianceIn(source, "en");
  if (!agree(result, stated)) throw new Error(`${result}, and the statement is ${stated}`);
  const statement = Buffer.from(statementText(files, digests, result));
  return { files: new Map([...files, [PATHS.statement, statement]]), statement, source };
}

/** The audit in each language; no path of this machine is in it. And when which data was recorded. */
function auditedOf(
  { text, shown, backend }: RecordedText,
  registry: string,
  today: string,
  language: Language,
) {
  const options = {
    alliance: registry,
    allianceName: ALLIANCE,
    waivers: waiversFile(),
    today,
    ...(backend !== undefined && { backend }),
  };
  const audited = () =>
    LANGUAGES.map((one) => [one, auditText(text, "state.json", options, one)] as const);
  let all: ReturnType<typeof audited>;
  try {
    all = audited();
  } catch (error) {
    auditText(text, shown, options, language); // fails in the same way, and names the file that was given
    throw error;
  }
  const reports = Object.fromEntries(all.map(([one, { report }]) => [one, report])) as Record<
    Language,
    Report
  >;
  const [[, { recording }]] = all as [(typeof all)[number]];
  return { reports, time: recording.time, data: dataOf(recording) };
}

function rejectOther({ kind, context }: Report, file: string, site: string): void {
  if (kind !== "state") throw new UserError(TEXTS.notState, { file });
  const { is: got } = context.site;
  if (got !== site) throw new UserError(TEXTS.otherSite, { file, got, site });
}

/** The bills of materials, and the lock files that are missing. */
function billsOf(day: string) {
  const made = BILLS.map((key) => ({ key, bill: billOf(key, manifest.version, day) }));
  return {
    bills: made.flatMap(({ key, bill }): [string, string][] =>
      "text" in bill ? [[PATHS.sbom[key], bill.text]] : [],
    ),
    missing: made.flatMap(({ key, bill }) =>
      "missing" in bill ? [{ part: key, file: bill.missing }] : [],
    ),
  };
}

function digestsOf(
  site: string,
  country: string,
  {
    options,
    recorded,
    report,
    time,
    drift,
    missing,
  }: {
    readonly options: GatherOptions;
    readonly recorded: RecordedText;
    readonly report: Report;
    readonly time: string | undefined;
    /** SHA-256 of the drift report. */
    readonly drift: string | undefined;
    readonly missing: readonly { readonly part: string; readonly file: string }[];
  },
): Digests {
  const { deployment } = JSON.parse(recorded.text) as { deployment?: unknown };
  const { now } = report.policyDigest;
  return {
    schemaVersion: 1,
    tool: { name: "aes-estate", version: manifest.version },
    site,
    country,
    rehearsal: report.context.rehearsal.is,
    asOf: options.asOf,
    state: {
      sha256: stateDigest(deployment),
      resources: report.counts.resources,
      file: sha256(recorded.text),
      ...(time !== undefined && { time }),
    },
    ...(drift !== undefined && { drift: { sha256: drift } }),
    files: estateFiles(site),
    policies: { ...now, sources: policySources() },
    toolchain: {
      key: toolchainKey(moduleHashes(join(repository, "toolchain"))),
      versions: versionsOf(PINS),
      lockFiles: lockFiles().flatMap(({ folder, path }) => fileDigests(folder, [path])),
    },
    notIncluded: [
      ...(drift === undefined ? [{ key: "drift", ...TEXTS.noDrift }] : []),
      ...missing.map(({ part, file }) => ({
        key: `sbom/${part}`,
        fr: render(TEXTS.noLockFile, { part, file }, "fr"),
        en: render(TEXTS.noLockFile, { part, file }, "en"),
      })),
    ],
  };
}

/** The estate's files, all sites': sites depend on each other. */
function estateFiles(site: string) {
  const stacks = filesBelow(join(projectRoot, "stacks"), (path) => path.endsWith(".yaml"));
  const paths = ["Pulumi.yaml", `Pulumi.${site}.yaml`, ...stacks.map((path) => `stacks/${path}`)];
  const there = paths.filter((path) => existsSync(join(projectRoot, path)));
  const waivers = waiversFile();
  return [
    ...fileDigests(projectRoot, there),
    { path: shownWaivers(waivers), sha256: sha256(readBytes(waivers)) },
  ];
}

/** The waivers' file, which may be outside the project. */
function shownWaivers(file: string): string {
  const near = relative(projectRoot, file);
  return near.startsWith("..") ? "policies/waivers.yaml" : near;
}

/** The pinned versions, one a line. */
function versionsOf(pins: object, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pins).flatMap(([name, value]) =>
      typeof value === "string"
        ? [[`${prefix}${name}`, value]]
        : Object.entries(versionsOf(value as object, `${prefix}${name}.`)),
    ),
  );
}
