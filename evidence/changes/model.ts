/** The changes of a period as data: types, JSON and JSON Schema from one model (`schemas/changes.schema.json`). */
import { z } from "zod";
import { LANGUAGES } from "../../output/message.ts";
import { MARKS } from "../../policies/enforce/recorded/index.ts";
import { SEVERITIES } from "../../policies/rule.ts";
import { count, countries } from "../compliance/data-model.ts";
import { waiver } from "../compliance/model.ts";
import { EFFECTS, KINDS } from "../review/model.ts";

const hash = z.string().describe("The first figures of a commit's name.");
const day = z.string().describe("UTC, `2026-11-30`; `?` if it is no date.");

/** The lines of a commit's message that name who agreed to it. */
export const TRAILERS = ["Approved-by", "Reviewed-by", "Signed-off-by"] as const;

const trailer = z.strictObject({ key: z.enum(TRAILERS), value: z.string() });

const commit = z.strictObject({
  commit: hash,
  id: z.string().describe("Its full name."),
  day: day.describe("Day (UTC) of the committer's date, which a committer can choose."),
  author: z.string(),
  committer: z.string(),
  subject: z.string(),
  trailers: z.array(trailer),
  signature: z.boolean().describe("Whether it carries a signature; no signature was verified."),
  merge: z.boolean(),
  mergedBy: hash.optional().describe("The merge that brought it to HEAD's line of first parents."),
  files: z.array(z.string()).describe("Files of the estate that it changes."),
});

const approval = z.strictObject({ ...trailer.shape, commit: hash.describe("The commit with it.") });

const file = z.strictObject({
  file: z.string(),
  kind: z.enum(KINDS),
  site: z.string().optional(),
  tenant: z.string().optional(),
  owners: countries.optional(),
  status: z.enum(["added", "removed", "renamed", "changed", "reformatted", "unreadable"]),
  effect: z.enum(EFFECTS).describe("The worst of its changes."),
  changes: z.array(
    z.strictObject({
      path: z.string(),
      before: z.string().optional(),
      after: z.string().optional(),
      effect: z.enum(EFFECTS),
    }),
  ),
  ways: z.array(
    z.strictObject({
      change: z.enum(["opened", "closed"]),
      direction: z.enum(["out", "in", "copy"]),
      reach: z.enum(["internet", "government", "proxy", "otherTenant", "otherSite", "prefix"]),
      end: z.string(),
      traffic: z.string(),
      path: z.string(),
    }),
  ),
  commits: z.array(hash).describe("Commits of the period that change it."),
  approvals: z
    .array(approval)
    .describe(
      "`Approved-by` and `Reviewed-by` of these commits and of the merges that brought them.",
    ),
});

const violation = z.strictObject({
  file: z.string(),
  line: z.int().min(0),
  path: z.string(),
  message: z.string(),
  remediation: z.string().optional(),
});

const changedWaiver = waiver.omit({ standing: true }).extend({
  how: z
    .enum(["entered", "started", "removed", "expired"])
    .describe(
      "`entered`, `removed`: by a commit of the period; new terms are another waiver. `started`, `expired`: by its dates.",
    ),
  commit: hash.optional().describe("The commit that entered or removed it."),
});

const rule = z.strictObject({
  rule: z.string(),
  violations: z.strictObject({ new: z.array(violation), gone: z.array(violation) }),
  waivers: z.strictObject({ begun: z.array(changedWaiver), ended: z.array(changedWaiver) }),
});

const update = z.strictObject({
  version: count,
  kind: z.string(),
  result: z.string().optional(),
  start: z.string(),
  end: z.string().optional(),
  changes: z.record(z.string(), count).describe("Resources by operation."),
  revision: z.string().optional().describe("Full name of the commit that it was made from."),
  inHistory: z.boolean().optional().describe("Whether HEAD's history has that commit."),
  uncommitted: z.boolean().describe("Whether the work tree had changes without a commit."),
  author: z.string().optional().describe("Author of that commit."),
});

/** What happened to a resource between two recorded states. */
const STATE_OPERATIONS = ["new", "gone", "changed"] as const;

const operations = { new: count, gone: count, changed: count };

