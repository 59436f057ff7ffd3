/** `stacks/repatriation.yaml`: the members' platforms hosted abroad, and how each is repatriated. */
import { z } from "zod";
import { isCountry } from "./countries.ts";
import { count, country, key, nonEmptyMap, schemaVersion, title } from "./primitives.ts";
import type { DeepReadonly } from "./readonly.ts";

const positive = { error: "positive" };
/** A date of this century: a later deadline would be meaningless. */
const date = z.iso
  .date({ error: "date" })
  .refine((day) => !/^\d{4}-/.test(day) || day.startsWith("20"), { error: "thisCentury" });

/** A platform's size, and the capacity for it: the fields of a tenant's quota that a move is planned with. */
const amounts = {
  cores: count.describe("Virtual CPUs."),
  ramGiB: count.describe("Memory of servers, GiB."),
  volumeGiB: count.describe("Volumes, GiB."),
};

/** Kinds of foreign hosting providers. */
export const HOSTING_KINDS = [
  "public-cloud",
  "hosted-application",
  "managed-hosting",
  "colocation",
] as const;

/** State of a platform: not begun, being moved, at home. */
export const STATUSES = ["planned", "moving", "home"] as const;

const platform = z
  .strictObject({
    title,
    owner: country.describe("Member state that owns the data."),
    dataClass: key.describe("Class of the data, a key of `classes` in alliance.yaml."),
    hosted: z
      .strictObject({
        country: z
          .string({ error: "country" })
          .regex(/^[A-Z]{2}$/, { error: "country" })
          .refine((code) => !/^[A-Z]{2}$/.test(code) || isCountry(code), { error: "realCountry" })
          .describe("ISO 3166-1 alpha-2 code of the country it is hosted in."),
        kind: z.enum(HOSTING_KINDS),
        provider: z.string().min(1).describe("Who runs it there."),
      })
      .describe("Where it is now; of one that is home, where it was."),
    size: z.strictObject(amounts).describe("What it takes of its target tenant's quota."),
    dependsOn: z
      .record(key, z.strictObject({}))
      .default({})
      .describe("Platforms of this file that must be home no later than this one, by key."),
    exitPlan: title.describe("One line: how it leaves its provider."),
    target: z.strictObject({
      site: key.describe("Site it comes home to; an open one."),
      tenant: key.describe("Tenant of that site, of the same owner and class."),
    }),
    deadline: date.describe("Last day (UTC) on which it may still be abroad."),
    effortWeeks: count.min(1, positive).describe("Work that is left for one team, weeks."),
    status: z.enum(STATUSES),
    moved: date.optional().describe("Day (UTC) since which it is home; with status home."),
  })
  .describe("One platform of one member state.");

const addition = z
  .strictObject({
    site: key.describe("Site that gains it."),
    tenant: key.describe("Tenant whose quota will grow by it."),
    from: date.describe("First day (UTC) on which it is there."),
    ...amounts,
  })
  .describe("Hardware on order, and whose quota it is meant for.");

export const repatriationSchema = z
  .strictObject({
    schemaVersion: schemaVersion(1),
    teams: z
      .record(
        country,
        z.strictObject({
          parallel: count.min(1, positive).describe("Migrations its teams can do at once."),
        }),
      )
      .describe("Who moves platforms, by the member state that owns them."),
    additions: z
      .record(key, addition)
      .default({})
      .describe("What targets gain later; without any, today's quotas are all there is."),
    platforms: nonEmptyMap(platform),
  })
  .describe("The register of platforms that come home.");

export type Repatriation = DeepReadonly<z.output<typeof repatriationSchema>>;
export type Platform = DeepReadonly<z.output<typeof platform>>;
