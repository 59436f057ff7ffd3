/** The alliance's registry: members, sites, classes of data. Written in `stacks/alliance.yaml`, closed and fail-closed. */
import { z } from "zod";

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/)
  .describe("Lower-case key: letters, digits, hyphens; 3 to 32 characters.");
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2 country code.");
const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const countries = z.array(country).min(1).describe("Countries allowed; never empty.");
const byOwner = z
  .record(country, countries)
  .describe("Owner country → countries where data of this class may be.");

/** What one class of data gets. */
export const dataClass = z.strictObject({
  title: text,
  rank: z.int().min(0).describe("Higher is more sensitive."),
  reside: byOwner,
  process: byOwner,
  replicate: byOwner,
  operate: byOwner.describe("Owner country → countries whose staff may operate it."),
  encryption: z.enum(["optional", "required"]).describe("Encryption of volumes at rest."),
  egress: z
    .array(z.enum(["none", "government", "internet"]))
    .min(1)
    .describe("Gateways a segment of this class may have."),
});

/** One national site. */
export const site = z.strictObject({
  title: text,
  country,
  status: z.enum(["open", "planned"]),
  tier: z.strictObject({
    level: z.enum(["II", "III", "IV"]),
    availability: z.number().gt(90).lt(100),
  }),
  region: key.describe("OpenStack region name; unique in the alliance."),
  endpoints: z.strictObject({
    identity: z
      .array(z.url({ protocol: /^https$/ }))
      .min(1)
      .describe("Keystone URLs of this site."),
  }),
  addresses: z.strictObject({
    ipv4: z.array(z.cidrv4()).min(1),
    ipv6: z.array(z.cidrv6()).min(1),
  }),
  state: z.strictObject({
    backends: z.array(z.string().min(1)).min(1).describe("Pulumi backend URL prefixes allowed."),
    secretsProviders: z
      .array(z.string().min(1))
      .min(1)
      .describe("Pulumi secrets provider prefixes allowed."),
  }),
  rehearsal: z.strictObject({
    firstPort: z
      .int()
      .min(1024)
      .max(32000)
      .describe("First of 100 loopback ports of the rehearsal cloud."),
  }),
});

export const allianceSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    name: z.string().min(1),
    members: z.record(
      country,
      z.strictObject({ title: text, aliases: z.array(z.string()).default([]) }),
    ),
    sites: z.record(key, site),
    classes: z.record(key, dataClass),
  })
  .describe(
    "The alliance: who belongs to it, where its sites are, what each class of data may do.",
  );

export type Alliance = z.output<typeof allianceSchema>;
export type Site = z.output<typeof site>;
export type DataClass = z.output<typeof dataClass>;
