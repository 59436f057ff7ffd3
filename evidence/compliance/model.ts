/** The compliance statement as data: types, JSON and JSON Schema from one model (`schemas/statement.schema.json`). */
import { z } from "zod";
import { LANGUAGES } from "../../output/message.ts";
import { SEVERITIES } from "../../policies/rule.ts";
import { contractSignature } from "../contracts/signatures.ts";
import { count, countries, day, findings, statement } from "./data-model.ts";
import { siteDrift } from "./drift-model.ts";

export type { Copy, DataStatement, Place, Tenant } from "./data-model.ts";

export const contractStatus = z.enum(["inForce", "notStarted", "ended", "notCountersigned"]);

const contract = z.strictObject({
  name: z.string(),
  from: z.string(),
  to: z.string(),
  classes: z.array(z.string()),
  owners: countries,
  start: day,
  end: day,
  purpose: z.string(),
  signatures: z.array(contractSignature).describe("One for each of its sites."),
  status: contractStatus.describe("As the program decides when it evaluates a copy."),
});

/** Standing of a waiver on a day. */
export const STANDINGS = ["inForce", "expiring", "notStarted", "expired", "faulty"] as const;

/** A waiver as reports show it. */
export const waiver = z.strictObject({
  key: z.string(),
  rule: z.string(),
  scope: z.string(),
  owner: z.string().describe("Name (office) of the person who answers for the risk."),
  approver: z.string().describe("Name (office) of the person who approved it."),
  reason: z.string(),
  ticket: z.string(),
  start: day,
  expiry: day,
  standing: z.enum(STANDINGS).describe("`expiring`: in force, for 30 days more at most."),
});

const ruleType = z.strictObject({
  type: z.string().describe("Resource type; `stack` for the stack as a whole."),
  evaluated: count,
  waived: count,
  failed: count,
});

const rule = z.strictObject({
  name: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  waivable: z.boolean(),
  references: z.array(z.string()),
  status: z
    .enum(["passed", "waived", "failed", "notAssessed"])
    .describe("`notAssessed`: nothing to evaluate in any state that was read, or none was read."),
  findings,
  types: z.array(ruleType),
  notAssessedAt: z
    .array(z.string())
    .describe("Sites of this statement where it evaluated nothing."),
});

const otherLanguage = z
  .enum(LANGUAGES)
  .optional()
  .describe("Language of its texts, if a drift report has them in another one.");

const violation = z.strictObject({
  site: z.string(),
  rule: z.string(),
  case: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(["failed", "waived"]),
  subject: z.string(),
  tenant: z.string().optional(),
  owner: z.string().optional(),
  dataClass: z.string().optional(),
  seenIn: z
    .enum(["inputs", "outputs", "cloud"])
    .describe("`cloud`: only the drift report shows it, not the recorded state."),
  what: z.string(),
  why: z.string(),
  remediation: z.string(),
  waiver: z.string().optional().describe("Key of the waiver that covers it."),
  language: otherLanguage,
});

/** What a statement may find besides violations of recorded resources. */
export const PROBLEMS = [
  "waiver",
  "attestation",
  "late",
  "misplaced",
  "copy",
  "unlabelled",
] as const;

const problem = z.strictObject({
  kind: z.enum(PROBLEMS),
  site: z.string().optional(),
  what: z.string(),
});

const source = z.strictObject({
  kind: z.enum(["files", "state", "cloud", "drift"]),
  site: z.string().optional(),
  name: z.string().describe("File, store or address."),
  digest: z.string().optional().describe("SHA-256 of what was read; absent for a cloud's answers."),
});

export const statementSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    language: z.enum(LANGUAGES),
    tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
    alliance: z.string(),
    asOf: day.describe("Day (UTC) for which it holds."),
    sites: z.array(z.strictObject({ key: z.string(), title: z.string(), country: z.string() })),
    owners: countries,
    result: z
      .enum(["compliant", "nonCompliant", "notAssessed"])
      .describe(
        "`notAssessed`: nothing failed, and something it would have to cover was not read.",
      ),
    summary: z
      .string()
      .describe("The result in one sentence, with what it covers and what is abroad."),
    abroad: z.strictObject({
      known: z.boolean().describe("Whether there is a register of platforms hosted abroad."),
      platforms: count.describe("Platforms of these owners that are still abroad."),
      late: count.describe("Of them, those after their deadline."),
      byOwner: z.record(z.string(), count),
      until: day.optional().describe("The last deadline."),
    }),
    findings,
    assessed: z
      .array(z.string())
      .describe(
        "Sites whose recorded state was evaluated; findings are about these, and about what drift reports show.",
      ),
    statements: z.array(statement),
    contracts: z.array(contract),
    waivers: z.array(waiver),
    rules: z.array(rule),
    violations: z.array(violation),
    drift: z
      .array(siteDrift)
      .describe(
        "What was changed by hand, by site; the cloud of a site without an entry was not compared.",
      ),
    problems: z.array(problem),
    notLookedAt: z.array(
      z.strictObject({
        key: z.string(),
        site: z.string().optional(),
        what: z.string(),
        language: otherLanguage,
      }),
    ),
    sources: z.array(source),
    policyDigest: z.strictObject({ pack: z.string(), registry: z.string() }),
  })
  .describe("The output of `estate compliance --json`.");

export type Statement = z.output<typeof statementSchema>;
export type ContractEntry = z.output<typeof contract>;
export type WaiverEntry = z.output<typeof waiver>;
export type RuleEntry = z.output<typeof rule>;
export type ViolationEntry = z.output<typeof violation>;
export type Problem = z.output<typeof problem>;
export type Source = z.output<typeof source>;
export type NotLookedAt = Statement["notLookedAt"][number];

/** Exit code for each result of a statement. */
export const EXIT_CODES: Readonly<Record<Statement["result"], number>> = {
  compliant: 0,
  nonCompliant: 1,
  notAssessed: 2,
};