const stateFile = z.strictObject({
  file: z.string(),
  time: z.string().describe("When it was written, by itself (UTC)."),
  sha256: z.string().describe("Of the text."),
});

const stateChange = z.strictObject({
  operation: z.enum(STATE_OPERATIONS),
  type: z.string(),
  name: z.string(),
  urn: z.string(),
  properties: z
    .array(
      z.strictObject({
        name: z.string(),
        compared: z
          .enum(["differs", "unknown"])
          .describe("`unknown`: a secret that is encrypted otherwise; its value may be the same."),
      }),
    )
    .describe("Inputs of a changed resource that differ; never their values."),
  replaced: z.boolean().describe("Whether the cloud knows it by another id."),
  marks: z
    .array(z.enum(MARKS))
    .describe("Of a changed resource only new ones; of one that is gone those that it had."),
  unmarked: z.array(z.enum(MARKS)).describe("Marks that a changed resource no longer has."),
});

const tenantState = z.strictObject({
  tenant: z.string().optional().describe("Key at the site; absent: the site's own resources."),
  counts: z.strictObject(operations),
  resources: z.array(stateChange).describe("Each URN once, in the order of the URNs."),
});

const stateViolation = z.strictObject({
  case: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(["failed", "waived"]).describe("With HEAD's waivers on the day of evaluation."),
  subject: z.string().describe("URN of the resource; the site for violations of the whole stack."),
  tenant: z.string().optional(),
  what: z.string(),
  waiver: z.string().optional().describe("Key of the waiver."),
});

const stateRule = z.strictObject({
  rule: z.string(),
  new: z.array(stateViolation),
  gone: z.array(stateViolation),
});

const states = z.strictObject({
  site: z.string(),
  project: z.string(),
  stack: z.string(),
  before: stateFile,
  after: stateFile,
  counts: z.strictObject({
    ...operations,
    violations: z.strictObject({ new: count, gone: count, unchanged: count }),
  }),
  notes: z.array(z.string()),
  tenants: z.array(tenantState),
  rules: z.array(stateRule),
});

export const changesSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    language: z.enum(LANGUAGES),
    tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
    today: z.iso.date().describe("Day (UTC) of the evaluation, and the last of the period."),
    site: z.string().optional(),
    since: z.strictObject({
      given: z.string(),
      day: day.describe("First day (UTC) of the period."),
      commit: hash.optional().describe("The files as they were before; absent: there were none."),
    }),
    head: z.strictObject({ commit: hash, day }),
    counts: z.strictObject({
      commits: count,
      files: count,
      tenants: count,
      violations: z.strictObject({ new: count, gone: count, unchanged: count }),
      waivers: z.strictObject({ begun: count, ended: count }),
      updates: count.optional(),
    }),
    notes: z.array(z.string()).describe("What is particular about the period."),
    commits: z.array(commit).describe("Newest first."),
    tenants: z.array(file),
    others: z.array(file).describe("Files of sites and of the alliance."),
    reverted: z
      .array(z.strictObject({ file: z.string(), commits: z.array(hash) }))
      .describe("Files that were changed in the period, and are as they were."),
    rules: z.array(rule),
    updates: z
      .strictObject({ source: z.string(), updates: z.array(update), notes: z.array(z.string()) })
      .optional(),
    states: states.optional().describe("What differs between two recorded states of one site."),
    notAssessed: z.array(z.string()),
  })
  .describe("The output of `estate changes --format json`.");

export type Changes = z.output<typeof changesSchema>;
export type CommitEntry = z.output<typeof commit>;
export type Trailer = z.output<typeof trailer>;
export type Approval = z.output<typeof approval>;
export type FileEntry = z.output<typeof file>;
export type ViolationEntry = z.output<typeof violation>;
export type WaiverChange = z.output<typeof changedWaiver>;
export type RuleEntry = z.output<typeof rule>;
export type Update = z.output<typeof update>;
export type StateOperation = (typeof STATE_OPERATIONS)[number];
export type StateChange = z.output<typeof stateChange>;
export type TenantState = z.output<typeof tenantState>;
export type StateViolation = z.output<typeof stateViolation>;
export type StateRule = z.output<typeof stateRule>;
export type StatesPart = z.output<typeof states>;
