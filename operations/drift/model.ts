/** The report on drift as data: types, JSON and JSON Schema from one model (`schemas/drift.schema.json`). */
import { z } from "zod";
import { LANGUAGES } from "../../output/message.ts";
import { SEVERITIES } from "../../policies/rule.ts";
import { IS } from "./differences.ts";

const count = z.int().min(0);

/** What a command does with a difference. */
export const DOES = ["revert", "adopt", "waive"] as const;

const violation = z.strictObject({
  rule: z.string(),
  case: z.string().describe("Case of the rule; a stable identifier."),
  severity: z.enum(SEVERITIES),
  status: z.enum(["failed", "waived"]),
  subject: z
    .string()
    .describe("URN; of a thing that no state records, the one that it would have."),
  what: z.string(),
  why: z.string(),
  remediation: z.string(),
  waiver: z.string().optional().describe("Key of the waiver that covers it."),
});

/** One thing that differs, or that a tenant made. */
export const finding = z.strictObject({
  is: z
    .enum(IS)
    .describe(
      "`changed`, `gone`: recorded otherwise. `unmanaged`: recorded nowhere, and neither a tenant's nor the operator's. `tenant`: a tenant may make it, so it is no drift.",
    ),
  kind: z.string(),
  title: z.string().describe("The kind for people."),
  name: z.string(),
  id: z.string().optional().describe("Id in the cloud."),
  subject: z.string(),
  project: z.string().optional().describe("Id of its project."),
  tenant: z.string().optional(),
  owner: z.string().optional().describe("Country that owns the data of its tenant or project."),
  declared: z
    .strictObject({ file: z.string(), line: z.int().min(1), path: z.string() })
    .optional()
    .describe("Where the estate's files declare it."),
  attributes: z.array(
    z.strictObject({
      name: z.string(),
      recorded: z.unknown(),
      cloud: z.unknown(),
    }),
  ),
  violations: z.array(violation),
  commands: z.array(
    z.strictObject({
      does: z.enum(DOES),
      command: z.string().describe("For a shell, in the project's folder."),
    }),
  ),
});

export const driftSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    language: z.enum(LANGUAGES),
    tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
    site: z.string(),
    rehearsal: z.boolean(),
    cloud: z.string().describe("Address of the cloud's identity service."),
    at: z.iso.datetime().describe("When the reading began."),
    result: z
      .enum(["clean", "drift", "incomplete"])
      .describe("`incomplete`: no drift was found in what could be read, and something could not."),
    state: z.strictObject({
      digest: z.string().describe("SHA-256 of the recorded state, equal before and after."),
      resources: count,
    }),
    counts: z.strictObject({
      read: count.describe("Things of the cloud that were read."),
      compared: count.describe("Recorded resources that were compared."),
      changed: count,
      unmanaged: count,
      gone: count,
      tenant: count,
      operator: count,
      failed: count.describe("Violations that no waiver covers."),
      waived: count,
      notAssessed: count,
    }),
    findings: z.array(finding).describe("Drift."),
    tenants: z
      .array(finding)
      .describe("What tenants made within their rights: evaluated, no drift."),
    consequences: z
      .array(violation)
      .describe("Violations by recorded resources that exist only because of the differences."),
    operators: z
      .array(z.strictObject({ kind: z.string(), title: z.string(), count }))
      .describe("The operator's own things by kind: counted, not evaluated."),
    kinds: z.array(z.strictObject({ kind: z.string(), service: z.string(), read: count })),
    notAssessed: z.array(
      z.strictObject({
        key: z.string(),
        kind: z.string().optional(),
        what: z.string(),
      }),
    ),
  })
  .describe("The output of `estate drift --format json`.");

export type Report = z.output<typeof driftSchema>;
export type ReportedFinding = z.output<typeof finding>;
export type ReportedViolation = z.output<typeof violation>;

/** Exit code for each result of a report. */
export const EXIT_CODES: Readonly<Record<Report["result"], number>> = {
  clean: 0,
  drift: 1,
  incomplete: 2,
};
