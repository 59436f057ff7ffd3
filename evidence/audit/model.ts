/** The audit's report as data: types, JSON and JSON Schema from one model (`schemas/report.schema.json`). */
import { z } from "zod";
import { LANGUAGES } from "../../output/message.ts";
import { MARKS } from "../../policies/enforce/recorded/index.ts";
import { SEVERITIES } from "../../policies/rule.ts";

const count = z.int().min(0);

/** Source of a setting. */
export const SOURCES = ["option", "recorded", "stackName", "default"] as const;
const source = z.enum(SOURCES).describe("Where the audit learnt it.");

const waiver = z.strictObject({
  key: z.string(),
  ticket: z.string(),
  reason: z.string(),
  owner: z.string().describe("Who answers for the risk: name (office)."),
  approver: z.string().describe("Who allowed it: name (office)."),
  expiry: z.iso.date().describe("Last day (UTC)."),
});

const violation = z.strictObject({
  rule: z.string(),
  case: z.string().describe("Which of the rule's cases; stable for machines."),
  severity: z.enum(SEVERITIES),
  status: z.enum(["failed", "waived"]),
  subject: z.string().describe("URN of the resource, or the site for what is about all of it."),
  line: z.int().min(1).optional().describe("Line of the resource in the file."),
  seenIn: z
    .enum(["inputs", "outputs"])
    .describe("`outputs`: nobody declared it; the cloud answered so when it was last asked."),
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
  subjects: z.array(z.string()).describe("What the rule was asked about; empty: nothing to judge."),
});

const stamp = z.strictObject({
  pack: z.string().describe("`<pack>@<version>`."),
  registry: z.string().describe("`sha256:<hex>` over registry, waivers, rules and version."),
});

export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    language: z.enum(LANGUAGES),
    tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
    file: z.string(),
    kind: z.enum(["state", "plan"]),
    stack: z.string(),
    project: z.string(),
    jurisdiction: z.strictObject({
      site: z.strictObject({ is: z.string(), source }),
      rehearsal: z.strictObject({ is: z.boolean(), source }),
      today: z.strictObject({ is: z.iso.date(), source }),
      alliance: z.strictObject({
        is: z.string().describe("The registry's file."),
        digest: z.string().describe("SHA-256 of the registry's file."),
      }),
    }),
    verdict: z
      .enum(["passed", "failed", "invalid"])
      .describe("`invalid`: no verdict; what was judged was not whole, or the self-test failed."),
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
          path: z.string().describe("Where it is written, from the registry's folder."),
          by: z.string().describe("Office of the registry."),
          date: z.string().describe("Day (UTC) on which it was looked at."),
          why: z.string(),
          faults: z.array(z.string()).describe("Why it does not count; any one fails the run."),
        }),
      )
      .describe("What offices attest in the registry and of the site, and no file can show."),
    notAssessed: z.array(z.strictObject({ key: z.string(), what: z.string() })),
    selfTest: z
      .strictObject({ passed: z.boolean(), cases: count, missed: z.array(z.string()) })
      .describe("Whether every rule still denied its built-in cases before the evaluation."),
    stamp: z
      .strictObject({
        now: stamp,
        recorded: stamp.optional().describe("What the state says of the run that recorded it."),
        difference: z.string().optional().describe("What to know where the two differ."),
      })
      .describe("By which pack, registry, waivers and rules this report and the run judged."),
  })
  .describe("What `estate audit --format json` writes.");

export type Report = z.output<typeof reportSchema>;
export type ReportedViolation = z.output<typeof violation>;
export type ReportedRule = z.output<typeof rule>;

/** Exit code for each result of a report. */
export const EXIT_CODES: Readonly<Record<Report["verdict"], number>> = {
  passed: 0,
  failed: 1,
  invalid: 2,
};
