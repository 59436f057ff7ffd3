/** The data of one owner and class in the statement's model. */
import { z } from "zod";
import { HOSTING_KINDS, STATUSES } from "../../estate/model/repatriation.ts";

export const count = z.int().min(0);
export const day = z.iso.date();
export const countries = z.array(z.string()).describe("Countries, ISO 3166-1 alpha-2.");

/** What shows that data is at a site. */
export const VIEWS = ["files", "state", "cloud"] as const;

export const tenant = z.strictObject({
  site: z.string(),
  key: z.string().describe("Key of the tenant at that site."),
  title: z.string(),
  place: z.enum(["home", "standby"]).describe("`standby`: kept ready for another site's tenant."),
  home: z.string().optional().describe("Of a standby: `<site>/<tenant>` of its home."),
  segments: count,
  clusters: count,
  containers: count,
});

const place = z.strictObject({
  view: z
    .enum(VIEWS)
    .describe("What shows it: the files, the recorded state, the cloud's answers."),
  site: z.string(),
  country: z.string(),
  tenants: z
    .array(z.string())
    .describe("Tenant keys at that site; `platform` for shared resources."),
  counts: z
    .record(z.string(), count)
    .describe("Files: tenants. State: resources by effect on data. Cloud: resources by kind."),
  allowed: z.boolean().describe("Whether the class admits data of this owner in that country."),
});

export const copy = z.strictObject({
  tenant: z.string(),
  from: z.string(),
  to: z.string(),
  contract: z.string(),
  containers: z.array(z.string()),
  copyEveryMinutes: count,
  inForce: z.boolean().describe("Whether the contract is in force that day."),
  allowed: z.boolean().describe("Whether the class admits copies in the target's country."),
});

export const volumeType = z.strictObject({
  site: z.string(),
  key: z.string(),
  encrypted: z.boolean(),
  attested: z
    .strictObject({ by: z.string(), date: day })
    .optional()
    .describe("The office that attests the encryption; absent: none does."),
});

export const platform = z.strictObject({
  key: z.string(),
  title: z.string(),
  country: z.string().describe("Country that hosts it now."),
  provider: z.string(),
  kind: z.enum(HOSTING_KINDS),
  target: z.string().describe("`<site>/<tenant>`."),
  status: z.enum(STATUSES),
  deadline: day.describe("Last day on which it may still be abroad."),
  days: z.int().describe("Days until the deadline; negative after it."),
});

export const findings = z.strictObject({ raw: count, waived: count, failed: count });

export const statement = z.strictObject({
  owner: z.string(),
  ownerTitle: z.string(),
  dataClass: z.string(),
  classTitle: z.string(),
  rank: count,
  reside: countries,
  process: countries,
  replicate: countries,
  operate: countries,
  encryption: z.enum(["optional", "required"]),
  egress: z.array(z.string()),
  tenants: z.array(tenant),
  places: z.array(place),
  copies: z.array(copy),
  contracts: z.array(z.string()).describe("Contracts that cover this data, by name."),
  keyManagers: z.array(
    z.strictObject({ site: z.string(), key: z.string(), service: z.string(), url: z.string() }),
  ),
  volumeTypes: z.array(volumeType).describe("Volume types that its tenants may use."),
  abroad: z.array(platform),
  waivers: z.array(z.string()).describe("Waivers for resources of this data, by key."),
  findings: findings.describe(
    "Violations of resources of this data, in the recorded states and the drift reports.",
  ),
});

export type DataStatement = z.output<typeof statement>;
export type Tenant = z.output<typeof tenant>;
export type Place = z.output<typeof place>;
export type Copy = z.output<typeof copy>;
