/** The compliance statement of a bundle, from what the bundle has: the one of `estate compliance`. Pure. */
import { toJsonText } from "../../output/json.ts";
import { LANGUAGES, type Language, type Message } from "../../output/message.ts";
import { countersigned } from "../../policies/alliance/countersignatures.ts";
import { oncePer } from "../../policies/values/once.ts";
import type { Report } from "../audit/model.ts";
import type { Gathered } from "../compliance/gather.ts";
import { toHtml } from "../compliance/html.ts";
import { REASONS } from "../compliance/messages.ts";
import { type Problem, type Statement, statementSchema } from "../compliance/model.ts";
import type { Subject } from "../compliance/request.ts";
import { statementOn } from "../compliance/statement.ts";
import { entriesIn } from "./contracts.ts";
import { treeDigest } from "./digest.ts";
import { PATHS } from "./model.ts";
import type { BundleSource } from "./source.ts";

const statementsOf = oncePer((_: BundleSource) => new Map<Language, Statement>());

/** The statement in one language; of the same source, made once. */
export function complianceIn(source: BundleSource, language: Language): Statement {
  const known = statementsOf(source).get(language) ?? stated(source, language);
  statementsOf(source).set(language, known);
  return known;
}

function stated(source: BundleSource, language: Language): Statement {
  const { digests, registry, facts, contracts, waivers, waiverProblems } = source;
  const { policies, asOf, tool } = digests;
  const entriesOf = entriesIn(contracts);
  const subject: Subject = {
    chosen: [facts.site],
    platforms: facts.platforms,
    registry,
    alliance: countersigned(registry, entriesOf),
    entriesOf,
    owners: Object.keys(registry.members),
    ...{ asOf, language, tool },
    everything: true, // the audit fails by them, too
    files: { kind: "files", name: PATHS.digests, digest: treeDigest(digests.files) },
    policyDigest: { pack: policies.pack, registry: policies.registry },
  };
  const grants = { sound: waivers, problems: waiverProblems };
  const statement = statementOn(subject, grants, gathered(source, language));
  // In the order of the schema's keys, as a reader of the document has them.
  return statementSchema.parse(statement);
}

/** What the bundle has of the site, as `estate compliance` would have read it. */
function gathered({ digests, reports, facts, drift }: BundleSource, language: Language): Gathered {
  const { site, state } = digests;
  const { sha256: content, file: digest = content, time } = state;
  return {
    recorded: [
      {
        site,
        name: "state.json",
        digest,
        ...(time !== undefined && { time }),
        open: false,
        report: reports[language],
        data: facts.data,
      },
    ],
    clouds: [],
    drift: drift ? [{ name: PATHS.drift, digest: digests.drift?.sha256 ?? "", report: drift }] : [],
    reasons: { state: {}, cloud: { [site]: REASONS.evidence } },
    uncovered: facts.otherSites,
  };
}

/** The statement's files, by path; text is left out, because tables of thousands of tenants take long to set. */
export function complianceFiles(source: BundleSource): [string, string][] {
  const { json, html } = PATHS.compliance;
  return [
    [json, `${toJsonText(complianceIn(source, "en"))}\n`],
    ...LANGUAGES.map((language): [string, string] => [
      html[language],
      toHtml(complianceIn(source, language)),
    ]),
  ];
}

/** Kinds of problems that the audit finds itself. */
const OF_AUDIT: ReadonlySet<Problem["kind"]> = new Set<Problem["kind"]>(["waiver", "attestation"]);

/** What only the statement finds, such as a platform abroad after its deadline, in both languages. */
export function foundByStatement(
  source: BundleSource,
): { readonly kind: Problem["kind"]; readonly what: Message }[] {
  const [french = [], english = []] = LANGUAGES.map(
    (language) => complianceIn(source, language).problems,
  );
  return english.flatMap(({ kind, what: en }, index) => {
    return OF_AUDIT.has(kind) ? [] : [{ kind, what: { fr: french[index]?.what ?? en, en } }];
  });
}

const AGREEING: Readonly<Record<Report["result"], readonly Statement["result"][]>> = {
  passed: ["compliant"],
  failed: ["nonCompliant"],
  // An audit that proves nothing does not take back what was found.
  invalid: ["notAssessed", "nonCompliant"],
};

/** Whether the results of a bundle and of a statement say the same. */
export function agree(bundle: Report["result"], statement: Statement["result"]): boolean {
  return AGREEING[bundle].includes(statement);
}
