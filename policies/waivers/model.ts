/** The contents of a waiver; types, checks and JSON Schema from one model. */
import { z } from "zod";
import { key, text } from "../alliance/model.ts";

const words = z.string().regex(/\S/);
/** A person who speaks for an office. */
export const person = z.strictObject({
  name: words.describe("As the registry writes it, under `offices.<office>.people`."),
  office: key.describe("Key of the person's office in the registry."),
});

/** One waiver. */
export const waiver = z.strictObject({
  rule: words.describe("Name of the rule; only rules that may be waived."),
  scope: words.describe("The URN of the one resource; no wildcard. Its stack is a site."),
  owner: person.describe("The person who answers for the risk."),
  approver: person.describe("Who approved it: a person of another office than the owner's."),
  reason: text.describe("Why the resource cannot comply with the rule."),
  ticket: z
    .string()
    .regex(/[\p{L}\p{N}]/u)
    .describe("The record of the decision."),
  compensating: text.describe("The measures taken instead."),
  start: z.iso.date().describe("First day (UTC)."),
  expiry: z.iso.date().describe("Last day (UTC); at most 180 days after the start."),
});

/** The file: waivers by the key that reports use. */
export const waiversSchema = z
  .record(key, waiver)
  .describe(
    "Waivers: violations that the alliance accepts for a limited time. An empty map is the usual state.",
  );

export type Waiver = z.output<typeof waiver>;
