/** The audit's report as data: types, JSON and JSON Schema from one model (`schemas/report.schema.json`). */
import { z } from "zod";
import { LANGUAGES } from "../../output/message.ts";
import { MARKS } from "../../policies/enforce/recorded/index.ts";
import { SEVERITIES } from "../../policies/rule.ts";

const count = z.int().min(0);

/** Source of a setting. */
export const SOURCES = ["option", "recorded", "stackName", "default"] as const;
const source = z.enum(SOURCES).describe("Source of the setting.");

const waiver = z.strictObject({
  key: z.string(),
  ticket: z.string(),
  reason: z.string(),
  owner: z.string().describe("Owner of the risk: name (office)."),
  approver: z.string().describe("Approver of the waiver: name (office)."),
  expiry: z.iso.date().describe("Last day (UTC)."),
});

const violation = z.strictObject({
  rule: z.string(),
  case: z.string().describe("Case of the rule; a stable identifier."),
  severity: z.enum(SEVERITIES),
  status: z.enum(["failed", "waived"]),
  subject: z.string().describe("URN of the resource; the site for violations of the whole stack."),
  line: z.int().min(1).optional().describe("Line of the resource in the file."),
  seenIn: z
    .enum(["inputs", "outputs"])
    .describe("`outputs`: not declared in the program; the cloud reported it at the last refresh."),
  marks: z.array(z.enum(MARKS)),
  what: z.string(),
  why: z.string(),
  remediation: z.string(),
  howToWaive: z.string(),
  waiver: waiver.optional(),
});

const rule = z.strictObject({
  name: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  waivable: z.boolean(),
  references: z.array(z.string()),
  subjects: z
    .array(z.string())
    .describe("Resources that the rule evaluated; empty: nothing to evaluate."),
});

const policyDigest = z.strictObject({
  pack: z.string().describe("`<pack>@<version>`."),
  registry: z.string().describe("`sha256:<hex>` over registry, waivers, rules and version."),
});

export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(2),
    language: z.enum(LANGUAGES),
    tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
    file: z.string().describe("The file; the address of the API server, for a cluster."),
    kind: z.enum(["state", "plan", "cluster"]),
    stack: z.string().describe("The site, for a cluster."),
    project: z.string().describe("`<tenant>/<cluster>`, for a cluster."),
    context: z.strictObject({
      site: z.strictObject({ is: z.string(), source }),
      rehearsal: z.strictObject({ is: z.boolean(), source }),
      today: z.strictObject({ is: z.iso.date(), source }),
      alliance: z.strictObject({
        is: z.string().describe("The registry's file."),
        digest: z.string().describe("SHA-256 of the registry's file."),
      }),
    }),
    result: z
      .enum(["passed", "failed", "invalid"])
      .describe("`invalid`: nothing is proven; the file is incomplete, or the self-test failed."),
    counts: z.strictObject({
      resources: count,
      raw: count.describe("All violations: waived and failed together."),
      waived: count,
      failed: count,
      waiverProblems: count,
      notAssessed: count,
    }),
    rules: z.array(rule),
    violations: z.array(violation),
    waiverProblems: z.array(
      z.strictObject({ path: z.string(), what: z.string(), remediation: z.string() }),
    ),
    attested: z
      .array(
        z.strictObject({
          path: z.string().describe("Path of the entry, from the registry's folder."),
          by: z.string().describe("Office of the registry."),
          date: z.string().describe("Day (UTC) on which the office verified the fact."),
          why: z.string(),
          faults: z
            .array(z.string())
            .describe("Reasons why it is not valid; each fails the audit."),
        }),
      )
      .describe(
        "Facts that no file can show: attested by offices in the registry and for the site.",
      ),
    notAssessed: z.array(z.strictObject({ key: z.string(), what: z.string() })),
    selfTest: z
      .strictObject({ passed: z.boolean(), cases: count, missed: z.array(z.string()) })
      .describe("Whether every rule denied its built-in cases before the evaluation."),
    policyDigest: z
      .strictObject({
        now: policyDigest,
        recorded: policyDigest.optional().describe("Recorded by the run that wrote the state."),
        difference: z.string().optional().describe("Message for people if the two differ."),
      })
      .describe("Pack, registry, waivers and rules used by this audit and by the recorded run."),
  })
  .describe("The output of `estate audit --format json`.");

export type Report = z.output<typeof reportSchema>;
export type ReportedViolation = z.output<typeof violation>;
export type ReportedRule = z.output<typeof rule>;

/** Exit code for each result of a report. */
export const EXIT_CODES: Readonly<Record<Report["result"], number>> = {
  passed: 0,
  failed: 1,
  invalid: 2,
};
