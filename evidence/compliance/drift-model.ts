/** What was changed by hand, in the statement's model. */
import { z } from "zod";
import { driftSchema, finding } from "../../operations/drift/model.ts";
import { LANGUAGES } from "../../output/message.ts";
import { count } from "./data-model.ts";

/** The counts of what was changed by hand, in the order in which they are shown. */
export const DRIFT_COUNTS = ["changed", "unmanaged", "gone", "failed", "waived"] as const;

const tenantCounts = z.strictObject({
  tenant: z.string().optional().describe("Absent: what belongs to no tenant."),
  owner: z.string().optional(),
  changed: count,
  unmanaged: count,
  gone: count,
  failed: count.describe("Violations that no waiver covers."),
  waived: count,
});

export const siteDrift = z.strictObject({
  site: z.string(),
  rehearsal: z.boolean(),
  cloud: z.string().describe("Address of the cloud's identity service."),
  at: z.iso.datetime().describe("When the cloud was read."),
  language: z.enum(LANGUAGES).describe("Language of the report's texts."),
  result: driftSchema.shape.result,
  counts: tenantCounts
    .omit({ tenant: true, owner: true })
    .describe("Of the owners that the statement covers, and of what belongs to no single owner."),
  tenants: z.array(tenantCounts).describe("The same counts, each tenant by itself."),
  findings: z
    .array(finding)
    .describe("Drift, as the report has it; waivers as of the statement's day."),
});

export type SiteDrift = z.output<typeof siteDrift>;
export type TenantCounts = SiteDrift["tenants"][number];
