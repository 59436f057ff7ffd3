/** The basic shapes of the estate's files. An `error` names a message of `messages.ts`, never a text. */
import { z } from "zod";
import { text } from "../../policies/alliance/model.ts";
import { isShortest } from "../../policies/values/addresses.ts";
import type { WantKey } from "../messages/shape.ts";

const error = (key: WantKey) => ({ error: key });

/** Identity of a repeated thing: never an index, so that reordering changes nothing. */
export const key = z
  .string(error("key"))
  .regex(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, error("key"))
  .describe("Lower-case key: letters, digits, hyphens; 2 to 32 characters.");

export const country = z
  .string(error("country"))
  .regex(/^[A-Z]{2}$/, error("country"))
  .describe("ISO 3166-1 alpha-2 country code of a member.");

/** Name on the cloud, given by its operator. */
export const cloudName = z
  .string(error("cloudName"))
  .regex(/^[A-Za-z0-9]([A-Za-z0-9 ._+:-]{0,62}[A-Za-z0-9._+-])?$/, error("cloudName"))
  .describe("Name on the cloud.");

const shortText = text.shape.fr.max(120, error("shortText"));
export const title = z
  .strictObject({ fr: shortText, en: shortText })
  .describe("Name for people, in both languages; 120 characters at most.");

export const count = z.int(error("count")).min(0, error("count")).max(10_000_000, error("count"));

/** Another form would be stored in the shortest one, and show a change in every preview. */
const shortest = <T extends z.ZodType<string>>(item: T) =>
  item.refine(isShortest, error("shortest"));

export const ipv4Prefix = z
  .cidrv4(error("ipv4Prefix"))
  .describe("IPv4 prefix, e.g. 10.32.16.0/26.");
export const ipv6Prefix = shortest(z.cidrv6({ ...error("ipv6Prefix"), abort: true })).describe(
  "IPv6 prefix, e.g. fd5a:e500:1:1000::/64.",
);
export const prefix = z
  .union([z.cidrv4(), z.cidrv6()], error("prefix"))
  .pipe(shortest(z.string()))
  .describe("IPv4 or IPv6 prefix.");
export const ipv4 = z.ipv4(error("address"));
export const ipv6 = shortest(z.ipv6({ ...error("address"), abort: true }));
export const address = z
  .union([z.ipv4(), z.ipv6()], error("address"))
  .pipe(shortest(z.string()))
  .describe("IPv4 or IPv6 address.");

/** Without leading zeros, which some readers interpret as octal. */
const PORTS = /^(0|[1-9]\d{0,4})(-(0|[1-9]\d{0,4}))?$/;

/** Port `n` or range `n-m`. */
export const ports = z.union(
  [
    z.int(error("ports")).min(1, error("ports")).max(65535, error("ports")),
    z.string().regex(PORTS, error("ports")),
  ],
  error("ports"),
);

/** A list whose order means nothing: an entry that is there twice is a slip. */
export const set = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .check(({ value, issues }) => {
      const seen = new Set<unknown>();
      for (const [index, input] of value.entries()) {
        const message: WantKey = "once";
        if (seen.has(input)) issues.push({ code: "custom", input, path: [index], message });
        seen.add(input);
      }
    })
    .meta({ uniqueItems: true });

/** A list that grants access: empty could mean "all" or "none", so it is an error. */
export const allowList = <T extends z.ZodType>(item: T) => set(item).min(1, error("nonEmpty"));

/** A map with at least one entry; its keys are identity. */
export const nonEmptyMap = <T extends z.ZodType>(item: T) =>
  z
    .record(key, item)
    .refine((map) => Object.keys(map).length > 0, error("nonEmpty"))
    .meta({ minProperties: 1 });

/** The version of one kind of file. A change of it comes with a step in `estate/migrate/migrate.ts`. */
export const schemaVersion = <const Version extends number>(version: Version) =>
  z.literal(version).describe("Version of this file's schema.");
