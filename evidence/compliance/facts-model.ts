/** What a statement takes from the estate's files: nothing else of them is in it, so it can be made again without them. */
import { z } from "zod";
import { copy, count, platform, tenant, volumeType } from "./data-model.ts";

const title = z.strictObject({ fr: z.string(), en: z.string() });
const data = { owner: z.string(), dataClass: z.string() };

const tenantFacts = z.strictObject({
  title,
  ...data,
  ...tenant.pick({ segments: true, clusters: true, containers: true }).shape,
  volumeTypes: z.array(z.string()).describe("Volume types that it may use."),
  home: z
    .strictObject({ site: z.string(), tenant: z.string() })
    .optional()
    .describe("Of a standby: the tenant of another site for which it is kept ready."),
});

const copyFacts = copy.omit({ inForce: true, allowed: true }).extend(data);

const platformFacts = platform.omit({ key: true, days: true }).extend({ title, ...data });

export const siteFacts = z.strictObject({
  siteKey: z.string(),
  tenants: z.record(z.string(), tenantFacts).describe("By key; its standbys, too."),
  copies: z.array(copyFacts).describe("Copies that leave the site or come from another one."),
  volumeTypes: z.record(z.string(), volumeType.omit({ site: true, key: true })),
});

export const platformsAbroad = z
  .record(z.string(), platformFacts)
  .describe("Platforms of the register that are still abroad, by key.");

/** Resources of a recorded state that do the same with the data of one tenant. */
export const recordedData = z.strictObject({
  ...data,
  tenant: z.string().describe("Key of the tenant at the site."),
  effects: z.array(z.string()),
  resources: count,
});

export type SiteFacts = z.output<typeof siteFacts>;
export type PlatformsAbroad = z.output<typeof platformsAbroad>;
export type RecordedData = z.output<typeof recordedData>;
